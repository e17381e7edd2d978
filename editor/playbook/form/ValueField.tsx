import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { VALUE_TITLES } from '../../../rules/words/values.ts';
import { childPointer, valueAt } from '../edit/pointer.ts';
import { freshId } from '../edit/ids.ts';
import { useView } from '../store/scope.ts';
import { useWords, valueLabel } from '../words.ts';
import type { Words } from '../words.ts';
import { FieldRow } from './FieldRow.tsx';
import { idOf, Leaf } from './Leaf.tsx';
import type { ValueProps } from './Leaf.tsx';
import type { FormField, FormModel, FormOption } from './model.ts';
import { useForm } from './scope.ts';
import styles from './form.module.css';

/** A form for a value of the model's shape. */
export function ValueForm({ model, value, pointer, label }: ValueProps) {
  switch (model.type) {
    case 'object':
      return <ObjectForm model={model} value={value} pointer={pointer} label={label} />;
    case 'union':
      return <UnionForm model={model} value={value} pointer={pointer} label={label} />;
    case 'list':
      return <ListForm model={model} value={value} pointer={pointer} label={label} />;
    case 'record':
    case 'choice':
    case 'choices':
    case 'texts':
    case 'number':
    case 'control':
      return <Leaf model={model} value={value} pointer={pointer} label={label} />;
    case 'constant':
      return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const labelOf = (field: FormField, { language }: Words): string =>
  field.title?.[language] ?? valueLabel(language, field.key) ?? field.key;

const COMPOSITE: ReadonlySet<FormModel['type']> = new Set(['object', 'union', 'list']);

/** Whether the problems of what lies within are shown by fields further down. */
const hasRows = (model: FormModel): boolean =>
  COMPOSITE.has(model.type) || (model.type === 'control' && model.control === 'inputs');

function ObjectForm({ model, value, pointer }: ValueProps<'object'>) {
  const words = useWords();
  const form = useForm();
  const wanted = useView((view) => view.focus?.pointer);
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const record = isRecord(value) ? value : {};
  const isShown = (field: FormField) => {
    const at = form.base + childPointer(pointer, field.key);
    return (
      !field.optional ||
      record[field.key] !== undefined ||
      (field.standard !== undefined && field.model.type !== 'record') ||
      added.has(field.key) ||
      wanted === at ||
      wanted?.startsWith(`${at}/`) === true ||
      form.problemsAt(childPointer(pointer, field.key), true).length > 0
    );
  };
  const add = (field: FormField) => {
    setAdded(new Set([...added, field.key]));
    const { fresh } = field;
    if (fresh !== '' && fresh !== undefined)
      form.change(childPointer(pointer, field.key), structuredClone(fresh), { step: true });
  };
  const hidden = model.fields.filter((field) => !isShown(field));
  return (
    <div className={styles.form}>
      {model.fields.filter(isShown).map((field) => {
        const at = childPointer(pointer, field.key);
        const removable = field.optional && field.standard === undefined;
        const label = labelOf(field, words);
        return (
          <FieldRow
            key={field.key}
            id={idOf(at)}
            label={label}
            help={field.help}
            pointer={at}
            leaf={!hasRows(field.model)}
            shownByControl={field.model.type === 'control' && field.model.control === 'feel' ? 'feel-' : undefined}
            onRemove={
              removable
                ? () => {
                    setAdded(new Set([...added].filter((key) => key !== field.key)));
                    form.change(at, undefined, { step: true });
                  }
                : undefined
            }
          >
            {field.model.type === 'object' || field.model.type === 'union' ? (
              <div className={styles.group}>
                <ValueForm model={field.model} value={record[field.key] ?? field.standard} pointer={at} label={label} />
              </div>
            ) : (
              <ValueForm model={field.model} value={record[field.key] ?? field.standard} pointer={at} label={label} />
            )}
          </FieldRow>
        );
      })}
      {hidden.length > 0 && (
        <div className={styles.more}>
          {hidden.map((field) => (
            <Button
              key={field.key}
              size="small"
              icon={<PlusOutlined aria-hidden />}
              title={field.help?.[words.language]}
              onClick={() => add(field)}
            >
              {labelOf(field, words)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** A value's words are not those of a field that has its name: to start by hand is not to act by hand. */
const optionLabel = ({ key, title, model }: FormOption, { language }: Words): string =>
  (model.type !== 'constant' && Object.hasOwn(VALUE_TITLES, key) ? title?.[language] : undefined) ??
  valueLabel(language, key) ??
  title?.[language] ??
  key;

function UnionForm({ model, value, pointer, label }: ValueProps<'union'>) {
  const words = useWords();
  const form = useForm();
  const current = model.options.find((option) => option.accepts(value));
  const choose = (key: string) => {
    const option = model.options.find((each) => each.key === key);
    if (!option || option === current) return;
    form.change(pointer, carryOver(option, value), { step: true });
  };
  const options = model.options.map((option) => ({ value: option.key, label: optionLabel(option, words) }));
  const only =
    current?.model.type === 'object' && current.model.fields.length === 1 ? current.model.fields[0] : undefined;
  return (
    <div className={styles.form}>
      {model.options.length <= 3 ? (
        <Segmented block options={options} value={current?.key ?? ''} onChange={choose} aria-label={label} />
      ) : (
        <Select options={options} value={current?.key} onChange={choose} aria-label={label} />
      )}
      {current && only && only.model.type !== 'object' && only.model.type !== 'union' ? (
        // The option's name says already what its only field is.
        <ValueForm
          model={only.model}
          value={isRecord(value) ? value[only.key] : undefined}
          pointer={childPointer(pointer, only.key)}
          label={optionLabel(current, words)}
        />
      ) : (
        current && <ValueForm key={current.key} model={current.model} value={value} pointer={pointer} label={label} />
      )}
    </div>
  );
}

/** The option's first value, with the fields that both options have taken along. */
function carryOver(option: FormOption, value: unknown): unknown {
  const { model } = option;
  const fresh: unknown = structuredClone(option.fresh);
  if (model.type !== 'object' || !isRecord(value) || !isRecord(fresh)) return fresh;
  const shared = model.fields
    .filter((field) => value[field.key] !== undefined)
    .map((field) => [field.key, value[field.key]] as const);
  return { ...fresh, ...Object.fromEntries(shared) };
}

function ListForm({ model, value, pointer, label }: ValueProps<'list'>) {
  const words = useWords();
  const form = useForm();
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const write = (next: readonly unknown[]) => form.change(pointer, next, { step: true });
  const move = (index: number, by: 1 | -1) => {
    const next = [...items];
    next.splice(index + by, 0, ...next.splice(index, 1));
    write(next);
  };
  const single = model.element.type !== 'object';
  const called = model.item ? capitalised(model.item[words.language]) : label;
  return (
    <div className={styles.form}>
      {items.map((item, index) => {
        const at = childPointer(pointer, index);
        const name = titleOf(item) ?? `${called} ${index + 1}`;
        const remove = (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={words.t('removeField', { field: name })}
            title={words.t('removeField', { field: name })}
            onClick={() => write(items.filter((_, each) => each !== index))}
          />
        );
        // Items have no identity of their own; the place in the list is theirs.
        const key = `${index}`;
        if (single) {
          return (
            <div key={key} className={styles.feel} data-pointer={form.base + at}>
              <ValueForm model={model.element} value={item} pointer={at} label={name} />
              {remove}
            </div>
          );
        }
        return (
          <div key={key} className={styles.item} data-pointer={form.base + at}>
            <div className={styles.itemHead}>
              <strong title={name}>{name}</strong>
              {index > 0 && (
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined aria-hidden />}
                  aria-label={words.t('moveUp')}
                  title={words.t('moveUp')}
                  onClick={() => move(index, -1)}
                />
              )}
              {index < items.length - 1 && (
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined aria-hidden />}
                  aria-label={words.t('moveDown')}
                  title={words.t('moveDown')}
                  onClick={() => move(index, 1)}
                />
              )}
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined aria-hidden />}
                aria-label={words.t('duplicate')}
                title={words.t('duplicate')}
                onClick={() => write([...items.slice(0, index + 1), withOwnId(item, items), ...items.slice(index + 1)])}
              />
              {remove}
            </div>
            <ValueForm model={model.element} value={item} pointer={at} label={name} />
          </div>
        );
      })}
      <div className={styles.more}>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          {...(!model.item && { 'aria-label': words.t('addOneTo', { item: label }) })}
          onClick={() => write([...items, withOwnId(model.fresh, items)])}
        >
          {model.item ? words.t('addItem', { item: model.item[words.language] }) : words.t('addOne')}
        </Button>
      </div>
    </div>
  );
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function titleOf(item: unknown): string | undefined {
  const title = valueAt(item, '/title') ?? valueAt(item, '/id');
  return typeof title === 'string' && title !== '' ? title : undefined;
}

/** A copy whose `id` (and `outcome`, which a rule usually names likewise) no other item has. */
function withOwnId(item: unknown, items: readonly unknown[]): unknown {
  const copy: unknown = structuredClone(item);
  if (!isRecord(copy) || !('id' in copy)) return copy;
  const taken = new Set(items.map((each) => String(valueAt(each, '/id'))));
  const wish = typeof copy['id'] === 'string' && copy['id'] !== '' ? copy['id'] : `item${items.length + 1}`;
  const id = freshId(taken, wish);
  return { ...copy, id, ...('outcome' in copy && { outcome: id }) };
}
