import { Engine, Fact, Operator, type TopLevelCondition } from 'json-rules-engine';
import type { Json } from '../json.ts';
import { asConditionsFailed } from './failure.ts';
import { FACT_NAMES, type FactName } from './fact-names.ts';
import type { Facts } from './facts.ts';
import { operators } from './operators.ts';
import { resolvePath } from './path.ts';
import { comparedWith, readFact, type FactParams } from './read-fact.ts';
import type { Conditions, Leaf, SharedConditions } from './schema.ts';
import { assertGroup, dereference, groupOf, isReference } from './shared.ts';
import { explainGroup, explainLeaf, type Why } from './why.ts';

/**
 * Evaluates conditions by json-rules-engine itself: the reference for what conditions mean. Rejects with
 * `ConditionsFailed` where they cannot be evaluated: an expression fails, a shared condition is unknown or circular, a
 * compared value is of no use to its operator.
 */
export async function evaluateConditions(
  conditions: Conditions,
  shared: SharedConditions,
  facts: Facts,
): Promise<{ result: boolean; why: Why }> {
  try {
    assertGroup(conditions);
    const engine = engineFor(facts);
    engine.addRule({ conditions: forEngine(conditions, shared, []) as TopLevelCondition, event: { type: 'holds' } });
    const { results, failureResults } = await engine.run();
    const [ruleResult] = [...results, ...failureResults];
    const result = ruleResult!.result === true;
    return { result, why: whyOf({ ...(ruleResult!.conditions as unknown as Evaluated), result }) };
  } catch (error) {
    throw asConditionsFailed(error);
  }
}

/** An engine per evaluation, because facts and operators belong to one instant. */
function engineFor(facts: Facts): Engine {
  const engine = new Engine([], { pathResolver: (value, path) => resolvePath(value, path) });
  for (const [name, { builtin, test }] of Object.entries(operators)) {
    if (!builtin) engine.addOperator(new Operator(name, (fact, value) => test(fact, value, facts)));
  }
  for (const name of FACT_NAMES) {
    // Async, because an error thrown at once would leave the compared value's rejection unhandled. Uncached, because
    // the cache goes by a 32-bit hash of the params: two queries could share one value.
    const read = async (params: FactParams): Promise<Json | undefined> => readFact(name, params, facts);
    engine.addFact(new Fact(name, read, { cache: false }));
  }
  return engine;
}

/**
 * The conditions as json-rules-engine takes them: `{expr}` as a fact, references in place. Everything is copied, since
 * the engine writes into what it is given; `source` comes back in the result.
 */
function forEngine(conditions: Conditions, shared: SharedConditions, path: readonly string[]): object {
  if (isReference(conditions)) {
    const { target, path: longer } = dereference(conditions, shared, path);
    const { priority, condition, description = target.description } = conditions;
    return {
      ...forEngine(target, shared, longer),
      source: { condition, description },
      priority: priority ?? 1,
    };
  }
  const group = groupOf(conditions);
  const { priority, description } = conditions;
  if (!group) return leafForEngine(conditions as Leaf);
  const members = group.members.map((each) => forEngine(each, shared, path));
  return {
    [group.operator]: group.operator === 'not' ? members[0] : members,
    source: { description },
    ...(priority !== undefined && { priority }),
  };
}

function leafForEngine(leaf: Leaf): object {
  const { fact, params, path, operator, priority } = leaf;
  const compared = comparedWith(leaf.value);
  return {
    fact,
    operator,
    value: 'fact' in compared ? compared : compared.constant,
    source: leaf,
    ...(params !== undefined && { params }),
    ...(path !== undefined && { path }),
    ...(priority !== undefined && { priority }),
  };
}

/** A condition of json-rules-engine's result; one that was not needed has no result. */
interface Evaluated {
  readonly all?: readonly Evaluated[];
  readonly any?: readonly Evaluated[];
  readonly not?: Evaluated;
  readonly fact?: FactName;
  readonly source: Leaf | { readonly condition?: string; readonly description?: string };
  readonly result?: boolean;
  readonly factResult?: Json;
  readonly valueResult?: Json;
}

function whyOf(evaluated: Evaluated): Why {
  const { source, factResult, valueResult } = evaluated;
  const result = evaluated.result === true;
  if ('fact' in source) return explainLeaf(source, factResult, valueResult, result);
  const operator = evaluated.any ? 'any' : evaluated.all ? 'all' : 'not';
  const members = evaluated.any ?? evaluated.all ?? [evaluated.not!];
  const whys = members.filter((each) => each.result !== undefined).map(whyOf);
  return explainGroup(operator, whys, result, source.condition, source.description);
}
