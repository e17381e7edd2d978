import { defineFace, outcome, ownTitle, titled } from '../face.ts';
import type { MonitorConfig } from './monitor.ts';

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
    ...settings.rules.flatMap((each) => [
      { ...titled(each.id, each.title || each.id, false), fires: true as const },
      { ...titled(`${each.id}_recovered`, `${each.title || each.id} ↺`, false), fires: true as const },
    ]),
    { ...outcome('stale', false), fires: true },
    outcome('closed', false),
  ],
  sets: (node) => (node.config.forEach === undefined ? [] : node.config.rules.map((each) => `${node.id}.${each.id}`)),
  titles: ({ id, config }) =>
    Object.fromEntries(config.rules.map((each) => [`${id}.${each.id}`, ownTitle(each.title)])),
});
