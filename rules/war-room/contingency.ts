import { evaluateFeel } from '../feel/evaluate.ts';
import type { FeelScope } from '../feel/scope.ts';
import { IN_FORCE } from '../effects/ledger-states.ts';
import type { LedgerState } from '../effects/ledger-states.ts';
import type { Json } from '../json.ts';
import { kindOf } from '../kinds/registry.ts';
import type { EffectLimit } from '../kinds/spec.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { startOfDay } from '../time/zone.ts';

/** What a step of a plan would change outside, with its inputs as they are now; null where they are not known yet. */
export interface PlannedChange {
  readonly do: string;
  readonly with: Readonly<Record<string, Json>>;
  /** Nobody is asked first. */
  readonly auto: boolean;
  readonly limit?: PreApproved;
}

/** What was approved beforehand, in the unit of the input that is summed. */
export interface PreApproved {
  readonly max: number;
  readonly used: number;
  readonly sumOf: string;
  readonly per: EffectLimit['per'];
  readonly over: EffectLimit['over'];
  /** This change would go beyond it. */
  readonly exceeded: boolean;
}

export interface PlanStep {
  readonly node: PlaybookNode;
  readonly change?: PlannedChange;
}

/** An effect of the ledger, as far as limits count it. */
export interface CountedEffect {
  readonly node: string;
  readonly state: LedgerState;
  readonly with: Readonly<Record<string, Json>>;
  readonly atMs: number;
}

/** The contingency plans that a playbook holds: flows of the live phase that lie ready until a person lets them begin. */
export const contingencyPlans = ({ nodes }: Pick<Playbook, 'nodes'>): readonly PlaybookNode[] =>
  nodes.filter((node) => node.phase === 'live' && kindOf(node).startsByHand?.(node.config) === true);

const MOST_STEPS = 8;

/** What follows the start in the order in which it is reached, up to where the branch ends, with what it would change. */
export function planSteps(
  playbook: Pick<Playbook, 'nodes' | 'edges'>,
  start: string,
  scope: FeelScope,
  effects: readonly CountedEffect[],
): readonly PlanStep[] {
  const nodes = new Map(playbook.nodes.map((node) => [node.id, node]));
  const reached = new Set([start]);
  for (const id of reached) {
    if (reached.size > MOST_STEPS) break;
    for (const { from, to } of playbook.edges) if (from === id && nodes.has(to)) reached.add(to);
  }
  reached.delete(start);
  return [...reached]
    .slice(0, MOST_STEPS)
    .map((id) => nodes.get(id)!)
    .filter((node) => kindOf(node).outcomes(node.config).length > 0)
    .map((node) => ({ node, ...changeOf(node, scope, effects) }));
}

function changeOf(
  node: PlaybookNode,
  scope: FeelScope,
  effects: readonly CountedEffect[],
): { readonly change?: PlannedChange } {
  const planned = kindOf(node).effect?.(node.config);
  if (!planned) return {};
  const valueOf = (expression: string): Json => {
    const value = evaluateFeel(expression, scope);
    return value.ok ? value.value : null;
  };
  const inputs = Object.fromEntries(Object.entries(planned.with).map(([name, text]) => [name, valueOf(text)]));
  const limit = planned.limit && preApproved(planned.limit, node.id, inputs, valueOf, scope, effects);
  return { change: { do: planned.do, with: inputs, auto: planned.auto, ...(limit && { limit }) } };
}

function preApproved(
  { sumOf, per, max: expression, over }: EffectLimit,
  node: string,
  inputs: Readonly<Record<string, Json>>,
  valueOf: (expression: string) => Json,
  { nowMs, timeZone }: FeelScope,
  effects: readonly CountedEffect[],
): PreApproved | undefined {
  const max = valueOf(expression);
  if (typeof max !== 'number') return undefined;
  const sinceMs = per === 'day' ? startOfDay(nowMs, timeZone) : -Infinity;
  const used = effects
    .filter((each) => each.node === node && each.atMs >= sinceMs && isCounted(each.state))
    .reduce((sum, each) => sum + amountOf(each.with[sumOf]), 0);
  return { max, used, sumOf, per, over, exceeded: used + amountOf(inputs[sumOf]) > max };
}

const amountOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const COUNTED: readonly LedgerState[] = ['requested', 'compensated', 'expired', ...IN_FORCE];
const isCounted = (state: LedgerState): boolean => COUNTED.includes(state);
