import type { z } from 'zod';
import { fields } from '../playbook/fields.ts';
import { definitionOf } from '../playbook/known-fields.ts';
import { isRecord } from '../json.ts';
import type { Conditions } from '../conditions/schema.ts';
import { pointerTo } from '../problems/pointer.ts';
import { fieldWords, isWhole, variantOf } from '../words/fields.ts';
import { defineChange, joinTexts, same, side } from './change.ts';
import type { Change } from './change.ts';
import { placeOf, wordsOfBoth } from './comparison.ts';
import type { Comparison, Spot } from './comparison.ts';
import { diffConditions } from './conditions.ts';
import { impactOfValue } from './field-impact.ts';
import { diffList } from './lists.ts';
import { sameMeaning } from './renames.ts';
import { own } from '../own.ts';

type Schema = z.core.$ZodType;

const wording = { en: '{what}: {before} → {after}', 'zh-CN': '{what}：{before} → {after}' };
const settingChanged = defineChange('setting-changed', wording);
const settingAdded = defineChange('setting-added', wording);
const settingRemoved = defineChange('setting-removed', wording);

/** What differs between two values that one schema describes, field by field, each by its title. */
export function diffFields(
  schema: Schema,
  before: unknown,
  after: unknown,
  comparison: Comparison,
  spot: Spot,
): readonly Change[] {
  if (sameMeaning(before, after, comparison.renames)) return [];
  const meta = fields.get(schema as z.ZodType);
  const titled = meta && { meta, name: undefined, titles: [...spot.titles, spot.name ?? meta.title] };
  const here: Spot = { ...spot, ...titled };
  const { innerType, options, shape, element, valueType } = definitionOf(schema);
  const whole = () => [settingChange(schema, before, after, comparison, here)];
  if (innerType) return diffFields(innerType, before, after, comparison, here);
  if (before === undefined || after === undefined) return whole();
  if (here.meta?.control === 'conditions') {
    return diffConditions(before as Conditions, after as Conditions, comparison, here);
  }
  if (isWhole(here.meta)) return whole();
  if (options) {
    const fitting = variantOf(schema, before, after);
    return fitting ? diffFields(fitting, before, after, comparison, here) : whole();
  }
  if (element && Array.isArray(before) && Array.isArray(after)) {
    return diffList(element, before, after, comparison, here) ?? whole();
  }
  if (!isRecord(before) || !isRecord(after) || (!shape && !valueType)) return whole();
  const keys = shape ? Object.keys(shape) : [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const child = shape?.[key] ?? valueType!;
    return diffFields(child, own(before, key), own(after, key), comparison, within(here, key, comparison, !shape));
  });
}

function within(spot: Spot, key: string, { before, after }: Comparison, isNamed: boolean): Spot {
  const [old, fresh] = [pointerTo(spot.before, key), pointerTo(spot.after, key)];
  const title = after.valuesOf[fresh]?.title ?? before.valuesOf[old]?.title;
  return { ...spot, before: old, after: fresh, name: title ?? (isNamed ? same(key) : undefined) };
}

function settingChange(schema: Schema, before: unknown, after: unknown, comparison: Comparison, spot: Spot): Change {
  const words = wordsOfBoth(comparison, before, after, (value, reading, which) =>
    fieldWords(schema, value, { meta: spot.meta, pointer: spot[which], valuesOf: comparison[which].valuesOf }, reading),
  );
  const make = before === undefined ? settingAdded : after === undefined ? settingRemoved : settingChanged;
  return make(
    impactOfValue(schema, [before, after], comparison, spot),
    {
      before: side(placeOf(comparison.before, spot.before), before),
      after: side(placeOf(comparison.after, spot.after), after),
    },
    { what: joinTexts(spot.name ? [...spot.titles, spot.name] : spot.titles), ...words },
  );
}
