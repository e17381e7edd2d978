import { Input, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { numberFormat } from '../../rules/words/numbers.ts';
import { durationParts, DURATION_UNITS, writeDuration } from './durationParts.ts';
import type { DurationUnit } from './durationParts.ts';

interface DurationInputProps {
  readonly id?: string;
  /** ISO 8601. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A length of time as a number and a unit; one that needs more than that as ISO 8601 text. */
export function DurationInput({ id, value, onChange }: DurationInputProps) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const parts = value === undefined ? undefined : durationParts(value);
  const [unit, setUnit] = useState<DurationUnit>(parts?.unit ?? 'hour');
  const named = id === undefined ? {} : { id };
  if (value !== undefined && !parts) {
    return (
      <Input
        {...named}
        value={value}
        onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
      />
    );
  }
  const unitTitle = (each: DurationUnit): string =>
    numberFormat(language, { style: 'unit', unit: each, unitDisplay: 'long' })
      .formatToParts(2)
      .find((part) => part.type === 'unit')?.value ?? each;
  return (
    <Space.Compact style={{ width: '100%' }}>
      <InputNumber
        {...named}
        min={0}
        precision={0}
        style={{ width: '100%' }}
        value={parts?.count ?? null}
        onChange={(count) => onChange(count === null ? undefined : writeDuration({ count, unit }))}
      />
      <Select
        aria-label={t('timeUnit')}
        style={{ width: 110 }}
        value={parts?.unit ?? unit}
        options={DURATION_UNITS.map((each) => ({ value: each, label: unitTitle(each) }))}
        onChange={(chosen: DurationUnit) => {
          setUnit(chosen);
          if (parts) onChange(writeDuration({ count: parts.count, unit: chosen }));
        }}
      />
    </Space.Compact>
  );
}
