import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { FieldSelectorProps } from 'react-querybuilder';
import { FACT_NAMES } from '../../../rules/conditions/schema.ts';
import type { FactName } from '../../../rules/conditions/schema.ts';
import type { Json } from '../../../rules/json.ts';
import { dimensions as dimensionNames } from '../../../rules/metrics/dimensions.ts';
import { NameSelect } from '../form/NameSelect.tsx';
import type { NameOption } from '../form/NameSelect.tsx';
import { useForm } from '../form/scope.ts';
import { TextInput } from '../form/TextInput.tsx';
import { useTitles } from '../form/useTitles.ts';
import { DurationControl } from '../form/controls/DurationControl.tsx';
import { FeelControl } from '../form/controls/FeelControl.tsx';
import { usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import styles from './conditions.module.css';
import { columnOf } from '../../../rules/words/columns.ts';
import { MetricPicker } from './MetricPicker.tsx';
import { PresentMetric } from './PresentMetric.tsx';
import { readHead, writeHead } from './query.ts';
import type { LeafHead } from './query.ts';

type Params = Readonly<Record<string, Json>>;

/** What a fact begins with when it is chosen. */
const FRESH: Readonly<Record<FactName, LeafHead>> = {
  metric: { fact: 'metric', params: { id: 'cvr', window: 'PT1H' } },
  row: { fact: 'row', path: '$.stock' },
  param: { fact: 'param', params: { id: '' } },
  var: { fact: 'var', params: { id: '' } },
  clock: { fact: 'clock', params: { part: 'hour' } },
  set: { fact: 'set', params: { id: '', part: 'count' } },
  expr: { fact: 'expr', params: { expr: '0' } },
};

export const freshHead = (rows: boolean): LeafHead => FRESH[rows ? 'row' : 'metric'];

/** Chooses what a condition asks about. The whole fact travels in the rule's field. */
export function FactEditor({ value, handleOnChange }: FieldSelectorProps) {
  const { t } = useWords();
  const field = value ?? '{}';
  const head = readHead(field);
  const form = useForm();
  const shared = usePlaybook((playbook) => playbook.conditions);
  const [more, setMore] = useState(head.description !== undefined || head.params?.['where'] !== undefined);
  const write = (next: LeafHead) => handleOnChange(writeHead(next, field));
  const facts = FACT_NAMES.filter((fact) => fact !== 'row' || form.rows || head.fact === 'row');
  const kinds = [
    ...facts.map((fact) => ({ value: fact as string, label: t(`fact_${fact}`) })),
    ...(shared || head.condition !== undefined ? [{ value: 'shared', label: t('fact_shared') }] : []),
  ];
  const choose = (kind: string) => {
    const { description } = head;
    const fresh = kind === 'shared' ? { condition: Object.keys(shared ?? {})[0] ?? '' } : FRESH[kind as FactName];
    handleOnChange(writeHead({ ...fresh, ...(description !== undefined && { description }) }));
  };
  return (
    <div className={styles.fact}>
      <Select
        aria-label={t('fact')}
        style={{ width: 106 }}
        popupMatchSelectWidth={false}
        options={kinds}
        value={head.condition === undefined ? head.fact : 'shared'}
        onChange={choose}
      />
      {head.condition === undefined ? (
        <FactParams head={head} write={write} more={more} />
      ) : (
        <NameSelect
          label={t('fact_shared')}
          style={{ flex: 1 }}
          options={Object.entries(shared ?? {}).map(([name, { description }]) => ({
            value: name,
            title: description || undefined,
          }))}
          value={head.condition}
          onChange={(condition) => write({ ...head, condition })}
        />
      )}
      <Button
        className={styles.moreButton}
        type={more ? 'default' : 'text'}
        icon={<EllipsisOutlined aria-hidden />}
        aria-expanded={more}
        aria-label={t('conditionDescription')}
        title={t('conditionDescription')}
        onClick={() => setMore(!more)}
      />
      {more && (
        <TextInput
          className={styles.description}
          placeholder={t('conditionDescription')}
          aria-label={t('conditionDescription')}
          value={head.description ?? ''}
          onCommit={(description) => write({ ...head, description: description === '' ? undefined : description })}
        />
      )}
    </div>
  );
}

interface FactParamsProps {
  readonly head: LeafHead;
  /** Whether what is rarely needed is shown. */
  readonly more: boolean;
  write(head: LeafHead): void;
}

function FactParams({ head, write, more }: FactParamsProps) {
  const { t } = useWords();
  const titles = useTitles();
  const params: Params = head.params ?? {};
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  const set = (change: Readonly<Record<string, Json | undefined>>) => {
    const next = { ...params, ...change };
    write({
      ...head,
      params: Object.fromEntries(
        Object.entries(next).filter((entry): entry is [string, Json] => entry[1] !== undefined),
      ),
    });
  };
  const named = (options: readonly NameOption[]) => (
    <NameSelect
      free
      style={{ flex: 1 }}
      label={t('name')}
      options={options}
      value={text('id')}
      onChange={(id) => set({ id })}
    />
  );
  switch (head.fact) {
    case 'metric':
      return <MetricParams params={params} set={set} more={more} />;
    case 'row': {
      const column = columnOf(head.path) ?? head.path ?? '';
      return (
        <NameSelect
          free
          style={{ flex: 1 }}
          label={t('column')}
          options={titles.columns}
          value={column}
          onChange={(next) => write({ ...head, path: /^\w+$/.test(next) ? `$.${next}` : next })}
        />
      );
    }
    case 'param':
      return named(titles.parameters);
    case 'var':
      return named(titles.variables);
    case 'set':
      return (
        <>
          {named(titles.sets)}
          <Select
            aria-label={t('setPart')}
            style={{ width: 88 }}
            options={[
              { value: 'count', label: t('setPart_count') },
              { value: 'ids', label: t('setPart_ids') },
            ]}
            value={text('part') || 'ids'}
            onChange={(part) => set({ part })}
          />
        </>
      );
    case 'clock':
      return (
        <Select
          style={{ flex: 1 }}
          aria-label={t('fact_clock')}
          options={(['hour', 'weekday', 'instant'] as const).map((part) => ({
            value: part,
            label: t(`clock_${part}`),
          }))}
          value={text('part')}
          onChange={(part) => set({ part })}
        />
      );
    case 'expr':
      return (
        <div style={{ flex: 1 }}>
          <FeelControl
            label={t('fact_expr')}
            pointer=""
            value={text('expr')}
            onChange={(expr) => set({ expr: String(expr) })}
          />
        </div>
      );
    case undefined:
      return null;
  }
}

interface MetricParamsProps {
  readonly params: Params;
  readonly more: boolean;
  set(change: Readonly<Record<string, Json | undefined>>): void;
}

function MetricParams({ params, set, more }: MetricParamsProps) {
  const { t, language } = useWords();
  const titles = useTitles();
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name] : '');
  const where = params['where'];
  const dimensions =
    where !== null && typeof where === 'object' && !Array.isArray(where)
      ? Object.entries(where).map(
          ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
        )
      : [];
  return (
    <>
      <MetricPicker params={params} onChange={(id) => set({ id })} />
      <div style={{ flex: '1 1 112px', order: 2 }} title={t('window')}>
        <DurationControl
          label={t('window')}
          pointer=""
          value={params['window']}
          onChange={(window) => set({ window: window as string | undefined })}
        />
      </div>
      <Select
        style={{ flex: '1 1 80px', order: 2 }}
        aria-label={t('compare')}
        options={(['none', 'plan', 'previous', 'baseline'] as const).map((each) => ({
          value: each,
          label: t(`compare_${each}`),
        }))}
        value={text('compare') || 'none'}
        onChange={(compare) =>
          set(compare === 'none' ? { compare: undefined, as: undefined } : { compare, as: text('as') || 'ratio' })
        }
      />
      {text('compare') !== '' && (
        <Select
          style={{ flex: '1 1 60px', order: 2 }}
          aria-label={t('comparedAs')}
          options={(['ratio', 'difference', 'value'] as const).map((each) => ({ value: each, label: t(`as_${each}`) }))}
          value={text('as') || 'ratio'}
          onChange={(as) => set({ as })}
        />
      )}
      <PresentMetric params={params} />
      {more && (
        <Select
          mode="tags"
          style={{ flex: '1 1 100%', order: 2 }}
          aria-label={t('where')}
          placeholder={t('wherePlaceholder')}
          suffixIcon={null}
          options={titles.channels.map(({ value, title }) => ({
            value: `channel=${value}`,
            label: t('whereIs', { name: dimensionNames.channel[language], value: title ?? value }),
          }))}
          value={dimensions}
          onChange={(next: readonly string[]) => {
            const pairs = next
              .map((each) => each.split('='))
              .filter((pair): pair is [string, string] => pair.length === 2 && pair.every((part) => part !== ''));
            set({ where: pairs.length === 0 ? undefined : Object.fromEntries(pairs) });
          }}
        />
      )}
    </>
  );
}
