import type { Playbook } from '../playbook/schema.ts';
import { amend } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { lintColumns } from './columns.ts';
import { lintCompared } from './compared.ts';
import { lintConditions } from './conditions.ts';
import { lintFigures } from './figures.ts';
import { lintFlow } from './flow.ts';
import { lintJoins } from './joins.ts';
import { lintLevers } from './levers.ts';
import { modelOf } from './model.ts';
import type { LintModel } from './model.ts';
import { lintOrder } from './order.ts';
import { lintReferences } from './references.ts';
import { lintStructure } from './structure.ts';
import { lintTiming } from './timing.ts';
import { lintTypes } from './types.ts';
import { lintUnused } from './unused.ts';

/** Each looks at one side of the playbook; the order is that of the report. */
const CHECKS: readonly ((model: LintModel) => readonly Problem[])[] = [
  lintStructure,
  lintReferences,
  lintColumns,
  lintConditions,
  lintCompared,
  lintTypes,
  lintFlow,
  lintJoins,
  lintTiming,
  lintOrder,
  lintFigures,
  lintLevers,
  lintUnused,
  lintKinds,
];

/**
 * All that is wrong (errors) or doubtful (warnings) in a playbook of sound structure, without running it. Only errors
 * block a submission. Where it is clear what to do, a problem has a fix: applied (`applyFix`), the problem is gone.
 */
export function lint(playbook: Playbook): readonly Problem[] {
  const model = modelOf(playbook);
  return CHECKS.flatMap((check) => check(model)).map((problem) => withField(problem, model));
}

/** What the kinds know of their own nodes. */
function lintKinds({ nodes, program, reasoner, typeOf }: LintModel): readonly Problem[] {
  return nodes.flatMap(
    ({ node, spec, config }) => spec.lint?.(node, { program, pointer: config, reasoner, typeOf }) ?? [],
  );
}

/** The problem with the field whose control shows it: the innermost one around its place. */
function withField(problem: Problem, { nodes, program }: LintModel): Problem {
  const { pointer, node: id } = problem.place;
  const node = id === undefined ? undefined : nodes[program.order.get(id) ?? -1];
  if (!node || !pointer.startsWith(`${node.pointer}/`)) return problem;
  const around = node.fields.findLast((field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`));
  const field = (around?.pointer ?? pointer).slice(node.pointer.length);
  return amend(problem, { place: { ...problem.place, field } });
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
