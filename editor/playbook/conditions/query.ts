import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Conditions, Leaf } from '../../../rules/conditions/schema.ts';
import { groupOf, isReference } from '../../../rules/conditions/shared.ts';
import type { Json } from '../../../rules/json.ts';

type Fields = Readonly<Record<string, Json>>;

/**
 * A leaf as react-querybuilder holds it. Its fact, path, params, description and priority travel as one text in `field`
 * (see `LeafHead`), so that the builder keeps what it does not know of.
 */
export interface QueryRule extends RuleType<string, string, Json> {
  readonly field: string;
}

/** `outline`: the group's (or the negation's) own object without its members, to keep its other fields and their order. */
export interface QueryGroup extends RuleGroupType<QueryRule> {
  readonly outline?: string;
  readonly inner?: string;
  /** The group stands for its only member, without an `all` around it. */
  readonly bare?: boolean;
}

/** A leaf without its operator and value, or a reference to shared conditions. */
export type LeafHead = Readonly<
  Partial<Pick<Leaf, 'fact' | 'params' | 'path' | 'description' | 'name' | 'priority'>>
> & {
  readonly condition?: string;
};

const HOLE = null;

/** json-rules-engine conditions as react-querybuilder's query. `toConditions` is the inverse, to the key. */
export function toQuery(conditions: Conditions): QueryGroup {
  const group = isReference(conditions) ? undefined : groupOf(conditions);
  if (!group) return { combinator: 'and', rules: [toRule(conditions as Leaf)], bare: true };
  if (group.operator !== 'not') return toGroup(conditions, group.operator, group.members);
  const [member] = group.members;
  const outline = outlineOf(conditions, 'not');
  const inner = isReference(member) ? undefined : groupOf(member);
  if (inner && inner.operator !== 'not') {
    return {
      ...toGroup(member, inner.operator, inner.members),
      not: true,
      outline,
      inner: outlineOf(member, inner.operator),
    };
  }
  return { combinator: 'and', not: true, rules: [toMember(member)], bare: true, outline };
}

const toGroup = (conditions: Conditions, operator: 'all' | 'any', members: readonly Conditions[]): QueryGroup => ({
  combinator: operator === 'all' ? 'and' : 'or',
  rules: members.map(toMember),
  outline: outlineOf(conditions, operator),
});

const toMember = (conditions: Conditions): QueryRule | QueryGroup =>
  !isReference(conditions) && groupOf(conditions) ? toQuery(conditions) : toRule(conditions as Leaf);

function toRule(leaf: Leaf): QueryRule {
  const head = { ...leaf, ...('operator' in leaf && { operator: HOLE }), ...('value' in leaf && { value: HOLE }) };
  return { field: JSON.stringify(head), operator: leaf.operator ?? '', value: leaf.value ?? null };
}

const outlineOf = (conditions: Conditions, operator: string): string =>
  JSON.stringify({ ...conditions, [operator]: HOLE });

const isGroup = (member: QueryRule | QueryGroup): member is QueryGroup => 'rules' in member;

/** react-querybuilder's query as json-rules-engine conditions. */
export function toConditions(query: QueryGroup): Conditions {
  const members = query.rules
    .filter((each) => typeof each !== 'string')
    .map((each) => memberOf(each as QueryRule | QueryGroup));
  const [only] = members;
  const bare = query.bare === true && members.length === 1 && only !== undefined;
  const operator = query.combinator === 'or' ? 'any' : 'all';
  const groupOutline = query.not ? query.inner : (query.inner ?? query.outline);
  const group = bare ? only : (refill(groupOutline, ['all', 'any'], operator, members) as unknown as Conditions);
  if (!query.not) return group;
  return refill(query.outline, ['not'], 'not', group) as unknown as Conditions;
}

const memberOf = (member: QueryRule | QueryGroup): Conditions =>
  isGroup(member) ? toConditions(member) : fromRule(member);

function fromRule({ field, operator, value }: QueryRule): Conditions {
  const head = JSON.parse(field) as Fields;
  if ('condition' in head) return head as unknown as Conditions;
  return { ...head, operator, value } as unknown as Conditions;
}

/** The outline with its hole filled, under the operator that the group has by now. */
function refill(
  outline: string | undefined,
  holes: readonly string[],
  operator: string,
  content: unknown,
): Record<string, unknown> {
  const fields = outline === undefined ? {} : (JSON.parse(outline) as Fields);
  const hole = holes.find((each) => Object.hasOwn(fields, each));
  if (hole === undefined) return { ...withoutKeys(fields, ['all', 'any', 'not']), [operator]: content };
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => (key === hole ? [operator, content] : [key, value])),
  );
}

const withoutKeys = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));

export const readHead = (field: string): LeafHead => {
  try {
    return JSON.parse(field) as LeafHead;
  } catch {
    return {};
  }
};

/** A head as the text of a rule's field, with the holes that its operator and value go into. */
export function writeHead(head: LeafHead, before?: string): string {
  const old = before === undefined ? {} : (readHead(before) as Fields);
  const kept = Object.keys(old).filter(
    (key) => key === 'operator' || key === 'value' || (head as Fields)[key] !== undefined,
  );
  const keys = [...new Set([...kept, ...Object.keys(head).filter((key) => (head as Fields)[key] !== undefined)])];
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, (head as Fields)[key] ?? HOLE])));
}
