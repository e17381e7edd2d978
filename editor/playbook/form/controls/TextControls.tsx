import type { ControlProps } from '../scope.ts';
import { LongTextInput, TextInput } from '../TextInput.tsx';
import styles from '../form.module.css';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const LongTextControl = ({ id, value, onChange }: ControlProps) => (
  <LongTextInput id={id} autoSize={{ minRows: 2, maxRows: 8 }} value={textOf(value)} onCommit={onChange} />
);

/** Ids are names in expressions: set as code. */
export const IdControl = ({ id, value, onChange }: ControlProps) => (
  <TextInput id={id} className={styles.code} spellCheck={false} value={textOf(value)} onCommit={onChange} />
);
