import { LONGEST_COMMENT } from '../../rules/api/comments.ts';
import type { Candidate } from './candidates.ts';
import { useMentionList } from './useMentionList.tsx';
import styles from './comments.module.css';

interface MentionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly candidates: readonly Candidate[];
  readonly autoFocus?: boolean;
  onChange(value: string): void;
  onSend(): void;
}

/** The text of a comment, in which people and roles are named. */
export function MentionField({ label, value, candidates, autoFocus = false, onChange, onSend }: MentionFieldProps) {
  const { fieldProps, onKeyDown, list } = useMentionList({ value, candidates, onChange });
  return (
    <div className={styles.field}>
      <textarea
        {...fieldProps}
        rows={2}
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST_COMMENT}
        autoFocus={autoFocus}
        onKeyDown={(event) => {
          const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
          if (onKeyDown(event) || !sends || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onSend();
        }}
      />
      {list}
    </div>
  );
}
