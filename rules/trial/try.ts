import { compileConditions } from '../conditions/compile.ts';
import { ConditionsFailed } from '../conditions/failure.ts';
import type { Facts } from '../conditions/facts.ts';
import { missingData } from '../conditions/missing.ts';
import type { Missing } from '../conditions/missing.ts';
import { referencesOf } from '../conditions/references.ts';
import type { Conditions, Leaf, SharedConditions } from '../conditions/schema.ts';
import { dereference, groupOf, isReference } from '../conditions/shared.ts';
import type { WhyLeaf } from '../conditions/why.ts';
import { evaluateFeel } from '../feel/evaluate.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problems/problem.ts';
import { referencesOfExpression } from './needs.ts';

/** What one condition came to; `missing`: it reads what is not there, which never decides. */
export interface TriedLeaf {
  readonly why: WhyLeaf;
  readonly state: 'hit' | 'miss' | 'missing' | 'failed';
  readonly missing: readonly Missing[];
  readonly problems: readonly Problem[];
}

export interface TriedGroup {
  readonly operator: 'all' | 'any' | 'not';
  /** The shared condition that it stands for. */
  readonly condition?: string;
  readonly description?: string;
  readonly members: readonly Tried[];
}

export type Tried = TriedGroup | TriedLeaf;

/** What conditions come to, as the engine would have it. */
export interface Trial {
  /** `undecided`: something is missing, so a rule would not be evaluated. `failed`: it cannot be evaluated at all. */
  readonly verdict: 'holds' | 'fails' | 'undecided' | 'failed';
  /** Every condition by itself, whether the verdict needed it or not; none where the conditions lead nowhere. */
  readonly tried?: Tried;
  readonly missing: readonly Missing[];
  readonly problems: readonly Problem[];
}

const FAILED = { verdict: 'failed', missing: [] } as const;

/** Evaluates conditions on facts with what evaluates them in a campaign, and each of them by itself. */
export function tryConditions(conditions: Conditions, shared: SharedConditions, facts: Facts): Trial {
  try {
    const missing = missingData(referencesOf(conditions, shared), facts);
    const tried = tryEach(conditions, shared, facts, []);
    if (missing.length > 0) return { verdict: 'undecided', tried, missing, problems: [] };
    try {
      const { result } = compileConditions(conditions, shared)(facts);
      return { verdict: result ? 'holds' : 'fails', tried, missing, problems: [] };
    } catch (error) {
      return { ...FAILED, tried, problems: problemsOf(error) };
    }
  } catch (error) {
    return { ...FAILED, problems: problemsOf(error) };
  }
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ConditionsFailed) return error.problems;
  throw error;
}

function tryEach(conditions: Conditions, shared: SharedConditions, facts: Facts, path: readonly string[]): Tried {
  if (isReference(conditions)) {
    const { target, path: longer } = dereference(conditions, shared, path);
    const { condition, description } = conditions;
    const group = tryEach(target, shared, facts, longer);
    return { ...group, condition, ...(description !== undefined && { description }) } as TriedGroup;
  }
  const group = groupOf(conditions);
  if (!group) return tryLeaf(conditions as Leaf, facts);
  const { description } = conditions;
  return {
    operator: group.operator,
    members: group.members.map((each) => tryEach(each, shared, facts, path)),
    ...(description !== undefined && { description }),
  };
}

function tryLeaf(leaf: Leaf, facts: Facts): TriedLeaf {
  const alone: Conditions = { all: [leaf] };
  const missing = missingData(referencesOf(alone, {}), facts);
  if (missing.length > 0) return { why: unseen(leaf, facts), state: 'missing', missing, problems: [] };
  try {
    const { why } = compileConditions(alone, {})(facts);
    const [first] = 'conditions' in why ? (why.conditions as readonly WhyLeaf[]) : [];
    return { why: first!, state: first!.result ? 'hit' : 'miss', missing, problems: [] };
  } catch (error) {
    return { why: unseen(leaf, facts), state: 'failed', missing, problems: problemsOf(error) };
  }
}

/** A leaf that could not be evaluated, with what it would have seen where that much is there. */
function unseen(leaf: Leaf, facts: Facts): WhyLeaf {
  const { fact, params, path, operator, value, description } = leaf;
  const seen = (alone: Leaf): Json | undefined => {
    try {
      const { why } = compileConditions({ all: [alone] }, {})(facts);
      return 'conditions' in why ? (why.conditions[0] as WhyLeaf | undefined)?.factValue : undefined;
    } catch {
      return undefined;
    }
  };
  const factValue = seen({ ...leaf, operator: 'equal', value: null });
  return {
    fact,
    operator,
    value,
    result: false,
    ...(params !== undefined && { params }),
    ...(path !== undefined && { path }),
    ...(factValue !== undefined && { factValue }),
    ...(description !== undefined && { description }),
  };
}

export type ExpressionTrial =
  | { readonly verdict: 'value'; readonly value: Json }
  | { readonly verdict: 'undecided'; readonly missing: readonly Missing[] }
  | { readonly verdict: 'failed'; readonly problems: readonly Problem[] };

/** What an expression comes to. */
export function tryExpression(expression: string, facts: Facts): ExpressionTrial {
  const missing = missingData(referencesOfExpression(expression), facts);
  if (missing.length > 0) return { verdict: 'undecided', missing };
  const value = evaluateFeel(expression, facts.scope);
  return value.ok ? { verdict: 'value', value: value.value } : { verdict: 'failed', problems: value.problems };
}
