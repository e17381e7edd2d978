import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Group } from '../conditions/shared.ts';
import type { Text } from '../problems/problem.ts';
import { comparedWords, conditionWords, factWords, operatorWords, unitOf } from '../words/conditions.ts';
import { defineChange, joinTexts, side } from './change.ts';
import type { Change } from './change.ts';
import { pairMembers } from './condition-pairs.ts';
import { placeOf, wordsOf, wordsOfBoth } from './comparison.ts';
import type { Comparison, Spot } from './comparison.ts';
import { equal } from './equal.ts';
import { impactOfField } from './field-impact.ts';
import { sameMeaning } from './renames.ts';

const arrow = { en: '{what}: {before} → {after}', 'zh-CN': '{what}：{before} → {after}' };
const thresholdChanged = defineChange('threshold-changed', {
  en: '{what}: {fact} {sign} {before} → {after}',
  'zh-CN': '{what}：{fact} {sign} {before} → {after}',
});
const conditionChanged = defineChange('condition-changed', arrow);
const combinationChanged = defineChange('combination-changed', arrow);
const describedOtherwise = defineChange('condition-described-otherwise', arrow);
const conditionAdded = defineChange('condition-added', {
  en: '{what}: in addition {words}',
  'zh-CN': '{what}：新增条件 {words}',
});
const conditionRemoved = defineChange('condition-removed', {
  en: '{what}: no longer {words}',
  'zh-CN': '{what}：去掉条件 {words}',
});

/** What differs between two conditions, part by part; in what order parts stand makes no difference to their result. */
export function diffConditions(
  before: Conditions,
  after: Conditions,
  comparison: Comparison,
  spot: Spot,
): readonly Change[] {
  if (sameMeaning(before, after, comparison.renames)) return [];
  if (isReference(before) || isReference(after)) {
    const isSame = isReference(before) && isReference(after) && before.condition === after.condition;
    return isSame ? describedChanges(before, after, comparison, spot) : [replaced(before, after, comparison, spot)];
  }
  const [old, fresh] = [groupOf(before), groupOf(after)];
  if (old && fresh) {
    const isOther = old.operator !== fresh.operator;
    // “Not” of one thing and “all” of several have no parts to compare one by one.
    if (isOther && (old.operator === 'not' || fresh.operator === 'not'))
      return [replaced(before, after, comparison, spot)];
    return [
      ...describedChanges(before, after, comparison, spot),
      ...(isOther ? [combination(old, fresh, before, after, comparison, spot)] : []),
      ...diffMembers(old, fresh, comparison, spot),
    ];
  }
  if (old || fresh) return [replaced(before, after, comparison, spot)];
  return diffLeaves(before as Leaf, after as Leaf, comparison, spot);
}

const LEAF_FIELDS = ['fact', 'params', 'path', 'operator'] as const;

function diffLeaves(before: Leaf, after: Leaf, comparison: Comparison, spot: Spot): readonly Change[] {
  const described = describedChanges(before, after, comparison, spot);
  const pick = (leaf: Leaf) => Object.fromEntries(LEAF_FIELDS.map((key) => [key, leaf[key]]));
  if (!sameMeaning(pick(before), pick(after), comparison.renames))
    return [...described, replaced(before, after, comparison, spot)];
  if (sameMeaning(before.value, after.value, comparison.renames)) return described;
  const words = wordsOfBoth(comparison, before.value, after.value, (value, reading) =>
    comparedWords(value as Leaf['value'], unitOf(after, reading), reading),
  );
  const fact = wordsOf(comparison.after, (reading) => factWords(after, reading));
  const sign = wordsOf(comparison.after, ({ language }) => operatorWords(after.operator, language));
  const change = thresholdChanged(
    impactOfField(spot.meta, undefined),
    {
      before: side(placeOf(comparison.before, `${spot.before}/value`), before.value),
      after: side(placeOf(comparison.after, `${spot.after}/value`), after.value),
    },
    { what: joinTexts(spot.titles), fact, sign, ...words },
  );
  return [...described, change];
}

function diffMembers(before: Group, after: Group, comparison: Comparison, spot: Spot): readonly Change[] {
  const at = (group: Group, index: number) => (group.operator === 'not' ? '/not' : `/${group.operator}/${index}`);
  return pairMembers(before.members, after.members, comparison.renames).flatMap(({ before: old, after: fresh }) => {
    const inside: Spot = {
      ...spot,
      before: old === undefined ? spot.before : spot.before + at(before, old),
      after: fresh === undefined ? spot.after : spot.after + at(after, fresh),
    };
    if (old !== undefined && fresh !== undefined)
      return diffConditions(before.members[old]!, after.members[fresh]!, comparison, inside);
    return [cameOrWent(before.members[old ?? -1], after.members[fresh ?? -1], comparison, inside)];
  });
}

function cameOrWent(
  before: Conditions | undefined,
  after: Conditions | undefined,
  comparison: Comparison,
  spot: Spot,
): Change {
  const which = after === undefined ? 'before' : 'after';
  const value = (after ?? before)!;
  const words = wordsOf(comparison[which], (reading) => conditionWords(value, reading));
  const there = side(placeOf(comparison[which], spot[which]), value);
  return (after ? conditionAdded : conditionRemoved)(
    impactOfField(spot.meta, undefined),
    after ? { after: there } : { before: there },
    { what: joinTexts(spot.titles), words },
  );
}

function replaced(before: Conditions, after: Conditions, comparison: Comparison, spot: Spot): Change {
  const words = wordsOfBoth(comparison, before, after, (value, reading) =>
    conditionWords(value as Conditions, reading),
  );
  return conditionChanged(impactOfField(spot.meta, undefined), sidesOf(before, after, comparison, spot), {
    what: joinTexts(spot.titles),
    ...words,
  });
}

const COMBINATIONS = {
  all: { en: 'all must hold', 'zh-CN': '须全部满足' },
  any: { en: 'one must hold', 'zh-CN': '满足其一即可' },
  not: { en: 'must not hold', 'zh-CN': '须不满足' },
} as const satisfies Record<Group['operator'], Text>;

const combination = (
  old: Group,
  fresh: Group,
  before: Conditions,
  after: Conditions,
  comparison: Comparison,
  spot: Spot,
): Change =>
  combinationChanged(impactOfField(spot.meta, undefined), sidesOf(before, after, comparison, spot), {
    what: joinTexts(spot.titles),
    before: COMBINATIONS[old.operator],
    after: COMBINATIONS[fresh.operator],
  });

const sidesOf = (before: unknown, after: unknown, comparison: Comparison, spot: Spot) => ({
  before: side(placeOf(comparison.before, spot.before), before),
  after: side(placeOf(comparison.after, spot.after), after),
});

const DESCRIPTION = ['name', 'description', 'priority'] as const;

/** How a condition is called and explained decides nothing. */
function describedChanges(before: Conditions, after: Conditions, comparison: Comparison, spot: Spot): Change[] {
  return DESCRIPTION.filter((key) => !equal(before[key], after[key])).map((key) => {
    const words = wordsOfBoth(comparison, before[key], after[key], (value) => JSON.stringify(value) ?? '–');
    return describedOtherwise(
      'text',
      {
        before: side(placeOf(comparison.before, `${spot.before}/${key}`), before[key]),
        after: side(placeOf(comparison.after, `${spot.after}/${key}`), after[key]),
      },
      { what: joinTexts(spot.titles), ...words },
    );
  });
}
