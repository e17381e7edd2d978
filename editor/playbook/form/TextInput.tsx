import { Input } from 'antd';
import type { InputProps } from 'antd';
import type { TextAreaProps } from 'antd/es/input';
import { useTyped } from './useTyped.ts';

interface Text {
  readonly value: string;
  /** Called when the typing rests, and when the field is left. */
  onCommit(text: string): void;
}

/** A line of text of the playbook. */
export function TextInput({ value, onCommit, ...input }: Omit<InputProps, 'value' | 'onChange' | 'onBlur'> & Text) {
  const { text, type, flush } = useTyped(value, onCommit);
  return <Input {...input} value={text} onChange={(event) => type(event.target.value)} onBlur={flush} />;
}

/** Several lines of text of the playbook. */
export function LongTextInput({
  value,
  onCommit,
  ...input
}: Omit<TextAreaProps, 'value' | 'onChange' | 'onBlur'> & Text) {
  const { text, type, flush } = useTyped(value, onCommit);
  return <Input.TextArea {...input} value={text} onChange={(event) => type(event.target.value)} onBlur={flush} />;
}
