import { usesIn } from '../conditions/uses.ts';
import { kindOf } from '../kinds/registry.ts';
import type { MetricQuery } from '../metrics/read.ts';
import type { Playbook } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { Conditions } from '../conditions/schema.ts';

/** All metrics that a playbook's conditions read, shared ones included, and those that its kinds read by themselves. */
export function metricsIn(playbook: Playbook): readonly MetricQuery[] {
  const conditions = [
    ...Object.values(playbook.conditions ?? {}),
    ...playbook.nodes.flatMap((node) =>
      visitFields(kindOf(node).config, node.config, '')
        .filter(({ meta }) => meta.control === 'conditions')
        .map(({ value }) => value as Conditions),
    ),
  ];
  const read = conditions
    .flatMap((each) => usesIn(each, ''))
    .flatMap((use) => (use.is === 'metric' ? [use.query] : []));
  const judged = playbook.nodes
    .flatMap((node) => kindOf(node).watch?.(node.config).judge?.metrics ?? [])
    .map((id): MetricQuery => ({ id }));
  return [...read, ...judged];
}
