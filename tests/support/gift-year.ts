import { node, playbookOf, START } from './playbooks.ts';

/** A gift shop looked after through most of a year: sales by the hour against earlier days, every SKU each day. */
export const giftYear = () =>
  playbookOf({
    timezone: 'Europe/London',
    anchors: { T0: { title: 'From' }, T1: { title: 'To', at: 'T0 + P270D' } },
    parameters: { factor: { type: 'number', title: 'Times the usual week', default: 3 } },
    nodes: [
      START,
      node('fork', 'split'),
      node('sales', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'PT1H',
        rules: [
          {
            id: 'fall',
            title: 'Sales fall',
            conditions: {
              all: [
                {
                  fact: 'metric',
                  params: { id: 'gmv', window: 'P1D', compare: 'baseline', as: 'ratio' },
                  operator: 'lessThan',
                  value: 0.5,
                },
              ],
            },
            cooldown: 'P1D',
          },
        ],
      }),
      node('look', 'task', { assignee: { role: 'operator' } }),
      node('skus', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'P1D',
        forEach: 'skus',
        rules: [
          {
            id: 'hot',
            title: 'Sells fast',
            conditions: {
              all: [
                {
                  fact: 'row',
                  path: '$.sales7d',
                  operator: 'greaterThan',
                  value: { expr: 'factor * row.sales30d / 4.3' },
                },
                { fact: 'row', path: '$.sales30d', operator: 'greaterThan', value: 50 },
              ],
            },
            cooldown: 'P14D',
          },
        ],
      }),
      node('restock', 'action', { do: 'stock.requestReplenishment', with: { skus: 'set("skus.hot")' } }),
      node('done', 'end', { scope: 'branch' }),
      node('both', 'join', { mode: 'all' }),
      node('end', 'end', { scope: 'campaign' }),
    ],
    edges: [
      'start.started > fork',
      'fork.branch > sales',
      'fork.branch > skus',
      'sales.fall > look',
      'look.done > done',
      'skus.hot > restock',
      'restock.done > done',
      'sales.closed > both',
      'skus.closed > both',
      'both.joined > end',
    ],
  });

export const GIFT_YEAR_SCENARIO = {
  format: 'dacu/scenario@1',
  anchors: { T0: '2010-12-15T00:00:00+00:00' },
  people: { operator: { respondsIn: 'PT4H' } },
};
