import { z } from 'zod';
import { conditions } from '../../conditions/schema.ts';
import { duration, field, id, instant, listOf, positiveDuration } from '../../playbook/fields.ts';
import { defineFinding } from '../../lint/finding.ts';
import type { Problem } from '../../problems/problem.ts';
import { lintRuleIds } from '../rule-ids.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const rule = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  title: field(z.string(), 'text', 'Title', '名称'),
  conditions: field(conditions(), 'conditions', 'Fires when', '触发条件'),
  recover: field(conditions(), 'conditions', 'Recovers when', '恢复条件').optional(),
  for: field(duration(), 'duration', 'Held for', '持续').optional(),
  cooldown: field(duration(), 'duration', 'Cooldown', '冷却').optional(),
  maxFires: field(z.int().min(1), 'integer', 'At most', '最多触发次数').optional(),
  staleAfter: field(duration(), 'duration', 'Data are stale after', '数据过期').optional(),
  overlap: field(z.enum(['queue', 'skip', 'parallel']), 'choice', 'While its branch runs', '分支未完时').optional(),
  shadow: field(z.boolean(), 'shadow', 'Shadow mode', '影子模式', {
    en: 'The rule does nothing; it is written down when it would have fired, for people to judge.',
    'zh-CN': '规则只记录“本应触发”，不执行动作，供人工核对对错。',
  }).optional(),
});

const config = z.strictObject({
  window: field(
    z.strictObject({
      from: field(instant(), 'instant', 'From', '开始'),
      to: field(instant(), 'instant', 'To', '结束'),
    }),
    'choice',
    'Window',
    '时段',
  ),
  every: field(positiveDuration(), 'duration', 'Every', '频率').optional(),
  grace: field(duration(), 'duration', 'Wait for late data', '等待迟到数据').optional(),
  forEach: field(id(), 'data', 'For each row of', '逐行对象').optional(),
  rules: listOf('rule', '规则', field(z.array(rule).min(1), 'choice', 'Rules', '规则')),
});
export type MonitorConfig = z.infer<typeof config>;

export const monitor = defineKind<'monitor', MonitorConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    if (step.nowMs > step.resolve(settings.window.to, token)) step.leave(token, 'closed');
    else step.startWatching(token);
  },
  transition(step, token, _node, transition) {
    const { rule: ruleId } = transition;
    const rows = transition.rows && { rows: transition.rows };
    switch (transition.type) {
      case 'fired':
        step.fire(token, transition);
        break;
      case 'suppressed':
        step.record('ruleSuppressed', token, {
          rule: ruleId,
          reason: transition.reason,
          ...rows,
          // What a rule in shadow would have done is judged by people, who must see why.
          ...(transition.reason === 'shadow' && { why: transition.why }),
        });
        break;
      case 'recovered':
        step.record('ruleRecovered', token, { rule: ruleId, ...rows });
        if (transition.fired) step.spawn(token, `${ruleId}_recovered`);
        break;
      case 'noData':
        step.record('noData', token, { rule: ruleId });
        break;
      case 'stale':
        step.record('stale', token, { rule: ruleId });
        step.spawn(token, 'stale');
        break;
      case 'closed':
        step.leave(token, 'closed');
        break;
      case 'judged':
        break;
    }
  },
  watch: ({ rules, window, every, grace, forEach }) => ({ rules, window, every, grace, forEach }),
  passesTime: () => true,
  leavesNotBefore: ({ window }, left) => (left === 'closed' ? window.to : window.from),
  deadlines: ({ window }) => ({ '/window/to': window.to }),
  lint: (node, { pointer }) => [
    ...lintRuleIds(node.config.rules, pointer, node.id),
    ...lintOutcomes(node.config.rules, pointer, node.id),
    ...lintStaleness(node.config, pointer, node.id),
  ],
});

const outcomeClash = defineFinding(
  'outcome-clash',
  {
    en: 'A rule called “{id}” would have the same outcome as {other}. Choose another id.',
    'zh-CN': '规则“{id}”的走向与{other}相同，请改名。',
  },
  { example: '"rules": [{"id": "closed", …}] of a monitor' },
);

/** Rules whose outcome is one that the monitor has anyway. */
function lintOutcomes(rules: MonitorConfig['rules'], pointer: string, node: string): readonly Problem[] {
  const taken = new Map([
    ['stale', { en: 'that of data gone stale', 'zh-CN': '“数据中断”的走向' }],
    ['closed', { en: 'that of the window’s end', 'zh-CN': '“结束”的走向' }],
    ...rules.map(
      (each) =>
        [`${each.id}_recovered`, { en: `the recovery of “${each.id}”`, 'zh-CN': `“${each.id}”恢复的走向` }] as const,
    ),
  ]);
  return rules.flatMap((each, index) => {
    const other = taken.get(each.id);
    return other ? [outcomeClash({ pointer: `${pointer}/rules/${index}/id`, node }, { id: each.id, other })] : [];
  });
}

const staleUnnoticed = defineFinding(
  'stale-unnoticed',
  {
    en: 'The rule “{rule}” is to notice that its data stop coming, but is only looked at when some come. Say how often the monitor looks (“Every”).',
    'zh-CN': '规则“{rule}”要发现数据中断，但只有数据到达时才会判断。请为盯盘设置“频率”。',
  },
  { severity: 'warning', example: '"staleAfter": "PT30M" in a monitor without "every"' },
);

/** Nothing evaluates a rule between points that do not come. */
const lintStaleness = ({ rules, every }: MonitorConfig, pointer: string, node: string): readonly Problem[] =>
  every !== undefined
    ? []
    : rules.flatMap((each, index) =>
        each.staleAfter === undefined
          ? []
          : [staleUnnoticed({ pointer: `${pointer}/rules/${index}/staleAfter`, node }, { rule: each.id })],
      );
