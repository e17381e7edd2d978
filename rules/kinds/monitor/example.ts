import type { KindExample } from '../example.ts';

export const example: KindExample = {
  nodes: [
    {
      id: 'watch',
      kind: 'monitor',
      title: 'Watch conversion',
      config: {
        window: { from: 'T0', to: 'T0 + PT4H' },
        every: 'PT15M',
        rules: [
          {
            id: 'low',
            title: 'Conversion below 2 %',
            conditions: {
              all: [{ fact: 'metric', params: { id: 'cvr', window: 'PT1H' }, operator: 'lessThan', value: 0.02 }],
            },
            for: 'PT30M',
            cooldown: 'PT2H',
            maxFires: 2,
          },
        ],
      },
    },
    { id: 'look', kind: 'task', title: 'Look into it', config: { assignee: { role: 'operator' } } },
  ],
  edges: [['watch', 'low', 'look']],
  scenario: {
    metrics: {
      uv: [
        ['T0 + PT1H', 1000],
        ['T0 + PT2H', 1000],
      ],
      buyers: [
        ['T0 + PT1H', 10],
        ['T0 + PT2H', 12],
      ],
    },
  },
};
