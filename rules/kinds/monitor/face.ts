import type { Text } from '../../problems/problem.ts';
import { defineFace, outcome, ownTitle } from '../face.ts';
import type { Outcome } from '../face.ts';
import type { MonitorConfig } from './monitor.ts';

const fired = (id: string, title: Text): Outcome => ({ id, title, required: false, fires: true });

const numbered = (number: number): Text => ({ en: `Rule ${number}`, 'zh-CN': `规则 ${number}` });

const recovered = (rule: Text): Text => ({
  en: `${rule.en}: back to normal`,
  'zh-CN': `${rule['zh-CN']}：恢复`,
});

export const face = defineFace<'monitor', MonitorConfig>({
  kind: 'monitor',
  title: { en: 'Watch', 'zh-CN': '盯盘' },
  help: {
    en: 'Watches figures or rows through a window; each rule fires its branch when its conditions hold, as often as its limits allow.',
    'zh-CN': '在时段内盯住指标或逐行数据；条件成立时触发对应分支，次数受限制约束。',
  },
  defaults: {
    window: { from: 'T0', to: 'T0 + P1D' },
    every: 'PT1H',
    rules: [
      {
        id: 'rule1',
        title: '',
        conditions: {
          all: [{ fact: 'metric', params: { id: 'cvr', window: 'PT1H' }, operator: 'lessThan', value: 0.02 }],
        },
        cooldown: 'PT2H',
      },
    ],
  },
  outcomes: (settings) => [
    ...settings.rules.flatMap(({ id, title }, index) => {
      const called = title ? ownTitle(title) : numbered(index + 1);
      return [fired(id, called), fired(`${id}_recovered`, recovered(called))];
    }),
    { ...outcome('stale', false), fires: true },
    outcome('closed', false),
  ],
  sets: (node) => (node.config.forEach === undefined ? [] : node.config.rules.map((each) => `${node.id}.${each.id}`)),
  titles: ({ id, config }) =>
    Object.fromEntries(config.rules.map((each) => [`${id}.${each.id}`, ownTitle(each.title)])),
});
