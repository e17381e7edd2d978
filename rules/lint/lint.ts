import { kindOf } from '../kinds/registry.ts';
import { prepare } from '../playbook/program.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Problem } from '../problems/problem.ts';
import { lintFlow } from './flow.ts';
import { lintJoins } from './joins.ts';
import { lintReferences } from './references.ts';
import { lintStructure } from './structure.ts';

/** All that is wrong (errors) or doubtful (warnings) in a playbook of sound structure. Only errors block a submission. */
export function lint(playbook: Playbook): readonly Problem[] {
  const structure = lintStructure(playbook);
  const references = lintReferences(playbook);
  const program = prepare(playbook);
  const kinds = playbook.nodes.flatMap(
    (node, index) => kindOf(node).lint?.(node, { program, pointer: `/nodes/${index}/config` }) ?? [],
  );
  return [...structure, ...references, ...lintFlow(program), ...lintJoins(program), ...kinds];
}

export const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
