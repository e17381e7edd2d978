import { Input, InputNumber, Select, Switch } from 'antd';
import type { Parameter } from '../../../rules/playbook/schema.ts';
import { minorDigits, toMajor, toMinor } from '../../../rules/words/numbers.ts';
import { DurationControl } from '../form/controls/DurationControl.tsx';
import { useWords } from '../words.ts';

interface ParameterValueProps {
  readonly type: Parameter['type'];
  readonly value: unknown;
  readonly currency: string;
  readonly label: string;
  readonly choices?: readonly string[] | undefined;
  onChange(value: unknown): void;
}

/** A value of a parameter's type as people say it: money in major units, ratios in percent. */
export function ParameterValue({ type, value, currency, label, choices, onChange }: ParameterValueProps) {
  const { t } = useWords();
  const number = typeof value === 'number' ? value : null;
  const shared = { 'aria-label': label, style: { width: '100%' } };
  switch (type) {
    case 'money':
      return (
        <InputNumber
          {...shared}
          precision={minorDigits(currency)}
          suffix={currency}
          value={number === null ? null : toMajor(number, currency)}
          onChange={(major) => onChange(major === null ? undefined : toMinor(major, currency))}
        />
      );
    case 'ratio':
      return (
        <InputNumber
          {...shared}
          suffix="%"
          value={number === null ? null : Number((number * 100).toFixed(8))}
          onChange={(percent) => onChange(percent === null ? undefined : Number((percent / 100).toFixed(10)))}
        />
      );
    case 'number':
    case 'integer':
      return (
        <InputNumber
          {...shared}
          {...(type === 'integer' && { precision: 0 })}
          value={number}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'duration':
      return <DurationControl label={label} pointer="" value={value} onChange={onChange} />;
    case 'boolean':
      return <Switch aria-label={label} checked={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...shared}
          allowClear
          options={(choices ?? []).map((each) => ({ value: each, label: each }))}
          value={value}
          onChange={onChange}
        />
      );
    case 'list':
      return (
        <Select
          {...shared}
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder={t('typeAndEnter')}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(next: readonly string[]) => onChange(next.length === 0 ? undefined : next)}
        />
      );
    case 'text':
      return (
        <Input
          {...shared}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      );
  }
}
