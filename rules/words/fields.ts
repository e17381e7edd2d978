import type { z } from 'zod';
import type { ConfigValue } from '../kinds/spec.ts';
import { fields } from '../playbook/fields.ts';
import type { Control, FieldMeta } from '../playbook/fields.ts';
import { definitionOf, variants } from '../playbook/known-fields.ts';
import { isRecord } from '../json.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Language } from '../problems/problem.ts';
import type { Reading } from './conditions.ts';
import { valueWords } from './value.ts';

type Schema = z.core.$ZodType;

/** Where a value is in what its schema describes, and what the values there are. */
export interface FieldPlace {
  readonly meta: FieldMeta | undefined;
  /** Relative to what `valuesOf` speaks of. */
  readonly pointer: string;
  readonly valuesOf: Readonly<Record<string, ConfigValue>>;
}

/** Controls whose value is read as one, whatever it is made of. */
const WHOLE: ReadonlySet<Control> = new Set(['conditions', 'assignee', 'role', 'weekdays']);
export const isWhole = (meta: FieldMeta | undefined): boolean => meta !== undefined && WHOLE.has(meta.control);

const SEPARATOR: Readonly<Record<Language, string>> = { en: '; ', 'zh-CN': '；' };

/** The variant of the schema that the values all fit. */
export const variantOf = (schema: Schema, ...values: readonly unknown[]): Schema | undefined =>
  variants(schema, values[0]).find((variant) =>
    values.every((value) => (variant as z.ZodType).safeParse(value).success),
  );

/** A value in words; of what is made of fields, each by its title. */
export function fieldWords(schema: Schema, value: unknown, place: FieldPlace, reading: Reading): string {
  const meta = fields.get(schema as z.ZodType) ?? place.meta;
  const here = { ...place, meta };
  const { innerType, options, shape, element, valueType } = definitionOf(schema);
  if (innerType) return fieldWords(innerType, value, here, reading);
  if (value === null || typeof value !== 'object' || isWhole(meta)) {
    return valueWords(value, { control: meta?.control, type: place.valuesOf[place.pointer]?.type }, reading);
  }
  const inner = (child: Schema, each: unknown, key: string | number) =>
    fieldWords(child, each, { ...here, pointer: pointerTo(place.pointer, key) }, reading);
  if (options) {
    const fitting = variantOf(schema, value);
    return fitting ? fieldWords(fitting, value, here, reading) : valueWords(value, {}, reading);
  }
  if (element && Array.isArray(value) && value.some((each) => typeof each === 'object')) {
    return value.map((each, index) => `[${inner(element, each, index)}]`).join(' ');
  }
  if (!isRecord(value) || (!shape && !valueType)) {
    const control = (element && fields.get(element as z.ZodType)?.control) ?? meta?.control;
    return valueWords(value, { control }, reading);
  }
  return Object.entries(value)
    .filter(([key, each]) => each !== undefined && !isId(shape?.[key]))
    .map(([key, each]) => {
      const child = shape?.[key] ?? valueType;
      const title = place.valuesOf[pointerTo(place.pointer, key)]?.title ?? (shape && child && titleOf(child));
      const words = child ? inner(child, each, key) : valueWords(each, {}, reading);
      return `${title?.[reading.language] ?? reading.variable?.(key).title ?? key} ${words}`;
    })
    .join(SEPARATOR[reading.language]);
}

/** What something is called by in the file says nothing of what it is. */
const isId = (schema: Schema | undefined): boolean =>
  schema !== undefined && fields.get(schema as z.ZodType)?.control === 'id';

/** The title of a field, through the wrappers that make it optional or give it a default. */
export function titleOf(schema: Schema): FieldMeta['title'] | undefined {
  const { innerType } = definitionOf(schema);
  return fields.get(schema as z.ZodType)?.title ?? (innerType && titleOf(innerType));
}
