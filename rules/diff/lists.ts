import type { z } from 'zod';
import { definitionOf } from '../playbook/known-fields.ts';
import { isRecord } from '../json.ts';
import { pointerTo } from '../problems/pointer.ts';
import { fieldWords } from '../words/fields.ts';
import { defineChange, joinTexts, quoted, same, side } from './change.ts';
import type { Change } from './change.ts';
import { placeOf, wordsOf } from './comparison.ts';
import type { Comparison, Spot } from './comparison.ts';
import { impactOfField, impactOfValue } from './field-impact.ts';
import { diffFields } from './fields.ts';
import { isReordered, pairById } from './pair.ts';
import type { Pair } from './pair.ts';
import { sameMeaning } from './renames.ts';

type Schema = z.core.$ZodType;

const entryAdded = defineChange('entry-added', { en: '{what}: new – {words}', 'zh-CN': '{what}：新增 – {words}' });
const entryRemoved = defineChange('entry-removed', {
  en: '{what}: removed – {words}',
  'zh-CN': '{what}：删除 – {words}',
});
const idChanged = defineChange('id-changed', {
  en: '{what}: the id “{before}” became “{after}”',
  'zh-CN': '{what}：标识“{before}”改为“{after}”',
});
export const orderChanged = defineChange('order-changed', {
  en: '{what}: the order {before} became {after}',
  'zh-CN': '{what}：顺序由 {before} 改为 {after}',
});

/** What differs between two lists; undefined for lists of plain values, which change as a whole. */
export function diffList(
  element: Schema,
  before: readonly unknown[],
  after: readonly unknown[],
  comparison: Comparison,
  spot: Spot,
): readonly Change[] | undefined {
  if (![...before, ...after].every((each) => typeof each === 'object' && each !== null)) return undefined;
  const pairs = definitionOf(element).shape?.['id']
    ? pairById(before as readonly Entry[], after as readonly Entry[])
    : pairInPlace(before, after, comparison);
  const changes = pairs.flatMap((pair): readonly Change[] => {
    const name = nameOf(before[pair.before ?? -1] ?? after[pair.after ?? -1], pair.before ?? pair.after ?? 0);
    const inside: Spot = {
      ...spot,
      before: pointerTo(spot.before, pair.before ?? before.length),
      after: pointerTo(spot.after, pair.after ?? after.length),
      titles: [...spot.titles, name],
    };
    if (pair.before === undefined || pair.after === undefined)
      return [cameOrWent(element, before[pair.before ?? -1], after[pair.after ?? -1], comparison, inside)];
    const [old, fresh] = [before[pair.before], after[pair.after]];
    return pair.renamed
      ? [idChange(old as Entry, fresh as Entry, comparison, inside)]
      : diffFields(element, old, fresh, comparison, inside);
  });
  return [...changes, ...changeOfOrder(before, after, pairs, comparison, spot)];
}

interface Entry {
  readonly id: string;
  readonly title?: string;
}

function nameOf(entry: unknown, index: number) {
  const { id, title } = isRecord(entry) ? entry : {};
  if (typeof title === 'string' && title !== '') return quoted(title);
  return typeof id === 'string' ? quoted(id) : same(`#${index + 1}`);
}

/** Entries without ids: those that are alike at both ends stay, the rest is compared one by one. */
function pairInPlace(before: readonly unknown[], after: readonly unknown[], { renames }: Comparison): readonly Pair[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameMeaning(before[head], after[head], renames)) head++;
  let tail = 0;
  while (tail < shorter - head && sameMeaning(before.at(-1 - tail), after.at(-1 - tail), renames)) tail++;
  const [old, fresh] = [before.length - head - tail, after.length - head - tail];
  return Array.from({ length: Math.max(old, fresh) }, (_, index) => ({
    before: index < old ? head + index : undefined,
    after: index < fresh ? head + index : undefined,
  }));
}

function cameOrWent(schema: Schema, before: unknown, after: unknown, comparison: Comparison, spot: Spot): Change {
  const which = after === undefined ? 'before' : 'after';
  const value = after ?? before;
  const { valuesOf } = comparison[which];
  const words = wordsOf(comparison[which], (reading) =>
    fieldWords(schema, value, { meta: undefined, pointer: spot[which], valuesOf }, reading),
  );
  const there = side(placeOf(comparison[which], spot[which]), value);
  return (which === 'after' ? entryAdded : entryRemoved)(
    impactOfValue(schema, [before, after], comparison, spot),
    which === 'after' ? { after: there } : { before: there },
    { what: joinTexts(spot.titles), words },
  );
}

const idChange = (before: Entry, after: Entry, comparison: Comparison, spot: Spot): Change =>
  idChanged(
    'flow',
    {
      before: side(placeOf(comparison.before, `${spot.before}/id`), before.id),
      after: side(placeOf(comparison.after, `${spot.after}/id`), after.id),
    },
    { what: joinTexts(spot.titles), before: before.id, after: after.id },
  );

function changeOfOrder(
  before: readonly unknown[],
  after: readonly unknown[],
  pairs: readonly Pair[],
  comparison: Comparison,
  spot: Spot,
): readonly Change[] {
  if (!isReordered(pairs)) return [];
  const names = (list: readonly unknown[]) => list.map((entry, index) => nameOf(entry, index).en).join(', ');
  return [
    orderChanged(
      impactOfField(spot.meta, undefined),
      {
        before: side(placeOf(comparison.before, spot.before), before.map(idOf)),
        after: side(placeOf(comparison.after, spot.after), after.map(idOf)),
      },
      { what: joinTexts(spot.titles), before: names(before), after: names(after) },
    ),
  ];
}

const idOf = (entry: unknown): unknown => (isRecord(entry) ? entry['id'] : entry);
