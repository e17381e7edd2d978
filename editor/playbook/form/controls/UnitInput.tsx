import { Input, InputNumber } from 'antd';
import type { Json } from '../../../../rules/json.ts';
import type { MetricUnit } from '../../../../rules/metrics/catalogue.ts';
import { minorDigits, toMajor, toMinor } from '../../../../rules/words/numbers.ts';
import { useForm } from '../scope.ts';

interface UnitInputProps {
  readonly unit: MetricUnit | undefined;
  readonly value: Json;
  readonly label: string;
  readonly placeholder?: string;
  /** null: it was emptied. */
  onChange(value: Json): void;
}

/** A number as people say it: money in major units, ratios in percent. The file keeps minor units and ratios. */
export function UnitInput({ unit, value, label, placeholder, onChange }: UnitInputProps) {
  const { currency } = useForm();
  const number = typeof value === 'number' ? value : null;
  if (number === null && typeof value === 'string')
    return <ScalarInput value={value} onChange={onChange} label={label} />;
  const shown =
    number === null
      ? null
      : unit === 'money'
        ? toMajor(number, currency)
        : unit === 'ratio'
          ? Number((number * 100).toFixed(8))
          : number;
  const write = (typed: number | null) => {
    if (typed === null) return onChange(null);
    return onChange(
      unit === 'money' ? toMinor(typed, currency) : unit === 'ratio' ? Number((typed / 100).toFixed(10)) : typed,
    );
  };
  return (
    <InputNumber
      aria-label={label}
      style={{ width: '100%' }}
      value={shown}
      placeholder={placeholder}
      {...(unit === 'money' && { precision: minorDigits(currency), suffix: currency })}
      {...(unit === 'ratio' && { suffix: '%' })}
      onChange={write}
    />
  );
}

/** `true`, `12` and `null` are values of their own kind, anything else is a text. */
export function readScalar(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function ScalarInput({ value, label, placeholder, onChange }: Omit<UnitInputProps, 'unit'>) {
  return (
    <Input
      aria-label={label}
      placeholder={placeholder}
      value={value === null ? '' : String(value as string | number | boolean)}
      onChange={(event) => onChange(readScalar(event.target.value))}
    />
  );
}
