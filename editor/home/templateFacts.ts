import { kindOf } from '../../rules/kinds/registry.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { parseInstant } from '../../rules/time/instant.ts';

export interface PlaybookFacts {
  readonly steps: number;
  readonly rules: number;
  readonly effects: number;
  readonly people: number;
  readonly parameters: number;
  /** From the start of the first phase to the end of the last, as they are written. */
  readonly span: { readonly from: string; readonly to: string } | undefined;
}

/** What a playbook comes to, in numbers. */
export function playbookFacts({ nodes, phases, parameters }: Playbook): PlaybookFacts {
  const count = (...wanted: readonly string[]): number => nodes.filter((each) => wanted.includes(each.kind)).length;
  const rules = nodes.reduce((sum, node) => {
    const spec = kindOf(node);
    return sum + (spec.watch?.(node.config).rules.length ?? 0) + (spec.evaluates?.(node.config).length ?? 0);
  }, 0);
  const listed = Object.values(phases).filter((each) => parseInstant(each.from) && parseInstant(each.to));
  const [first, last] = [listed[0], listed.at(-1)];
  return {
    steps: nodes.length,
    rules,
    effects: count('action'),
    people: count('task', 'approval'),
    parameters: Object.keys(parameters).length,
    span: first && last ? { from: first.from, to: last.to } : undefined,
  };
}
