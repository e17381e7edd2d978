import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';

export interface PlaybookFacts {
  readonly steps: number;
  readonly rules: number;
  readonly effects: number;
  /** Steps that somebody has to do or to decide. */
  readonly people: number;
  readonly parameters: number;
}

/** What a playbook comes to, in numbers. */
export function playbookFacts({ nodes, parameters }: Playbook): PlaybookFacts {
  const count = (...wanted: readonly string[]): number => nodes.filter((each) => wanted.includes(each.kind)).length;
  const rules = nodes.reduce((sum, node) => {
    const spec = kindOf(node);
    return sum + (spec.watch?.(node.config).rules.length ?? 0) + (spec.evaluates?.(node.config).length ?? 0);
  }, 0);
  return {
    steps: nodes.length,
    rules,
    effects: count('action'),
    people: count('task', 'approval'),
    parameters: Object.keys(parameters).length,
  };
}
