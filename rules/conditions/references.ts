import { feelNames, feelPaths, feelReadsClock, feelSets } from '../feel/evaluate.ts';
import type { MetricQuery } from '../metrics/read.ts';
import { canonicalJson } from '../playbook/canonical.ts';
import { comparedWith, metricQuery, textOf, type FactReference } from './read-fact.ts';
import type { Conditions, Leaf, SharedConditions } from './schema.ts';
import { dereference, groupOf, isReference } from './shared.ts';

/** Everything that conditions read, each once, in the order of the text. */
export interface References {
  readonly metrics: readonly MetricQuery[];
  readonly params: readonly string[];
  readonly variables: readonly string[];
  /** Of `set` facts, of `inSet` with a constant, and of `set("…")` in expressions. */
  readonly sets: readonly string[];
  /** JSONPaths into the row; `$` for the row itself. */
  readonly rowPaths: readonly string[];
  readonly clock: boolean;
  /** Whether time alone can change what they say, with all else as it was: they read the clock, or ask for `within`. */
  readonly timed: boolean;
  /** Names used inside `{expr}`: parameters, variables, anchors, nodes, `row`, `now`, `phase`. */
  readonly names: readonly string[];
  /** The same with the first field read, `confirm.note`. */
  readonly paths: readonly string[];
}

/** What conditions read, shared conditions included. Throws `ConditionsFailed` for an unknown or circular reference. */
export function referencesOf(conditions: Conditions, shared: SharedConditions): References {
  const metrics = new Map<string, MetricQuery>();
  const params = new Set<string>();
  const variables = new Set<string>();
  const sets = new Set<string>();
  const rowPaths = new Set<string>();
  const names = new Set<string>();
  const paths = new Set<string>();
  let clock = false;
  let within = false;

  const addExpression = (expression: string): void => {
    feelNames(expression).forEach((name) => names.add(name));
    feelSets(expression).forEach((name) => sets.add(name));
    clock ||= feelReadsClock(expression);
    for (const path of feelPaths(expression)) {
      paths.add(path);
      if (path === 'row' || path.startsWith('row.')) rowPaths.add(`$${path.slice('row'.length)}`);
    }
  };

  const addFact = ({ fact, params: given = {}, path = '$' }: FactReference): void => {
    const id = textOf(given.id);
    if (fact === 'metric') metrics.set(canonicalJson(given), metricQuery(given));
    if (fact === 'row') rowPaths.add(path);
    if (fact === 'param') params.add(id);
    if (fact === 'var') variables.add(id);
    if (fact === 'set') sets.add(id);
    if (fact === 'clock') clock = true;
    if (fact === 'expr') addExpression(textOf(given.expr));
  };

  const visitLeaf = (leaf: Leaf): void => {
    addFact(leaf);
    within ||= /(^|:)within$/.test(leaf.operator);
    const compared = comparedWith(leaf.value);
    if ('fact' in compared) addFact(compared);
    else if (/(^|:)inSet$/.test(leaf.operator) && typeof compared.constant === 'string') sets.add(compared.constant);
  };

  const visit = (each: Conditions, path: readonly string[]): void => {
    if (isReference(each)) {
      const { target, path: longer } = dereference(each, shared, path);
      return visit(target, longer);
    }
    const group = groupOf(each);
    if (!group) return visitLeaf(each as Leaf);
    for (const member of group.members) visit(member, path);
    return undefined;
  };

  visit(conditions, []);
  return {
    metrics: [...metrics.values()],
    params: [...params],
    variables: [...variables],
    sets: [...sets],
    rowPaths: [...rowPaths],
    clock,
    timed: clock || within,
    names: [...names],
    paths: [...paths],
  };
}

/** The references of several conditions together: a rule's and its `recover`'s. */
export function joinReferences(all: readonly References[]): References {
  const join = (part: 'params' | 'variables' | 'sets' | 'rowPaths' | 'names' | 'paths') => [
    ...new Set(all.flatMap((each) => each[part])),
  ];
  return {
    metrics: [...new Map(all.flatMap(({ metrics }) => metrics).map((query) => [canonicalJson(query), query])).values()],
    params: join('params'),
    variables: join('variables'),
    sets: join('sets'),
    rowPaths: join('rowPaths'),
    clock: all.some(({ clock }) => clock),
    timed: all.some(({ timed }) => timed),
    names: join('names'),
    paths: join('paths'),
  };
}
