import type { Json } from '../json.ts';
import { parseDuration } from '../time/duration.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem, Text } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { VALUE_TITLES } from '../words/values.ts';
import type { ValueType } from './fields.ts';

const requiredMissing = defineProblem('required-missing', {
  en: '“{title}” must be filled in.',
  'zh-CN': '“{title}”为必填项。',
});
export const wrongType = defineProblem('wrong-type', {
  en: '“{title}” must be {type}; it is {value}.',
  'zh-CN': '“{title}”应为 {type}，现为 {value}。',
});
export const outOfBounds = defineProblem('out-of-bounds', {
  en: '“{title}” must lie between {min} and {max}; it is {value}.',
  'zh-CN': '“{title}”应在 {min} 与 {max} 之间，现为 {value}。',
});
const unknownField = defineProblem('unknown-field', {
  en: 'There is no field “{field}” here. Fields: {known}.',
  'zh-CN': '没有“{field}”这一项。可填：{known}。',
});

export interface ValueDefinition {
  readonly type: ValueType;
  readonly title: string;
  readonly choices?: readonly string[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** The problems of one value against its definition; money is an integer of minor units, a ratio lies in 0–1. */
export function checkValue(
  definition: Omit<ValueDefinition, 'title'> & { readonly title: string | Text },
  value: Json,
  pointer: string,
): readonly Problem[] {
  const { title, type, min, max } = definition;
  if (!hasType(definition, value))
    return [wrongType(pointer, { title, type: typeWords(type), value: JSON.stringify(value) })];
  if (typeof value !== 'number') return [];
  const [low, high] = [min ?? (type === 'ratio' ? 0 : -Infinity), max ?? (type === 'ratio' ? 1 : Infinity)];
  if (value >= low && value <= high) return [];
  const bounds = { min: showBound(low), max: showBound(high), value: String(value) };
  return [outOfBounds(pointer, { title, valueType: type, ...bounds })];
}

const showBound = (bound: number): string => (Number.isFinite(bound) ? String(bound) : bound < 0 ? '−∞' : '∞');

function typeWords(type: ValueType): Text {
  const { en, 'zh-CN': zh } = VALUE_TITLES[type];
  return { en: en.toLowerCase(), 'zh-CN': zh };
}

function hasType({ type, choices }: Pick<ValueDefinition, 'type' | 'choices'>, value: Json): boolean {
  switch (type) {
    case 'number':
    case 'ratio':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value);
    case 'duration':
      return typeof value === 'string' && parseDuration(value) !== undefined;
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && (choices?.includes(value) ?? true);
    case 'list':
      return Array.isArray(value);
  }
}

interface FormField extends ValueDefinition {
  readonly id: string;
  readonly required?: boolean | undefined;
}

/** What a form sends for a field that nobody filled in: its variable stays unset. */
const isEmpty = (value: Json): boolean => value === null || value === '';

/** A form's values, checked: every required field there, no unknown one, each of its type. */
export function checkForm(
  form: readonly FormField[],
  values: Readonly<Record<string, Json>>,
  pointer: string,
): Result<Record<string, Json>> {
  const known = form.map((each) => each.id);
  const problems = [
    ...Object.keys(values)
      .filter((name) => !known.includes(name))
      .map((name) => unknownField(`${pointer}/${name}`, { field: name, known: known.join(', ') || '–' })),
    ...form.flatMap((each) => {
      const value = values[each.id];
      const place = `${pointer}/${each.id}`;
      if (value === undefined || isEmpty(value)) {
        return each.required ? [requiredMissing(place, { title: each.title })] : [];
      }
      return checkValue(each, value, place);
    }),
  ];
  const given = Object.entries(values).filter(([, value]) => !isEmpty(value));
  return problems.length > 0 ? failed(...problems) : ok(Object.fromEntries(given));
}
