import { feelUses } from '../feel/evaluate.ts';
import { closest } from '../problems/closest.ts';
import { DATASETS } from '../words/columns.ts';
import type { LintModel, ModelNode } from './model.ts';

/** What a playbook gives names to, for everything that refers to them. */
export interface Names {
  readonly parameters: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
  readonly anchors: ReadonlySet<string>;
  /** All that an expression may name: parameters, anchors, variables, and nodes that have forms. */
  readonly expressions: ReadonlySet<string>;
  /** The same with `row`. */
  readonly withRow: ReadonlySet<string>;
  /** Parameters, variables and sets: what an approval can show. */
  readonly figures: ReadonlySet<string>;
  /** Nodes whose fields are variables, `node.field`. */
  readonly forms: ReadonlySet<string>;
  /** The set, or the data set that every shop has, that a name is probably a slip of. */
  likelySet(name: string): string | undefined;
}

export function namesOf({ playbook, nodes }: Pick<LintModel, 'playbook' | 'nodes'>): Names {
  const parameters = new Set(Object.keys(playbook.parameters));
  const anchors = new Set(Object.keys(playbook.anchors));
  const variables = new Set(nodes.flatMap((each) => each.variables));
  const sets = new Set(nodes.flatMap((each) => each.sets));
  const forms = new Set([...variables].flatMap((name) => (name.includes('.') ? [name.split('.')[0]!] : [])));
  const expressions = new Set([...parameters, ...anchors, ...variables, ...forms, 'now', 'phase']);
  const likely = new Map<string, string | undefined>();
  return {
    parameters,
    anchors,
    variables,
    sets,
    expressions,
    figures: new Set([...parameters, ...variables, ...sets]),
    forms,
    withRow: new Set([...expressions, 'row']),
    likelySet(name) {
      if (sets.has(name) || Object.hasOwn(DATASETS, name)) return undefined;
      if (!likely.has(name)) likely.set(name, closest(name, [...sets, ...Object.keys(DATASETS)]));
      return likely.get(name);
    },
  };
}

/** Whether conditions and expressions of the node are about rows. */
export const hasRows = ({ node, spec }: ModelNode): boolean =>
  spec.selects !== undefined || spec.watch?.(node.config).forEach !== undefined;

/** The expression with every use of a name replaced by another. */
export const renameIn = (expression: string, name: string, to: string): string =>
  feelUses(expression)
    .filter((use) => use.name === name)
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, use) => text.slice(0, use.from) + to + text.slice(use.to), expression);
