import { Input } from 'antd';
import { useState } from 'react';
import styles from './form.module.css';

interface CommittedInputProps {
  readonly id: string;
  readonly value: string;
  readonly label?: string;
  /** Why a text cannot be taken; undefined if it can. */
  refuse(typed: string): string | undefined;
  onCommit(value: string): void;
}

/** A name that is taken over when the field is left, since half a name would break what refers to it. */
export function CommittedInput({ id, value, label, refuse, onCommit }: CommittedInputProps) {
  const [typed, setTyped] = useState<string>();
  const changed = typed !== undefined && typed !== value;
  const refusal = changed ? refuse(typed) : undefined;
  const commit = () => {
    if (changed && refusal === undefined) onCommit(typed);
    setTyped(undefined);
  };
  return (
    <>
      <Input
        id={id}
        aria-label={label}
        className={styles.code}
        spellCheck={false}
        status={refusal === undefined ? '' : 'error'}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onPressEnter={commit}
        onKeyDown={(event) => event.key === 'Escape' && setTyped(undefined)}
      />
      {refusal !== undefined && (
        <p className={styles.problem} role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
