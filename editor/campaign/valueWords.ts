import { z } from 'zod';
import type { Json } from '../../rules/json.ts';
import type { ValueType } from '../../rules/playbook/fields.ts';
import { knownValue } from '../../rules/words/known-values.ts';
import { reportedField } from '../../rules/words/reported.ts';
import type { ReportedType } from '../../rules/words/reported.ts';
import type { Formatter } from '../i18n/format/formatter.ts';

/** What a value is, as far as it is known: decides how it is written. */
export type ValueHint = ValueType | ReportedType | undefined;

export interface ValueLabels {
  readonly yes: string;
  readonly no: string;
  readonly separator: string;
  rows(count: number): string;
  items(count: number): string;
  /** What the shops call a channel; undefined for one that they do not name. */
  channel?(id: string): string | undefined;
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
  if (typeof value === 'string') {
    if (hint === 'duration') return format.duration(value);
    if (hint === 'channel') return labels.channel?.(value) ?? value;
    return hint === 'instant' ? format.time(value, 'dayTime') : value;
  }
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    const shown = items
      .slice(0, MAX_LISTED)
      .map((each) => valueWords(each, hint === 'rows' ? rowHint(items, labels) : hint, format, labels));
    if (items.length <= MAX_LISTED) return shown.join(labels.separator);
    return hint === 'rows' || hint === 'list'
      ? labels.rows(items.length)
      : `${shown.join(labels.separator)}… (${items.length})`;
  }
  const set = setHandle.safeParse(value).data ?? longList.safeParse(value).data;
  if (set) return labels.rows('count' in set ? set.count : set.$count);
  if (hint === 'values') return labels.items(Object.keys(value).length);
  return Object.entries(value)
    .map(
      ([name, each]) =>
        `${labels.channel?.(name) ?? fieldTitle(name, format)} ${fieldWords(name, each, format, labels, hint)}`,
    )
    .join(labels.separator);
}

/** Rows that are channels one and all are called by the channels' names. */
const rowHint = (items: readonly Json[], { channel }: ValueLabels): ValueHint =>
  items.every((each) => typeof each === 'string' && channel?.(each) !== undefined) ? 'channel' : 'text';

/** What a figure of that name in a platform's report is called; its own name if only the platform knows. */
export function fieldTitle(name: string, format: Formatter): string {
  const field = reportedField(name);
  return field ? format.text(field.title) : name;
}

/** A figure of a platform's report in words; `otherwise` says what it is if its name does not. */
export function fieldWords(
  name: string,
  value: Json | undefined,
  format: Formatter,
  labels: ValueLabels,
  otherwise?: ValueHint,
): string {
  const known = knownValue(name, value, format.language);
  return known ?? valueWords(value, reportedField(name)?.type ?? otherwise, format, labels);
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
