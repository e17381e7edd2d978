import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { AnswerFirst } from '../shell/fixture/server.ts';
import { examplePlaybook } from '../canvas/example.ts';

/** The last instant that the shop has told of. */
export const NEWEST = '2026-11-11T10:00:00+08:00';

/** What the shop counted in the hour up to whatever instant is asked for; of all other metrics it has nothing. */
const FIGURES: Readonly<Record<string, number>> = { uv: 1200, buyers: 48, gmv: 6_300_000 };

const CHANNELS = [
  { id: 'search', title: 'Search ads' },
  { id: 'feed', title: 'Feed ads' },
];
const SKUS = [
  { id: 'A', title: 'Scarf', stock: 50, sales7d: 40 },
  { id: 'B', title: 'Gloves', stock: 90, sales7d: 40 },
  { id: 'C', title: 'Hat', stock: 10, sales7d: 40 },
];

/** The API of a shop with an hour of figures, three SKUs and two channels. */
export const answerShop: AnswerFirst = ({ method, path: [resource, shop, part, id], query }) => {
  if (method !== 'GET' || resource !== 'shops' || shop === undefined) return undefined;
  if (part === 'datasets') {
    const rows = id === 'channels' ? CHANNELS : id === 'skus' ? SKUS : [];
    return [200, { id, total: rows.length, rows }];
  }
  const metric = query.get('metric') ?? 'uv';
  const value = FIGURES[metric];
  const at = query.get('to') ?? NEWEST;
  return [200, { points: value === undefined ? [] : [{ metric, at, value }] }];
};

const node = (id: string, kind: string, title: string, x: number, y: number, config: object) => ({
  id,
  kind,
  phase: 'live',
  title,
  config,
  position: { x, y },
});

/** The small playbook, with a watch over rows, one over figures that is described, and a change of a channel. */
export function formsPlaybook(): Playbook {
  const base = examplePlaybook();
  const file = {
    ...base,
    id: 'forms',
    name: 'Forms',
    parameters: {
      ...base.parameters,
      safetyFactor: { type: 'number', title: 'Safety factor', default: 1.5 },
      extraBudget: { type: 'money', title: 'Extra budget', default: 500_000 },
    },
    nodes: [
      ...base.nodes.filter(({ id }) => id !== 'watch'),
      node('watch', 'monitor', 'Watch CVR', 440, -80, {
        window: { from: 'T0', to: 'T1' },
        rules: [
          {
            id: 'hot',
            title: 'Hot',
            conditions: {
              all: [
                {
                  fact: 'metric',
                  params: { id: 'cvr', window: 'PT1H' },
                  operator: 'greaterThan',
                  value: { fact: 'param', params: { id: 'minCvr' } },
                  description: 'Sells well',
                },
                { fact: 'metric', params: { id: 'uv', window: 'PT1H' }, operator: 'greaterThan', value: 500 },
              ],
            },
          },
        ],
      }),
      node('stock', 'monitor', 'Watch stock', 440, 40, {
        window: { from: 'T0', to: 'T1' },
        forEach: 'skus',
        rules: [
          {
            id: 'low',
            title: 'Low',
            conditions: {
              all: [
                {
                  fact: 'row',
                  path: '$.stock',
                  operator: 'lessThan',
                  value: { expr: 'safetyFactor * row.sales7d' },
                },
              ],
            },
          },
        ],
      }),
      node('boost', 'action', 'More budget', 440, 160, {
        do: 'ads.raiseBudget',
        with: { channel: '"search"', amount: 'extraBudget' },
        autonomy: 'auto',
      }),
    ],
    edges: [
      ...base.edges,
      { id: 'e6', from: 'watch', outcome: 'stale', to: 'stock' },
      { id: 'e8', from: 'act', outcome: 'done', to: 'review' },
      { id: 'e7', from: 'stock', outcome: 'low', to: 'boost' },
    ],
  };
  const parsed = parsePlaybook(structuredClone(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}
