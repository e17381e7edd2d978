import { Input, InputNumber, Select, Space } from 'antd';
import { useWords } from '../../words.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';
import { DURATION_UNITS, readSingle, writeSingle } from './duration.ts';

/** A number and a unit; a duration of several units (P1DT12H) as its text. */
export function DurationControl({ id, value, label, onChange }: ControlProps) {
  const { t } = useWords();
  const text = typeof value === 'string' ? value : '';
  const single = text === '' ? { count: undefined, unit: 'hours' as const } : readSingle(text);
  if (!single) {
    return (
      <Input
        id={id}
        aria-label={label}
        className={styles.code}
        placeholder="P1DT12H"
        allowClear
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <Space.Compact block>
      <InputNumber
        id={id}
        aria-label={label}
        min={0}
        precision={0}
        style={{ flex: 1, minWidth: 0 }}
        value={single.count ?? null}
        onChange={(count) => onChange(count === null ? undefined : writeSingle({ ...single, count }))}
      />
      <Select
        aria-label={t('unit')}
        style={{ width: 96 }}
        options={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
        value={single.unit}
        onChange={(unit) => onChange(writeSingle({ count: single.count ?? 1, unit }))}
      />
    </Space.Compact>
  );
}
