import { TeamOutlined } from '@ant-design/icons';
import { useId, useRef, useState } from 'react';
import type { ChangeEvent, KeyboardEvent, SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { completeMention, mentionAt } from '../../rules/comments/mentions.ts';
import { PersonMark } from '../session/PersonMark.tsx';
import { findCandidates } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import styles from './comments.module.css';

interface MentionListInput {
  readonly value: string;
  readonly candidates: readonly Candidate[];
  onChange(value: string): void;
}

type Field = HTMLTextAreaElement;

/**
 * For a text in which people and roles are named: behind an `@` they are offered in a list, chosen with the arrow keys
 * and Enter, or with the mouse. `onKeyDown` says whether a key was meant for the list.
 */
export function useMentionList({ value, candidates, onChange }: MentionListInput) {
  const { t } = useTranslation('comments');
  const id = useId();
  const field = useRef<Field>(null);
  const [caret, setCaret] = useState(0);
  const [marked, setMarked] = useState(0);
  /** Where the `@` is whose list was closed. */
  const [closed, setClosed] = useState<number>();
  const begun = mentionAt(value, caret);
  const offered = begun && begun.from !== closed ? findCandidates(candidates, begun.typed) : [];
  const shown = Math.min(marked, offered.length - 1);

  const choose = (candidate: Candidate | undefined): void => {
    if (!begun || !candidate) return;
    const completed = completeMention(value, begun, candidate.name);
    // React puts the caret to the end of what it writes; it must be in its place before the next key is typed.
    flushSync(() => {
      onChange(completed.text);
      setCaret(completed.caret);
      setMarked(0);
    });
    field.current?.setSelectionRange(completed.caret, completed.caret);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (offered.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
    if (event.key === 'ArrowDown') setMarked((shown + 1) % offered.length);
    else if (event.key === 'ArrowUp') setMarked((shown + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(offered[shown]);
    else if (event.key === 'Escape') setClosed(begun?.from);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const fieldProps = {
    ref: field,
    value,
    'aria-autocomplete': 'list' as const,
    ...(offered.length > 0 && { 'aria-controls': id, 'aria-activedescendant': `${id}-${shown}` }),
    onChange({ target }: ChangeEvent<Field>) {
      onChange(target.value);
      setCaret(target.selectionStart);
      setMarked(0);
      setClosed(undefined);
    },
    onSelect: ({ currentTarget }: SyntheticEvent<Field>) => setCaret(currentTarget.selectionStart),
  };
  const list = offered.length > 0 && (
    <ul id={id} className={styles.offered} role="listbox" aria-label={t('people')}>
      {offered.map((candidate, index) => (
        <li
          key={candidate.name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === shown}
          onMouseEnter={() => setMarked(index)}
          // Before the field would lose the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            choose(candidate);
          }}
        >
          {'person' in candidate.mention ? (
            <PersonMark id={candidate.name} name={candidate.title} size={18} />
          ) : (
            <TeamOutlined aria-hidden />
          )}
          <span>{candidate.title}</span>
          <small>
            {candidate.isOwner ? t('isOwner') : 'role' in candidate.mention ? t('everyRole') : `@${candidate.name}`}
          </small>
        </li>
      ))}
    </ul>
  );
  return { field, fieldProps, onKeyDown, list };
}
