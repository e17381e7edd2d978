import { findAction } from '../actions/catalogue.ts';
import type { InputType } from '../actions/catalogue.ts';
import { evaluateFeel, feelPaths, feelReadsClock } from '../feel/evaluate.ts';
import type { Json } from '../json.ts';
import { kindOf } from '../kinds/registry.ts';
import type { EffectLimit, PlannedEffect } from '../kinds/spec.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import type { Reading } from '../words/conditions.ts';
import type { Meaning } from '../words/value.ts';
import { valueWords } from '../words/value.ts';
import { expressionWords } from '../words/expressions.ts';
import { readingInFull } from './reading.ts';

/** One input of an action in words: its value as the playbook's own numbers make it, or how it will be computed. */
export interface OutlinedInput {
  readonly name: string;
  readonly title: string;
  readonly type: InputType | undefined;
  readonly words: string;
  /** The expression that the value comes from, unless it says that value itself. */
  readonly from?: string;
}

export interface OutlinedLimit extends Pick<EffectLimit, 'per' | 'over'> {
  readonly title: string;
  readonly max: string;
}

/** A change of the outside world that a step may make. */
export interface OutlinedEffect {
  readonly node: string;
  readonly do: string;
  readonly autonomy: PlannedEffect['autonomy'];
  readonly inputs: readonly OutlinedInput[];
  readonly limit?: OutlinedLimit;
  /** It spends by itself, and nothing limits how much in all. */
  readonly isUnlimited: boolean;
  /** The steps that lead to it, each by its outcome: “Watch CVR” · “Above plan”. */
  readonly after: readonly string[];
}

/** Everything that a playbook may change outside, in the order of the file. */
export const outlineEffects = (playbook: Playbook, language: Language): readonly OutlinedEffect[] =>
  playbook.nodes.flatMap((node) => {
    const planned = kindOf(node).effect?.(node.config);
    return planned ? [outlineEffect(playbook, node, planned, readingInFull(playbook, language))] : [];
  });

function outlineEffect(
  playbook: Playbook,
  node: PlaybookNode,
  { do: action, with: given, limit, autonomy, auto }: PlannedEffect,
  reading: Reading,
): OutlinedEffect {
  const known = findAction(action)?.inputs ?? {};
  const inputs = Object.entries(given).map(([name, expression]): OutlinedInput => {
    const definition = Object.hasOwn(known, name) ? known[name] : undefined;
    const title = definition?.title[reading.language] ?? name;
    return {
      name,
      title,
      type: definition?.type,
      ...expressionOutline(expression, { type: definition?.type, name }, playbook, reading),
    };
  });
  const summed = limit && inputs.find((each) => each.name === limit.sumOf);
  return {
    node: node.id,
    do: action,
    autonomy,
    inputs,
    ...(limit && {
      limit: {
        per: limit.per,
        over: limit.over,
        title: summed?.title ?? limit.sumOf,
        max: expressionOutline(limit.max, { type: summed?.type }, playbook, reading).words,
      },
    }),
    isUnlimited: auto && !limit && inputs.some(({ type }) => type === 'money'),
    after: stepsBefore(playbook, node, reading.language),
  };
}

/** What an expression comes to with the playbook's own numbers; itself where it depends on what happens. */
function expressionOutline(
  expression: string,
  meaning: Pick<Meaning, 'type' | 'name'>,
  playbook: Playbook,
  reading: Reading,
): Pick<OutlinedInput, 'words' | 'from'> {
  const value = feelReadsClock(expression) ? undefined : valueAtStart(expression, playbook);
  if (value === undefined || value === null) return { words: expressionWords(expression, reading) };
  const words = valueWords(value, meaning, reading);
  return feelPaths(expression).length === 0 ? { words } : { words, from: expressionWords(expression, reading) };
}

function valueAtStart(expression: string, { parameters, timezone }: Playbook): Json | undefined {
  const values = Object.fromEntries(Object.entries(parameters).map(([name, { default: value }]) => [name, value]));
  const result = evaluateFeel(expression, { values, instants: {}, nowMs: 0, timeZone: timezone });
  return result.ok ? result.value : undefined;
}

const stepsBefore = ({ nodes, edges }: Playbook, { id }: PlaybookNode, language: Language): readonly string[] =>
  edges
    .filter((edge) => edge.to === id)
    .flatMap(({ from, outcome }) => {
      const source = nodes.find((each) => each.id === from);
      if (!source) return [];
      const title = kindOf(source)
        .outcomes(source.config)
        .find((each) => each.id === outcome)?.title[language];
      return [`${source.title || source.id} · ${title ?? outcome}`];
    });
