import { kindOf } from '../../../rules/kinds/registry.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Fire } from '../../../rules/rehearsal/fires.ts';
import type { Rehearsal } from '../../../rules/rehearsal/rehearse.ts';

export type Subject =
  | { readonly of: 'rule'; readonly node: string; readonly rule: string }
  | { readonly of: 'figure'; readonly metric: string };

export const keyOf = (subject: Subject): string =>
  subject.of === 'rule' ? `rule ${subject.node} ${subject.rule}` : `figure ${subject.metric}`;

/** All that can be charted: the rules that watch, then the figures. */
export function subjectsOf({ nodes }: Playbook, { summary }: Rehearsal): readonly Subject[] {
  const rules = nodes.flatMap((node) =>
    (kindOf(node).watch?.(node.config).rules ?? []).map((rule): Subject => ({
      of: 'rule',
      node: node.id,
      rule: rule.id,
    })),
  );
  return [...rules, ...Object.keys(summary.curves).map((metric): Subject => ({ of: 'figure', metric }))];
}

/** What is shown until the reader chooses: a rule of the node that they look at, else one that fired and has a curve. */
export function likelySubject(
  subjects: readonly Subject[],
  fires: readonly Fire[],
  { curves }: Rehearsal,
  node: string | undefined,
): Subject | undefined {
  const hasFired = (subject: Subject): boolean =>
    subject.of === 'rule' &&
    fires.some((each) => each.what === 'fired' && each.node === subject.node && each.rule === subject.rule);
  const hasCurve = (subject: Subject): boolean =>
    subject.of === 'rule' && curves.some((each) => each.node === subject.node && each.rule === subject.rule);
  const own = subjects.filter((each) => each.of === 'rule' && each.node === node);
  const among = own.length > 0 ? own : subjects;
  return (
    among.find((each) => hasFired(each) && hasCurve(each)) ?? among.find(hasCurve) ?? among.find(hasFired) ?? among[0]
  );
}
