import { asConditionsFailed, ConditionsFailed, conditionsFailed } from './failure.ts';
import type { Facts } from './facts.ts';
import { findTest } from './operators.ts';
import { isSimplePath } from './path.ts';
import { comparedWith, compileFact, type FactReference } from './read-fact.ts';
import type { Conditions, Leaf, SharedConditions } from './schema.ts';
import { assertGroup, dereference, groupOf, isReference, type Group } from './shared.ts';
import { explainGroup, explainLeaf, type Why } from './why.ts';

/** A condition as closures. */
interface Compiled {
  readonly priority: number;
  /** Whether evaluating it may throw; it then has to be evaluated wherever json-rules-engine would. */
  readonly mayFail: boolean;
  readonly test: (facts: Facts) => boolean;
  readonly explain: (facts: Facts) => Why;
}

/**
 * Conditions as a function from facts to their result and its explanation: synchronous, the same in outcome and
 * explanation as `evaluateConditions`, and fast enough for every row at every minute. Throws `ConditionsFailed`, when
 * compiled for what is wrong in the conditions, when called where an evaluation fails.
 */
export function compileConditions(
  conditions: Conditions,
  shared: SharedConditions,
): (facts: Facts) => { result: boolean; why: Why } {
  const { explain } = compileRoot(conditions, shared);
  return (facts) => {
    try {
      const why = explain(facts);
      return { result: why.result, why };
    } catch (error) {
      throw asConditionsFailed(error);
    }
  };
}

/** Like `compileConditions`, without the explanation: what is not needed for the result is not even read. */
export function compileTest(conditions: Conditions, shared: SharedConditions): (facts: Facts) => boolean {
  const { test } = compileRoot(conditions, shared);
  return (facts) => {
    try {
      return test(facts);
    } catch (error) {
      throw asConditionsFailed(error);
    }
  };
}

function compileRoot(conditions: Conditions, shared: SharedConditions): Compiled {
  assertGroup(conditions);
  return compile(conditions, shared, []);
}

function compile(conditions: Conditions, shared: SharedConditions, path: readonly string[]): Compiled {
  if (isReference(conditions)) {
    const { target, path: longer } = dereference(conditions, shared, path);
    const group = groupOf(target)!;
    const description = conditions.description ?? target.description;
    return compileGroup(group, { ...conditions, description }, shared, longer);
  }
  const group = groupOf(conditions);
  return group ? compileGroup(group, conditions, shared, path) : compileLeaf(conditions as Leaf);
}

interface GroupWords {
  readonly priority?: number;
  readonly condition?: string;
  readonly description?: string;
}

function compileGroup(
  { operator, members }: Group,
  { priority = 1, condition, description }: GroupWords,
  shared: SharedConditions,
  path: readonly string[],
): Compiled {
  const compiled = members.map((each) => compile(each, shared, path));
  const groupMayFail = compiled.some((each) => each.mayFail);
  const wrap = (whys: readonly Why[], result: boolean) => explainGroup(operator, whys, result, condition, description);
  if (operator === 'not') {
    const member = compiled[0]!;
    return {
      priority,
      mayFail: groupMayFail,
      test: (facts) => !member.test(facts),
      explain: (facts) => {
        const why = member.explain(facts);
        return wrap([why], !why.result);
      },
    };
  }
  const sets = byPriority(compiled);
  // The result that decides the group, and with it the rest of its members.
  const decisive = operator === 'any';
  return {
    priority,
    mayFail: groupMayFail,
    test: testGroup(sets, decisive),
    explain: (facts) => {
      const whys = new Map<Compiled, Why>();
      let result = !decisive || compiled.length === 0;
      for (const set of sets) {
        for (const member of set) whys.set(member, member.explain(facts));
        if (!set.some((member) => whys.get(member)!.result === decisive)) continue;
        result = decisive;
        break;
      }
      const evaluated = compiled.flatMap((member) => whys.get(member) ?? []);
      return wrap(evaluated, result);
    },
  };
}

/** Written without closures or lists of its own: it runs for every row. */
function testGroup(sets: readonly (readonly Compiled[])[], decisive: boolean): (facts: Facts) => boolean {
  if (sets.length === 0) return () => true;
  // json-rules-engine evaluates a whole set before it looks at the results, so what may fail goes first.
  const plans = sets.map((set) => ({
    failing: set.filter((member) => member.mayFail).map((member) => member.test),
    safe: set.filter((member) => !member.mayFail).map((member) => member.test),
  }));
  const [only, ...others] = plans;
  if (only && others.length === 0) {
    const [first, ...rest] = [...only.failing, ...only.safe];
    if (rest.length === 0) return first!;
    if (only.failing.length === 0) return inTurn(only.safe, decisive);
  }
  return (facts) => {
    for (const { failing, safe } of plans) {
      let decided = false;
      for (const test of failing) if (test(facts) === decisive) decided = true;
      if (decided) return decisive;
      for (const test of safe) if (test(facts) === decisive) return decisive;
    }
    return !decisive;
  };
}

const inTurn =
  (tests: readonly Compiled['test'][], decisive: boolean): Compiled['test'] =>
  (facts) => {
    for (let at = 0; at < tests.length; at++) if (tests[at]!(facts) === decisive) return decisive;
    return !decisive;
  };

/** The members in sets of equal priority, the highest first. */
function byPriority(members: readonly Compiled[]): Compiled[][] {
  const priorities = [...new Set(members.map(({ priority }) => priority))].sort((a, b) => b - a);
  return priorities.map((priority) => members.filter((member) => member.priority === priority));
}

function compileLeaf(leaf: Leaf): Compiled {
  const { operator, priority = 1 } = leaf;
  const test = findTest(operator);
  if (!test) throw new ConditionsFailed([conditionsFailed('', { reason: `Unknown operator: ${operator}` })]);
  const readLeft = compileFact(leaf);
  const compared = comparedWith(leaf.value);
  const constant = 'constant' in compared ? compared.constant : undefined;
  const readRight = 'fact' in compared ? compileFact(compared) : () => constant;
  return {
    priority,
    mayFail: mayFail(leaf),
    test:
      'fact' in compared
        ? (facts) => test(readLeft(facts), readRight(facts), facts)
        : (facts) => test(readLeft(facts), constant, facts),
    explain: (facts) => {
      const factValue = readLeft(facts);
      const comparedValue = readRight(facts);
      return explainLeaf(leaf, factValue, comparedValue, test(factValue, comparedValue, facts));
    },
  };
}

/** The operators that throw for a compared value of the wrong type, as they do in json-rules-engine. */
const PARTIAL = /(^|:)(in|notIn|matches|someValue|everyValue|swap)(:|$)/;

function mayFail(leaf: Leaf): boolean {
  const compared = comparedWith(leaf.value);
  const facts: FactReference[] = 'fact' in compared ? [leaf, compared] : [leaf];
  const hasPartialOperator =
    PARTIAL.test(leaf.operator) &&
    !('constant' in compared && Array.isArray(compared.constant) && /^(in|notIn)$/.test(leaf.operator));
  return (
    hasPartialOperator || facts.some(({ fact, path }) => fact === 'expr' || (path !== undefined && !isSimplePath(path)))
  );
}
