import { referencesOf } from '../conditions/references.ts';
import type { Conditions, Leaf } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Json } from '../json.ts';
import { kindOf } from '../kinds/registry.ts';
import { applyFix, stepsOf } from '../lint/fix.ts';
import { lint } from '../lint/lint.ts';
import type { ValueType } from '../playbook/fields.ts';
import { parsePlaybook } from '../playbook/parse.ts';
import type { Playbook } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Problem } from '../problems/problem.ts';
import { unitOf } from '../words/conditions.ts';

const NUMERIC = ['number', 'integer', 'money', 'ratio'] as const satisfies readonly ValueType[];
type Numeric = (typeof NUMERIC)[number];
const isNumeric = (type: ValueType): type is Numeric => (NUMERIC as readonly ValueType[]).includes(type);

/** A number of a playbook that can be turned to see what follows: a parameter, or what a rule compares with. */
export type Knob = {
  /** JSON Pointer of the number in the playbook. */
  readonly pointer: string;
  readonly value: number;
  readonly type: Numeric;
} & (
  | {
      readonly of: 'parameter';
      readonly parameter: string;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      /** The rules whose conditions read it. */
      readonly rules: readonly RulePlace[];
    }
  | { readonly of: 'rule'; readonly node?: string; readonly rule?: string; readonly leaf: Leaf }
);

/** A rule of a node; of the node itself, where its conditions belong to no rule. */
export interface RulePlace {
  readonly node: string;
  readonly rule?: string;
}

/** New numbers by the pointer of their knob. */
export type Turns = Readonly<Record<string, number>>;

/** All knobs of a playbook: its numeric parameters, then the numbers in the conditions of its rules, in the file's order. */
export function knobsOf(playbook: Playbook): readonly Knob[] {
  const readers = readersOf(playbook);
  const parameters = Object.entries(playbook.parameters).flatMap(
    ([parameter, { type, default: value, min, max }]): Knob[] => {
      if (!isNumeric(type) || typeof value !== 'number') return [];
      const pointer = `${pointerTo('/parameters', parameter)}/default`;
      return [{ of: 'parameter', pointer, value, type, parameter, min, max, rules: readers.get(parameter) ?? [] }];
    },
  );
  const shared = Object.entries(playbook.conditions ?? {}).flatMap(([name, conditions]) =>
    leavesOf(conditions, pointerTo('/conditions', name)).flatMap((found) => knobOf(found, {}, playbook)),
  );
  const rules = sitesOf(playbook).flatMap(({ conditions, pointer, place }) =>
    leavesOf(conditions, pointer).flatMap((found) => knobOf(found, place, playbook)),
  );
  return [...parameters, ...shared, ...rules];
}

interface Site {
  readonly conditions: Conditions;
  readonly pointer: string;
  readonly place: RulePlace;
}

/** Where nodes have conditions. */
const sitesOf = (playbook: Playbook): readonly Site[] =>
  playbook.nodes.flatMap((node, index) =>
    visitFields(kindOf(node).config, node.config, `/nodes/${index}/config`)
      .filter(({ meta }) => meta.control === 'conditions')
      .map(({ value, pointer }): Site => {
        const rule = ruleAt(playbook, pointer);
        return {
          conditions: value as Conditions,
          pointer,
          place: { node: node.id, ...(rule !== undefined && { rule }) },
        };
      }),
  );

/** The rules that read a parameter, each once, by the parameter. */
function readersOf(playbook: Playbook): ReadonlyMap<string, readonly RulePlace[]> {
  const readers = new Map<string, Map<string, RulePlace>>();
  for (const { conditions, place } of sitesOf(playbook)) {
    const { params, names } = referencesOf(conditions, playbook.conditions ?? {});
    for (const name of new Set([...params, ...names])) {
      const known = readers.get(name) ?? new Map<string, RulePlace>();
      readers.set(name, known.set(`${place.node}.${place.rule ?? ''}`, place));
    }
  }
  return new Map([...readers].map(([name, places]) => [name, [...places.values()]]));
}

interface Found {
  readonly leaf: Leaf;
  readonly pointer: string;
}

function knobOf({ leaf, pointer }: Found, place: Partial<RulePlace>, playbook: Playbook): Knob[] {
  const { value } = leaf;
  if (typeof value !== 'number') return [];
  const unit = unitOf(leaf, { playbook });
  const type = unit === 'money' || unit === 'ratio' ? unit : 'number';
  return [{ of: 'rule', pointer: `${pointer}/value`, value, type, ...place, leaf }];
}

function leavesOf(conditions: Conditions, pointer: string): readonly Found[] {
  if (isReference(conditions)) return [];
  const group = groupOf(conditions);
  if (!group) return [{ leaf: conditions as Leaf, pointer }];
  const below = `${pointer}/${group.operator}`;
  return group.members.flatMap((each, index) =>
    leavesOf(each, group.operator === 'not' ? below : pointerTo(below, index)),
  );
}

/** The id of the innermost thing with one that holds the place: the rule that the conditions belong to. */
function ruleAt(playbook: Playbook, pointer: string): string | undefined {
  const steps = stepsOf(pointer);
  const holders: unknown[] = [];
  let value: unknown = playbook;
  for (const step of steps) {
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    holders.push(value);
  }
  // Not the node itself, which is the second of them.
  const holder = holders
    .slice(2)
    .findLast((each) => typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string');
  return (holder as { readonly id: string } | undefined)?.id;
}

/** The playbook with other numbers; a knob that it no longer has, or whose place holds something else, stays as it is. */
export function turnKnobs(playbook: Playbook, turns: Turns): Playbook {
  const known = new Set(knobsOf(playbook).map((knob) => knob.pointer));
  const patch = Object.entries(turns)
    .filter(([pointer]) => known.has(pointer))
    .map(([path, value]) => ({ op: 'replace' as const, path, value }));
  const title = { en: '', 'zh-CN': '' };
  return (applyFix(playbook as unknown as Json, { title, patch }) as unknown as Playbook | undefined) ?? playbook;
}

/** What would newly be wrong with the playbook once they are turned. */
export function problemsOfTurns(playbook: Playbook, turns: Turns): readonly Problem[] {
  const before = new Set(errorsIn(playbook).map(sayingOf));
  return errorsIn(turnKnobs(playbook, turns)).filter((each) => !before.has(sayingOf(each)));
}

function errorsIn(playbook: Playbook): readonly Problem[] {
  const parsed = parsePlaybook(playbook);
  const found = parsed.ok ? lint(parsed.value) : parsed.problems;
  return found.filter((each) => each.severity === 'error');
}

const sayingOf = ({ code, place }: Problem): string => `${code} ${place.pointer}`;

/** The turns for another state of the playbook: each by what it is about, wherever that now stands. Those without such a place are left out. */
export function carryTurns(before: Playbook, after: Playbook, turns: Turns): Turns {
  const places = new Map(knobsOf(after).map((knob) => [identityOf(knob), knob.pointer]));
  return Object.fromEntries(
    knobsOf(before).flatMap((knob) => {
      const value = turns[knob.pointer];
      const pointer = places.get(identityOf(knob));
      return value === undefined || pointer === undefined ? [] : [[pointer, value]];
    }),
  );
}

const identityOf = (knob: Knob): string =>
  knob.of === 'parameter'
    ? `parameter ${knob.parameter}`
    : JSON.stringify([
        knob.node,
        knob.rule,
        knob.node === undefined ? knob.pointer : knob.pointer.split('/').slice(3),
        knob.leaf.fact,
        knob.leaf.params,
        knob.leaf.path,
      ]);
