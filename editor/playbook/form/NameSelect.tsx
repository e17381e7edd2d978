import { Select } from 'antd';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import styles from './form.module.css';

export interface NameOption {
  /** The id. */
  readonly value: string;
  /** What it is called; without it by its id. */
  readonly title?: string | undefined;
  /** What else helps to choose it. */
  readonly detail?: string | undefined;
}

interface NameSelectProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly options: readonly NameOption[];
  readonly value: string | undefined;
  readonly style?: CSSProperties;
  /** Names that are not known may be typed. */
  readonly free?: boolean;
  readonly allowClear?: boolean;
  readonly placeholder?: string;
  onChange(value: string): void;
  onOpen?(open: boolean): void;
}

/** Chooses by title what the file names by id; found by both. */
export function NameSelect({ options, value, label, free, onChange, onOpen, style, ...rest }: NameSelectProps) {
  const [typed, setTyped] = useState('');
  const sought = typed.trim();
  const isNew = free && sought !== '' && options.every((each) => each.value !== sought && each.title !== sought);
  return (
    <Select
      {...rest}
      aria-label={label}
      style={{ width: '100%', minWidth: 0, ...style }}
      popupMatchSelectWidth={false}
      showSearch={{
        filterOption: (text, option) =>
          `${option?.title} ${option?.value} ${option?.detail}`.toLowerCase().includes(text.toLowerCase()),
        onSearch: setTyped,
      }}
      options={[...options, ...(isNew ? [{ value: sought }] : [])].map((each) => ({
        ...each,
        title: each.title ?? each.value,
        label: labelOf(each, options),
      }))}
      optionRender={renderName}
      value={value === '' ? undefined : value}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      onOpenChange={(open) => {
        setTyped('');
        onOpen?.(open);
      }}
    />
  );
}

/** A name in a list: its title, and its id where that is another. */
export const renderName = ({ data }: { readonly data: NameOption }) => (
  <span className={styles.option}>
    <span>{data.title}</span>
    {data.title !== data.value && <code>{data.value}</code>}
    {data.detail !== undefined && <small>{data.detail}</small>}
  </span>
);

/** A title that several have is told apart by the id. */
function labelOf({ value, title }: NameOption, options: readonly NameOption[]): string {
  if (title === undefined || title === value) return value;
  const isShared = options.some((each) => each.value !== value && each.title === title);
  return isShared ? `${title} (${value})` : title;
}
