import { Input, InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { DURATION_UNITS, readSingle, unitTitle, writeSingle } from './duration.ts';

interface DurationInputProps {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  /** ISO 8601. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A length of time as a number and a unit; one of several units (P1DT12H) as its text. */
export function DurationInput({ id, label, value = '', onChange }: DurationInputProps) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const single = value === '' ? { count: undefined, unit: 'hours' as const } : readSingle(value);
  const named = { ...(id !== undefined && { id }), ...(label !== undefined && { 'aria-label': label }) };
  if (!single) {
    return (
      <Input
        {...named}
        placeholder="P1DT12H"
        allowClear
        value={value}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    );
  }
  return (
    <Space.Compact block>
      <InputNumber
        {...named}
        min={0}
        precision={0}
        style={{ flex: 1, minWidth: 0 }}
        value={single.count ?? null}
        onChange={(count) => onChange(count === null ? undefined : writeSingle({ ...single, count }))}
      />
      <Select
        aria-label={t('timeUnit')}
        style={{ width: 96 }}
        options={DURATION_UNITS.map((unit) => ({ value: unit, label: unitTitle(unit, language) }))}
        value={single.unit}
        onChange={(unit) => onChange(writeSingle({ count: single.count ?? 1, unit }))}
      />
    </Space.Compact>
  );
}
