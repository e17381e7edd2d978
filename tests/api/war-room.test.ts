import { warRoomSchema } from '../../rules/api/war-room.ts';
import type { WarRoom } from '../../rules/api/war-room.ts';
import { HOUR_MS, MINUTE_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from './launched.ts';
import { startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;

const at = (minutes: number): string => new Date(T0_MS + minutes * MINUTE_MS).toISOString();
const plan = {
  gmv: [
    ['T0', 1000],
    ['T0 + PT2H', 3000],
    ['T1', 0],
  ],
  uv: [
    ['T0', 100],
    ['T1', 0],
  ],
};

beforeAll(async () => {
  api = await startApi();
  planner = await api.as('chenjie');
  await putShop(api);
  await approve(api, 'day', {
    nodes: [
      START,
      node('low', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        every: 'PT1H',
        forEach: 'skus',
        rules: [
          {
            id: 'short',
            title: 'Short',
            conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 10 }] },
          },
        ],
      }),
      node('end', 'end', { scope: 'campaign' }),
    ],
    edges: ['start.started > low', 'low.closed > end'],
  });
  await launch(api, 'day', { plan });
});
afterAll(() => api.stop());

const room = async (): Promise<WarRoom> =>
  warRoomSchema.parse((await planner.send('GET', '/campaigns/c-day/war-room')).json);

describe('the war room’s figures', () => {
  it('show what is planned before anything has come in', async () => {
    expect(await room()).toMatchObject({
      window: { from: '2026-11-11T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' },
      asOf: null,
      gmv: { actual: null, plan: null, target: 68_000, forecast: null },
      channels: [],
      stock: { watched: false, alerts: [] },
    });
  });

  it('hold GMV against the plan for the time that there are data for, whatever the clock says', async () => {
    const points = [
      { metric: 'gmv', at: at(60), value: 900 },
      { metric: 'gmv', at: at(90), value: 300, where: {} },
      { metric: 'gmv', at: at(90), value: 500, where: { channel: 'search' } },
      { metric: 'adSpend', at: at(90), value: 250, where: { channel: 'search' } },
      { metric: 'attributedGmv', at: at(90), value: 500, where: { channel: 'search' } },
      { metric: 'uv', at: at(60), value: 80, window: 'PT1H' },
      { metric: 'buyers', at: at(60), value: 4, window: 'PT1H' },
    ];
    expect((await api.program.send('POST', `/shops/${SHOP}/metrics`, { batch: 'b1', points })).status).toBe(200);
    const rows = [
      { id: 'A', title: 'Scarf', stock: 7, sales7d: 49 },
      { id: 'B', title: 'Hat', stock: 70, sales7d: 7 },
    ];
    expect((await api.program.send('POST', `/shops/${SHOP}/datasets/skus`, { batch: 'b2', rows })).status).toBe(200);
    api.nowMs = T0_MS + 2 * HOUR_MS;
    await api.campaigns.advanceTo('c-day', api.nowMs);
    const { gmv, ...rest } = await room();
    expect(gmv).toMatchObject({ actual: 1200, plan: 1500, forecast: 54_400 });
    expect(gmv.points).toHaveLength(24);
    expect(rest).toMatchObject({
      asOf: '2026-11-11T01:30:00+08:00',
      funnel: [
        { metric: 'uv', value: 80, reference: 100, basis: 'plan' },
        { metric: 'carters', value: null, basis: null },
        { metric: 'buyers', value: 4, rate: { metric: 'cvr', value: 0.05 } },
      ],
      channels: [{ channel: 'search', gmv: 500, adSpend: 250, roi: 2 }],
      stock: { watched: true, alerts: [{ row: 'A', title: 'Scarf', stock: 7, daysLeft: 1, rule: 'short' }] },
    });
  });

  it('are of a campaign that there is', async () =>
    expect((await planner.send('GET', '/campaigns/none/war-room')).status).toBe(404));
});
