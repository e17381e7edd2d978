import { z } from 'zod';
import type { InputType } from '../../rules/actions/catalogue.ts';
import type { Json } from '../../rules/json.ts';
import { findMetric } from '../../rules/metrics/catalogue.ts';
import type { ValueType } from '../../rules/playbook/fields.ts';
import type { Formatter } from '../i18n/format/formatter.ts';

/** What a value is, as far as it is known: decides how it is written. */
export type ValueHint = ValueType | InputType | undefined;

interface ValueLabels {
  readonly yes: string;
  readonly no: string;
  readonly separator: string;
  rows(count: number): string;
}

const MAX_LISTED = 3;

const setHandle = z.object({ $set: z.string(), count: z.number() });
const longList = z.object({ $count: z.number() });

/** A value of a playbook, a form or an effect in words: money with its currency, ratios in percent, sets by their size. */
export function valueWords(value: Json | undefined, hint: ValueHint, format: Formatter, labels: ValueLabels): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'boolean') return value ? labels.yes : labels.no;
  if (typeof value === 'number') {
    if (hint === 'money') return format.money(value);
    if (hint === 'ratio') return format.percent(value, 2);
    return format.count(value, 4);
  }
  if (typeof value === 'string') return hint === 'duration' ? format.duration(value) : value;
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    const shown = items
      .slice(0, MAX_LISTED)
      .map((each) => valueWords(each, hint === 'rows' ? 'text' : hint, format, labels));
    if (items.length <= MAX_LISTED) return shown.join(labels.separator);
    return hint === 'rows' || hint === 'list'
      ? labels.rows(items.length)
      : `${shown.join(labels.separator)}… (${items.length})`;
  }
  const set = setHandle.safeParse(value).data ?? longList.safeParse(value).data;
  if (set) return labels.rows('count' in set ? set.count : set.$count);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${valueWords(each, hintOfField(name), format, labels)}`)
    .join(labels.separator);
}

const MONEY_FIELDS = new Set(['amount', 'deposit', 'threshold', 'budget', 'price']);
const RATIO_FIELDS = new Set(['discount', 'commission', 'share']);

/** What a field of a platform's answer most likely is, by its name. */
export function hintOfField(name: string): ValueHint {
  const unit = findMetric(name)?.unit;
  if (unit === 'money' || MONEY_FIELDS.has(name)) return 'money';
  if (unit === 'ratio' || RATIO_FIELDS.has(name)) return 'ratio';
  return undefined;
}

export interface Change {
  /** The way to the value, outermost first: `['search', 'budget']`. */
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

const isRecord = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an effect changed: the leaves that differ between before and after. */
export function changesBetween(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
): readonly Change[] {
  if (isRecord(before) || isRecord(after)) {
    const left = isRecord(before) ? before : {};
    const right = isRecord(after) ? after : {};
    const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return names.flatMap((name) => changesBetween(left[name], right[name], [...path, name]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}
