import { Input } from 'antd';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const LongTextControl = ({ id, value, onChange }: ControlProps) => (
  <Input.TextArea
    id={id}
    autoSize={{ minRows: 2, maxRows: 8 }}
    value={textOf(value)}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** Ids are names in expressions: set as code. */
export const IdControl = ({ id, value, onChange }: ControlProps) => (
  <Input
    id={id}
    className={styles.code}
    spellCheck={false}
    value={textOf(value)}
    onChange={(event) => onChange(event.target.value)}
  />
);
