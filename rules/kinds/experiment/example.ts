import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'experiment',
  'headline',
  'Which headline sells',
  {
    variants: [
      { id: 'A', title: 'Present headline', weight: 1 },
      { id: 'B', title: 'New headline', weight: 1 },
    ],
    unit: 'visitor',
    metric: 'cvr',
    minSample: 1000,
    alpha: 0.05,
    until: 'T0 + P1D',
  },
  {
    scenario: {
      metrics: {
        uv: [
          ['T0 + PT6H', 5000, { experiment: 'headline', variant: 'A' }],
          ['T0 + PT6H', 5000, { experiment: 'headline', variant: 'B' }],
        ],
        buyers: [
          ['T0 + PT6H', 100, { experiment: 'headline', variant: 'A' }],
          ['T0 + PT6H', 250, { experiment: 'headline', variant: 'B' }],
        ],
      },
    },
  },
);
