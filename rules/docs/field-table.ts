import { z } from 'zod';
import { fields } from '../playbook/fields.ts';
import type { Control, FieldMeta } from '../playbook/fields.ts';
import { definitionOf } from '../playbook/known-fields.ts';
import { code, table } from './markdown.ts';

type Schema = z.core.$ZodType;

/** What is written for a control whose values its JSON type does not tell; the others are told by their schema. */
const WRITTEN: Readonly<Partial<Record<Control, string>>> = {
  instant: 'instant',
  instantOrDuration: 'instant or duration',
  duration: 'duration',
  localTime: 'local time HH:MM',
  feel: 'FEEL',
  unaryTests: 'FEEL unary tests',
  conditions: 'conditions',
  assignee: '{role}, {team} or {person}',
  role: '{role}',
  data: 'name of a data set or set',
  action: 'name of an action',
  id: 'id',
};

interface Unwrapped {
  readonly schema: Schema;
  readonly meta: FieldMeta | undefined;
  readonly isRequired: boolean;
  readonly fallback: unknown;
}

/** The schema inside of what makes it optional or gives it a default, with what these and its words say. */
function unwrap(schema: Schema): Unwrapped {
  const definition = definitionOf(schema);
  const { type, innerType, in: input } = definition;
  const meta = fields.get(schema as z.ZodType);
  const inner = innerType ?? input;
  if (!inner) return { schema, meta, isRequired: true, fallback: undefined };
  const within = unwrap(inner);
  const isDefault = type === 'default' || type === 'prefault';
  return {
    schema: within.schema,
    meta: meta ?? within.meta,
    isRequired: within.isRequired && type !== 'optional' && !isDefault,
    fallback: isDefault ? Reflect.get(definition, 'defaultValue') : within.fallback,
  };
}

/** A schema's type in a few words. */
export function typeWords(outer: Schema): string {
  const { schema, meta } = unwrap(outer);
  const { type, options, shape, element, valueType, items } = definitionOf(schema);
  const written = meta && WRITTEN[meta.control];
  if (element) return `list of ${written && !isRecordLike(element) ? written : typeWords(element)}`;
  if (written) return written;
  if (options) return [...new Set(options.map(typeWords))].join(', or ');
  if (items) return `[${items.map(typeWords).join(', ')}]`;
  if (shape) return `{${Object.keys(shape).join(', ')}}`;
  if (valueType) return `{name: ${typeWords(valueType)}}`;
  return plainWords(schema, type);
}

const isRecordLike = (schema: Schema): boolean => definitionOf(unwrap(schema).schema).shape !== undefined;

function plainWords(schema: Schema, type: string): string {
  const values = schema._zod.values;
  if (values && values.size > 0) return [...values].map((each) => JSON.stringify(each)).join(', ');
  if (type === 'string') return 'text';
  if (type !== 'number') return type === 'unknown' || type === 'lazy' ? 'JSON' : type;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, type: of } = z.toJSONSchema(schema as z.ZodType);
  const safe = (bound: number | boolean | undefined): bound is number =>
    typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const bounds = [
    ...(safe(minimum) ? [`≥ ${minimum}`] : []),
    ...(safe(exclusiveMinimum) ? [`> ${exclusiveMinimum}`] : []),
    ...(safe(maximum) ? [`≤ ${maximum}`] : []),
    ...(safe(exclusiveMaximum) ? [`< ${exclusiveMaximum}`] : []),
  ];
  return [String(of), ...bounds].join(' ');
}

interface Row {
  readonly path: string;
  readonly isRequired: boolean;
  /** Of the forms that the object around it may have, the one that it is in. */
  readonly form: string;
  readonly cells: readonly string[];
}

/** The rows of an object's fields, those inside of them after them, by their path. */
function rowsOf(outer: Schema, path: string, form: string): readonly Row[] {
  const { schema } = unwrap(outer);
  const { options, shape, element, valueType } = definitionOf(schema);
  if (element) return rowsOf(element, `${path}[]`, form);
  if (valueType) return rowsOf(valueType, `${path}.*`, form);
  if (options) {
    const objects = options.filter(isRecordLike);
    if (objects.length < 2) return objects.flatMap((option) => rowsOf(option, path, form));
    return merged(objects.map((option, index) => rowsOf(option, path, [form, index + 1].filter(Boolean).join('.'))));
  }
  return Object.entries(shape ?? {}).flatMap(([key, child]) => {
    const { meta, isRequired, fallback } = unwrap(child);
    const place = path === '' ? key : `${path}.${key}`;
    const cells = [
      typeWords(child),
      fallback === undefined ? '' : code(JSON.stringify(fallback)),
      meta?.title.en ?? '',
      meta?.title['zh-CN'] ?? '',
      [meta?.help?.en, meta?.help?.['zh-CN']].filter((each) => each !== undefined).join(' '),
    ];
    const isWhole = meta !== undefined && WRITTEN[meta.control] !== undefined && !inside(child);
    return [{ path: place, isRequired, form, cells }, ...(isWhole ? [] : rowsOf(child, place, form))];
  });
}

/** Whether a list of what is written in one piece has objects with fields of their own all the same. */
function inside(child: Schema): boolean {
  const { element } = definitionOf(unwrap(child).schema);
  return element !== undefined && isRecordLike(element);
}

/** The rows of several forms: what is the same in all of them is told once, with the forms that it is in. */
function merged(forms: readonly (readonly Row[])[]): readonly Row[] {
  const found = new Map<string, Row>();
  for (const row of forms.flat()) {
    const key = JSON.stringify({ ...row, form: '' });
    const earlier = found.get(key);
    found.set(key, earlier ? { ...row, form: `${earlier.form}, ${row.form}` } : row);
  }
  return [...found.values()];
}

const HEAD = ['field', 'type', 'required', 'form', 'default', 'English', '中文', 'help'];

/** All fields of an object, with those inside of them. Of several forms that it may have, exactly one is written. */
export function fieldTable(schema: Schema): string {
  const rows = rowsOf(schema, '', '').map(({ path, isRequired, form, cells: [type = '', ...rest] }) => [
    code(path),
    type,
    isRequired ? 'yes' : '',
    form,
    ...rest,
  ]);
  const isUsed = HEAD.map((_, column) => column < 3 || rows.some((row) => row[column] !== ''));
  const used = (cells: readonly string[]) => cells.filter((_, column) => isUsed[column]);
  return rows.length === 0 ? 'No fields.\n' : table(used(HEAD), rows.map(used));
}
