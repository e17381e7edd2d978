import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'decide',
  'pace',
  'Ahead of plan?',
  {
    rules: [
      {
        id: 'ahead',
        title: 'GMV above target',
        conditions: {
          all: [
            {
              fact: 'metric',
              params: { id: 'gmv', window: 'PT1H' },
              operator: 'greaterThan',
              value: { fact: 'param', params: { id: 'target' } },
            },
          ],
        },
        outcome: 'ahead',
      },
    ],
  },
  {
    parameters: { target: { type: 'money', title: 'Target of the first hour', default: 100000 } },
    scenario: { metrics: { gmv: [['T0', 120000]] } },
  },
);
