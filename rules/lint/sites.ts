import type { Conditions } from '../conditions/schema.ts';
import { usesIn } from '../conditions/uses.ts';
import type { Use } from '../conditions/uses.ts';
import { feelPaths, feelSets } from '../feel/evaluate.ts';
import type { LintModel, ModelNode } from './model.ts';
import { hasRows } from './names.ts';

/** Where conditions stand: in a node's field, or shared. */
export interface ConditionSite {
  readonly conditions: Conditions;
  readonly pointer: string;
  readonly node?: ModelNode;
  /** Whether there is a row. Shared conditions may be used where there is one. */
  readonly rows: boolean;
  readonly uses: readonly Use[];
}

/** Where an expression stands: in a node's field, or in conditions. */
export interface ExpressionSite {
  readonly expression: string;
  readonly pointer: string;
  readonly node?: ModelNode;
  readonly rows: boolean;
  readonly inConditions: boolean;
  /** Names that mean something here only. */
  readonly own: readonly string[];
  /** Names that it reads, with the first field: `x`, `node.field`. */
  readonly paths: readonly string[];
  /** Sets that it names. */
  readonly sets: readonly string[];
}

export function conditionSites({ playbook, nodes }: Pick<LintModel, 'playbook' | 'nodes'>): readonly ConditionSite[] {
  const shared = Object.entries(playbook.conditions ?? {}).map(([name, conditions]): ConditionSite => {
    const pointer = `/conditions/${name}`;
    return { conditions, pointer, rows: true, uses: usesIn(conditions, pointer) };
  });
  const own = nodes.flatMap((node) => {
    const rows = hasRows(node);
    return node.fields
      .filter(({ meta }) => meta.control === 'conditions')
      .map(({ value, pointer }): ConditionSite => {
        const conditions = value as Conditions;
        return { conditions, pointer, node, rows, uses: usesIn(conditions, pointer) };
      });
  });
  return [...shared, ...own];
}

export function expressionSites(
  { nodes }: Pick<LintModel, 'nodes'>,
  sites: readonly ConditionSite[],
): readonly ExpressionSite[] {
  const fields = nodes.flatMap((node) => {
    const rows = hasRows(node);
    return node.fields
      .filter(({ meta }) => meta.control === 'feel')
      .map(({ value, pointer, meta }) => siteOf(String(value), pointer, { node, rows, own: meta.names }));
  });
  const inConditions = sites.flatMap(({ uses, node, rows }) =>
    uses.flatMap((use) =>
      use.is === 'expr' ? [siteOf(use.expression, use.pointer, { node, rows, inConditions: true })] : [],
    ),
  );
  return [...fields, ...inConditions];
}

interface Around {
  readonly node: ModelNode | undefined;
  readonly rows: boolean;
  readonly inConditions?: boolean;
  readonly own?: readonly string[] | undefined;
}

const siteOf = (
  expression: string,
  pointer: string,
  { node, rows, inConditions = false, own = [] }: Around,
): ExpressionSite => ({
  expression,
  own,
  pointer,
  ...(node && { node }),
  rows,
  inConditions,
  paths: feelPaths(expression),
  sets: feelSets(expression),
});
