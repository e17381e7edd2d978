import { useStore } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { NOTE_COLOURS } from '../../../rules/playbook/notes.ts';
import { translate } from '../../playbook/words.ts';
import { useCanvasScope } from '../scope.ts';
import type { FlowNote } from './flow.ts';
import { NoteBar } from './NoteBar.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { NoteGrip } from './NoteGrip.tsx';
import { NoteText } from './NoteText.tsx';
import type { NoteSize } from './place.ts';
import styles from './notes.module.css';

/** For the lanes' heads and the note's tools above it, in pixels of the window. */
const ROOM_ABOVE = 74;

/** A sticky note: its text, and while it is selected what can be done with it. */
export const NoteCard = memo(function NoteCard({
  data: { note, editing, alone },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteY,
}: NodeProps<FlowNote>) {
  const { language, noteActs } = useCanvasScope();
  const isHigh = useStore(({ transform: [, y, zoom] }) => positionAbsoluteY * zoom + y < ROOM_ABOVE);
  // While it is being resized; in pixels.
  const [live, setLive] = useState<NoteSize>();
  const size = live ?? { width, height };
  return (
    <div
      className={styles.note}
      data-colour={note.colour ?? NOTE_COLOURS[0]}
      data-selected={selected}
      style={{ width: size.width, height: size.height }}
    >
      {editing && noteActs ? (
        <NoteEditor note={note} acts={noteActs} />
      ) : (
        <p className={styles.text} data-empty={note.text === ''} title={note.text}>
          {note.text === '' ? noteActs && translate(language, 'emptyNote') : <NoteText text={note.text} />}
        </p>
      )}
      {alone && noteActs && (
        <>
          <NoteBar note={note} acts={noteActs} below={isHigh} />
          <NoteGrip size={{ width, height }} note={note.id} acts={noteActs} onLive={setLive} />
        </>
      )}
    </div>
  );
});
