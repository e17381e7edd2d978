import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../rules/json.ts';
import type { ValueType } from '../../rules/playbook/fields.ts';
import { knownValue } from '../../rules/words/known-values.ts';
import { minorDigits, numberFormat, toMajor, toMinor } from '../../rules/words/numbers.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { DurationInput } from '../time/DurationInput.tsx';

interface ValueInputProps {
  readonly id?: string;
  readonly type: ValueType;
  readonly value?: Json | undefined;
  readonly onChange?: (value: Json | undefined) => void;
  readonly choices?: readonly string[] | undefined;
  /** The name of what is asked for, by which usual choices are known. */
  readonly name?: string;
  readonly format: Formatter;
}

const currencySymbol = ({ currency, language }: Formatter): string =>
  numberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency;

/** Rounds away what floating point adds to a shifted decimal: 0.07 × 100 is not 7.000000000000001. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Asks for one value as people write it: money in major units, a ratio in percent; gives it as the playbook has it. */
export function ValueInput({ id, type, value, onChange, choices, name = '', format }: ValueInputProps) {
  const { t } = useTranslation();
  const number = typeof value === 'number' ? value : null;
  const named = id === undefined ? {} : { id };
  switch (type) {
    case 'money':
      return (
        <InputNumber
          {...named}
          style={{ width: '100%' }}
          prefix={currencySymbol(format)}
          precision={minorDigits(format.currency)}
          formatter={(shown) => String(shown ?? '').replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',')}
          parser={(typed) => Number((typed ?? '').replace(/[^\d.-]/g, ''))}
          value={number === null ? null : toMajor(number, format.currency)}
          onChange={(major) => onChange?.(major === null ? undefined : toMinor(major, format.currency))}
        />
      );
    case 'ratio':
      return (
        <InputNumber
          {...named}
          style={{ width: '100%' }}
          suffix="%"
          value={number === null ? null : tidy(number * 100)}
          onChange={(percent) => onChange?.(percent === null ? undefined : tidy(percent / 100))}
        />
      );
    case 'number':
    case 'integer':
      return (
        <InputNumber
          {...named}
          style={{ width: '100%' }}
          {...(type === 'integer' && { precision: 0 })}
          value={number}
          onChange={(entered) => onChange?.(entered ?? undefined)}
        />
      );
    case 'boolean':
      return (
        <Switch
          {...named}
          checked={value === true}
          checkedChildren={t('yes')}
          unCheckedChildren={t('no')}
          onChange={(checked) => onChange?.(checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...named}
          allowClear
          style={{ width: '100%' }}
          value={typeof value === 'string' ? value : undefined}
          options={(choices ?? []).map((each) => ({
            value: each,
            label: knownValue(name, each, format.language) ?? each,
          }))}
          onChange={(chosen: string | undefined) => onChange?.(chosen)}
        />
      );
    case 'list':
      return (
        <Select
          {...named}
          mode="tags"
          open={false}
          suffixIcon={null}
          style={{ width: '100%' }}
          tokenSeparators={[',', '，', '、', '\n']}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(entered: string[]) => onChange?.(entered)}
        />
      );
    case 'duration':
      return (
        <DurationInput
          {...named}
          value={typeof value === 'string' ? value : undefined}
          onChange={(iso) => onChange?.(iso)}
        />
      );
    case 'text': {
      const known = knownValue(name, value, format.language);
      return (
        <>
          <Input.TextArea
            {...named}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => onChange?.(target.value === '' ? undefined : target.value)}
          />
          {known !== undefined && known !== value && <small style={{ color: 'var(--text-soft)' }}>= {known}</small>}
        </>
      );
    }
  }
}
