import { equal } from '../diff/equal.ts';
import { kindOf } from '../kinds/registry.ts';
import type { WatchRule } from '../kinds/spec.ts';
import type { Playbook } from '../playbook/schema.ts';

/** What decides when a rule fires: a record that was made under other conditions says nothing about these. */
const triggerOf = ({ conditions, recover, for: held, cooldown, staleAfter }: WatchRule) => ({
  conditions,
  recover,
  for: held,
  cooldown,
  staleAfter,
});

export function watchRule({ nodes }: Pick<Playbook, 'nodes'>, node: string, rule: string): WatchRule | undefined {
  const found = nodes.find((each) => each.id === node);
  return (
    found &&
    kindOf(found)
      .watch?.(found.config)
      .rules.find((each) => each.id === rule)
  );
}

/** Whether both playbooks' rule of that name would fire at the same moments. */
export function sameTrigger(a: Playbook, b: Playbook, node: string, rule: string): boolean {
  const [mine, other] = [watchRule(a, node, rule), watchRule(b, node, rule)];
  return (
    mine !== undefined &&
    other !== undefined &&
    equal(triggerOf(mine), triggerOf(other)) &&
    equal(a.conditions, b.conditions)
  );
}
