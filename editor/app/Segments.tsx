import { useId } from 'react';
import styles from './Segments.module.css';

interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly title?: string;
}

interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Segment<V>[];
  readonly value: V;
  onChange(value: V): void;
}

/** A choice among a few that are all in view, as radio buttons. For what is drawn first: antd's Segmented brings half a form along. */
export function Segments<V extends string>({ label, hint, options, value, onChange }: SegmentsProps<V>) {
  const name = useId();
  return (
    <div className={styles.segments} role="radiogroup" aria-label={label} title={hint}>
      {options.map((option) => (
        <label key={option.value} title={option.title}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
