import { CheckOutlined, CopyOutlined, DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useStore } from '@xyflow/react';
import { NOTE_COLOURS } from '../../../rules/playbook/notes.ts';
import type { Note } from '../../../rules/playbook/schema.ts';
import { translate } from '../../playbook/words.ts';
import { useCanvasScope } from '../scope.ts';
import type { NoteActs } from './acts.ts';
import styles from './notes.module.css';

interface NoteBarProps {
  readonly note: Note;
  readonly acts: NoteActs;
  /** There is no room above it. */
  readonly below: boolean;
}

/** What can be done with the selected note, beside it; as large however far away the canvas is seen from. */
export function NoteBar({ note, acts, below }: NoteBarProps) {
  const { language } = useCanvasScope();
  const zoom = useStore(({ transform }) => transform[2]);
  const shown = note.colour ?? NOTE_COLOURS[0];
  const tools = [
    { label: 'editNote', icon: <EditOutlined aria-hidden />, run: () => acts.onEdit(note.id) },
    { label: 'duplicate', icon: <CopyOutlined aria-hidden />, run: acts.onDuplicate },
    { label: 'delete', icon: <DeleteOutlined aria-hidden />, run: acts.onRemove },
  ] as const;
  return (
    <div
      className={`${styles.bar} nodrag nopan`}
      data-below={below}
      style={{ scale: 1 / zoom }}
      role="toolbar"
      aria-label={translate(language, 'noteTools')}
    >
      {NOTE_COLOURS.map((colour) => {
        const title = translate(language, `noteColour_${colour}`);
        return (
          <button
            key={colour}
            type="button"
            className={styles.swatch}
            data-colour={colour}
            aria-pressed={colour === shown}
            aria-label={title}
            title={title}
            onClick={() => acts.onColour(note.id, colour)}
          >
            {colour === shown && <CheckOutlined aria-hidden />}
          </button>
        );
      })}
      <span className={styles.divider} />
      {tools.map(({ label, icon, run }) => (
        <button
          key={label}
          type="button"
          aria-label={translate(language, label)}
          title={translate(language, label)}
          onClick={run}
        >
          {icon}
        </button>
      ))}
    </div>
  );
}
