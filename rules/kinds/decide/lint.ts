import { defineFinding } from '../../lint/finding.ts';
import type { Fix, Problem } from '../../problems/problem.ts';
import type { Json } from '../../json.ts';
import type { LintScope, NodeOf } from '../spec.ts';
import type { DecideConfig } from './decide.ts';

const shadowed = defineFinding(
  'rule-shadowed',
  {
    en: 'The rule “{rule}” is never reached: whenever it would hold, “{by}” before it holds, too, and goes another way. Move it up, or narrow the earlier rule down.',
    'zh-CN': '规则“{rule}”永远轮不到：它成立时，前面的“{by}”也成立并走向别处。请把它上移，或收窄前面的规则。',
  },
  { example: '"rules": [uv greaterThan 100 → a, uv greaterThan 500 → b]' },
);

/** Rules that an earlier one, or several together, always come before, where that makes a difference. */
export function lintShadowed(node: NodeOf<DecideConfig>, { pointer, reasoner }: LintScope): readonly Problem[] {
  const { rules } = node.config;
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index);
    if (before.every(({ outcome }) => outcome === rule.outcome)) return [];
    // What can never hold by itself is said of its conditions.
    if (reasoner.verdict(rule.conditions) === 'never') return [];
    const conditionsBefore = before.map(({ conditions }) => conditions);
    if (!reasoner.isCovered(rule.conditions, conditionsBefore)) return [];
    const single = before.findIndex(({ conditions }) => reasoner.isCovered(rule.conditions, [conditions]));
    if (single >= 0 && before[single]!.outcome === rule.outcome) return [];
    const by = single < 0 ? before.map(({ id }) => id).join(', ') : before[single]!.id;
    const place = { pointer: `${pointer}/rules/${index}`, node: node.id };
    const canMove = single >= 0 && !reasoner.isCovered(before[single]!.conditions, [rule.conditions]);
    return [
      shadowed(place, { rule: rule.id, by }, canMove ? moveUp(`${pointer}/rules`, rule, index, single) : undefined),
    ];
  });
}

const moveUp = (list: string, rule: DecideConfig['rules'][number], from: number, to: number): Fix => ({
  title: { en: `Try “${rule.id}” first`, 'zh-CN': `先匹配“${rule.id}”` },
  patch: [
    { op: 'remove', path: `${list}/${from}` },
    { op: 'add', path: `${list}/${to}`, value: rule as unknown as Json },
  ],
});
