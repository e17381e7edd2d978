import { Button, Dropdown, Input, Select } from 'antd';
import type { ValueEditorProps } from 'react-querybuilder';
import { operators } from '../../../rules/conditions/operators.ts';
import type { Json } from '../../../rules/json.ts';
import { WEEKDAYS } from '../../../rules/time/zone.ts';
import { DurationControl } from '../form/controls/DurationControl.tsx';
import { FeelControl } from '../form/controls/FeelControl.tsx';
import { readScalar, ScalarInput, UnitInput } from '../form/controls/UnitInput.tsx';
import { NameSelect } from '../form/NameSelect.tsx';
import { useForm } from '../form/scope.ts';
import { useTitles } from '../form/useTitles.ts';
import { usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { weekdayName } from '../../../rules/words/weekdays.ts';
import styles from './conditions.module.css';
import { columnOf } from '../../../rules/words/columns.ts';
import { fieldOf, typeOf, unitOf } from '../../../rules/words/conditions.ts';
import type { Fact } from '../../../rules/words/conditions.ts';
import { knownValue } from '../../../rules/words/known-values.ts';
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
  const titles = useTitles();
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
    <div className={styles.value} data-source={source}>
      <div>
        {source === 'constant' && <Constant head={head} operator={operator} value={json} onChange={handleOnChange} />}
        {(source === 'param' || source === 'var') && (
          <NameSelect
            label={t(`fact_${source}`)}
            options={source === 'param' ? titles.parameters : titles.variables}
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
  const titles = useTitles();
  const playbook = usePlaybook((each) => each);
  const isChannel = head.fact === 'row' && columnOf(head.path) === 'channel';
  const definition = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  const fact = factOf(head);
  const unit = fact && unitOf(fact, { playbook, variable: titles.variable });
  switch (definition?.valueType) {
    case 'range': {
      const [min, max] = Array.isArray(value) ? (value as readonly Json[]) : [value, value];
      return (
        <div className={styles.value}>
          <UnitInput
            unit={unit}
            value={min ?? null}
            onChange={(next) => onChange([next ?? 0, max ?? next ?? 0])}
            label={t('from')}
          />
          <UnitInput
            unit={unit}
            value={max ?? null}
            onChange={(next) => onChange([min ?? next ?? 0, next ?? 0])}
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
            head.fact === 'clock'
              ? WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, language) }))
              : isChannel
                ? titles.channels.map(({ value: id, title }) => ({ value: id, label: title ?? id }))
                : []
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
        <NameSelect
          label={t('set')}
          options={titles.sets}
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
      return <UnitInput unit={unit} value={value} onChange={(next) => onChange(next ?? 0)} label={t('value')} />;
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
      if (isChannel && typeof value === 'string') {
        return <NameSelect free label={t('value')} options={titles.channels} value={value} onChange={onChange} />;
      }
      return unit ? (
        <UnitInput unit={unit} value={value} onChange={(next) => onChange(next ?? 0)} label={t('value')} />
      ) : (
        <Scalar fact={fact} value={value} onChange={onChange} />
      );
  }
}

const factOf = ({ fact, ...head }: LeafHead): Fact | undefined => (fact === undefined ? undefined : { ...head, fact });

interface ScalarProps extends Pick<ConstantProps, 'value' | 'onChange'> {
  readonly fact: Fact | undefined;
}

/** Yes or no, one of a parameter's choices, or whatever is typed. */
function Scalar({ fact, value, onChange }: ScalarProps) {
  const { t, language } = useWords();
  const { variable } = useTitles();
  const playbook = usePlaybook((each) => each);
  const label = t('value');
  if (fact && typeOf(fact, { playbook, variable }) === 'boolean') {
    return (
      <Select
        style={{ width: '100%' }}
        aria-label={label}
        options={[true, false].map((each) => ({ value: each, label: t(`value_${each}`) }))}
        value={typeof value === 'boolean' ? value : null}
        onChange={onChange}
      />
    );
  }
  const choices = fact?.fact === 'param' ? playbook.parameters[fieldOf(fact)]?.choices : undefined;
  if (fact && choices) {
    const titled = choices.map((each) => ({ value: each, title: knownValue(fieldOf(fact), each, language) }));
    return (
      <NameSelect
        label={label}
        options={titled}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
      />
    );
  }
  return <ScalarInput value={value} onChange={onChange} label={label} />;
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
