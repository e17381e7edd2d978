import { useEffect, useState } from 'react';
import type { Note } from '../../../rules/playbook/schema.ts';
import { useMentionList } from '../../comments/useMentionList.tsx';
import { translate } from '../../playbook/words.ts';
import { useCanvasScope } from '../scope.ts';
import type { NoteActs } from './acts.ts';
import styles from './notes.module.css';

/** The text of a note, written in its place. Escape or a click elsewhere ends it; what was written stays. */
export function NoteEditor({ note, acts }: { note: Note; acts: NoteActs }) {
  const { language } = useCanvasScope();
  // A copy of its own: React Flow draws a change a moment later, in which an input method would lose its place.
  const [text, setText] = useState(note.text);
  const { field, fieldProps, onKeyDown, list } = useMentionList({
    value: text,
    candidates: acts.candidates,
    onChange(value) {
      setText(value);
      acts.onText(note.id, value);
    },
  });
  useEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [field]);
  return (
    <>
      <textarea
        {...fieldProps}
        className={`${styles.editor} nodrag nopan nowheel`}
        aria-label={translate(language, 'noteText')}
        placeholder={translate(language, 'emptyNoteHint')}
        onBlur={() => acts.onEdit(undefined)}
        onKeyDown={(event) => {
          event.stopPropagation();
          const ends = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
          if (onKeyDown(event) || !ends || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
        }}
      />
      {list && <div className={`${styles.offered} nodrag nopan`}>{list}</div>}
    </>
  );
}
