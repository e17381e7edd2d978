import { Button, Dropdown, Input, InputNumber, Select } from 'antd';
import type { ValueEditorProps } from 'react-querybuilder';
import { operators } from '../../../rules/conditions/operators.ts';
import type { Json } from '../../../rules/json.ts';
import type { MetricUnit } from '../../../rules/metrics/catalogue.ts';
import { WEEKDAYS } from '../../../rules/time/zone.ts';
import { minorDigits, toMajor, toMinor } from '../../../rules/words/numbers.ts';
import { DurationControl } from '../form/controls/DurationControl.tsx';
import { FeelControl } from '../form/controls/FeelControl.tsx';
import { useForm } from '../form/scope.ts';
import { useWords } from '../words.ts';
import { weekdayName } from '../../../rules/words/weekdays.ts';
import styles from './conditions.module.css';
import { unitOf } from '../../../rules/words/conditions.ts';
import { readHead } from './query.ts';
import type { LeafHead } from './query.ts';

type Source = 'constant' | 'param' | 'var' | 'metric' | 'expr' | 'other';

function sourceOf(value: Json): Source {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return 'constant';
  const record = value as Readonly<Record<string, Json>>;
  if ('expr' in record) return 'expr';
  const { fact } = record;
  return fact === 'param' || fact === 'var' ? fact : 'other';
}

const idOf = (value: Json): string => {
  const params = (value as { readonly params?: { readonly id?: Json } }).params;
  return typeof params?.id === 'string' ? params.id : '';
};

/** What a condition compares with: a constant in the fact's own unit, a parameter, a variable, or an expression. */
export function ConditionValue({ field, operator, value, handleOnChange }: ValueEditorProps) {
  const { t } = useWords();
  const form = useForm();
  const head = readHead(field);
  if (head.condition !== undefined) return null;
  const json = (value ?? null) as Json;
  const source = sourceOf(json);
  const fresh: Readonly<Record<Exclude<Source, 'other' | 'metric'>, Json>> = {
    constant: 0,
    param: { fact: 'param', params: { id: form.names.parameters[0] ?? '' } },
    var: { fact: 'var', params: { id: form.names.variables[0] ?? '' } },
    expr: { expr: form.names.parameters[0] ?? '0' },
  };
  return (
    <div className={styles.value}>
      <div>
        {source === 'constant' && <Constant head={head} operator={operator} value={json} onChange={handleOnChange} />}
        {(source === 'param' || source === 'var') && (
          <Select
            style={{ width: '100%' }}
            aria-label={t(`fact_${source}`)}
            options={(source === 'param' ? form.names.parameters : form.names.variables).map((name) => ({
              value: name,
              label: name,
            }))}
            value={idOf(json)}
            onChange={(id) => handleOnChange({ ...(json as object), params: { id } })}
          />
        )}
        {source === 'expr' && (
          <FeelControl
            label={t('source_expr')}
            pointer=""
            value={(json as { readonly expr: string }).expr}
            onChange={(expr) => handleOnChange({ expr: String(expr) })}
          />
        )}
        {source === 'other' && <JsonValue value={json} onChange={handleOnChange} />}
      </div>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [source],
          items: (['constant', 'param', 'var', 'expr'] as const).map((each) => ({
            key: each,
            label: t(`source_${each}`),
          })),
          onClick: ({ key }) => key !== source && handleOnChange(fresh[key as keyof typeof fresh]),
        }}
      >
        <Button aria-label={t('comparedWith')} title={t('comparedWith')}>
          <i>{source === 'constant' ? '=' : source === 'expr' ? 'fx' : '$'}</i>
        </Button>
      </Dropdown>
    </div>
  );
}

interface ConstantProps {
  readonly head: LeafHead;
  readonly operator: string;
  readonly value: Json;
  onChange(value: Json): void;
}

function Constant({ head, operator, value, onChange }: ConstantProps) {
  const { t, language } = useWords();
  const { names } = useForm();
  const definition = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  const unit = head.fact === undefined ? undefined : unitOf({ fact: head.fact, params: head.params });
  switch (definition?.valueType) {
    case 'range': {
      const [min, max] = Array.isArray(value) ? (value as readonly Json[]) : [value, value];
      return (
        <div className={styles.value}>
          <NumberInput
            unit={unit}
            value={min ?? null}
            onChange={(next) => onChange([next, max ?? next])}
            label={t('from')}
          />
          <NumberInput
            unit={unit}
            value={max ?? null}
            onChange={(next) => onChange([min ?? next, next])}
            label={t('to')}
          />
        </div>
      );
    }
    case 'list':
      return (
        <Select
          mode="tags"
          style={{ width: '100%' }}
          aria-label={t('list')}
          placeholder={t('typeAndEnter')}
          options={
            head.fact === 'clock' ? WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, language) })) : []
          }
          value={
            Array.isArray(value)
              ? value.map((each: Json) => (typeof each === 'string' ? each : JSON.stringify(each)))
              : []
          }
          onChange={(next: readonly string[]) => onChange(next.map(readScalar))}
        />
      );
    case 'set':
      return (
        <Select
          style={{ width: '100%' }}
          aria-label={t('set')}
          options={names.sets.map((name) => ({ value: name, label: name }))}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
        />
      );
    case 'duration':
      return (
        <DurationControl
          label={t('value')}
          pointer=""
          value={value}
          onChange={(next) => onChange((next ?? 'P1D') as Json)}
        />
      );
    case 'number':
      return <NumberInput unit={unit} value={value} onChange={onChange} label={t('value')} />;
    case 'pattern':
      return (
        <Input
          aria-label={t('pattern')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'any':
    case undefined:
      return unit ? (
        <NumberInput unit={unit} value={value} onChange={onChange} label={t('value')} />
      ) : (
        <ScalarInput value={value} onChange={onChange} label={t('value')} />
      );
  }
}

interface NumberInputProps {
  readonly unit: MetricUnit | undefined;
  readonly value: Json;
  readonly label: string;
  onChange(value: Json): void;
}

/** A number as people say it: money in major units, ratios in percent. The file keeps minor units and ratios. */
function NumberInput({ unit, value, label, onChange }: NumberInputProps) {
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
    const next = typed ?? 0;
    onChange(unit === 'money' ? toMinor(next, currency) : unit === 'ratio' ? Number((next / 100).toFixed(10)) : next);
  };
  return (
    <InputNumber
      aria-label={label}
      style={{ width: '100%' }}
      value={shown}
      {...(unit === 'money' && { precision: minorDigits(currency), suffix: currency })}
      {...(unit === 'ratio' && { suffix: '%' })}
      onChange={write}
    />
  );
}

/** `true`, `12` and `null` are values of their own kind, anything else is a text. */
function readScalar(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function ScalarInput({ value, label, onChange }: Omit<NumberInputProps, 'unit'>) {
  return (
    <Input
      aria-label={label}
      value={value === null ? '' : String(value as string | number | boolean)}
      onChange={(event) => onChange(readScalar(event.target.value))}
    />
  );
}

/** A value that the builder has no control for stays as it is, as JSON. */
const JsonValue = ({ value, onChange }: { value: Json; onChange: (value: Json) => void }) => (
  <Input.TextArea
    className={styles.json}
    autoSize
    defaultValue={JSON.stringify(value)}
    onBlur={(event) => {
      try {
        onChange(JSON.parse(event.target.value) as Json);
      } catch {
        event.target.value = JSON.stringify(value);
      }
    }}
  />
);
