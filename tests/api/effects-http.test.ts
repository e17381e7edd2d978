import { effectsSchema } from '../../rules/api/campaigns.ts';
import { HOUR_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { reply, startPlatform } from '../connectors/platform.ts';
import type { Platform } from '../connectors/platform.ts';
import { approve, launch, putShop } from './launched.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
let platform: Platform;
beforeAll(async () => {
  [api, platform] = await Promise.all([startApi(), startPlatform()]);
  const readBack = { path: '"lever"', value: 'answer.value', expected: 'v' };
  await putShop(api, {
    type: 'http',
    baseUrl: platform.url,
    actions: { 'x.set': { method: 'POST', path: '"lever"', readBack } },
  });
  await approve(api, 'lever', {
    nodes: [
      START,
      node('turn', 'action', {
        do: 'x.set',
        with: { v: '100' },
        autonomy: 'auto',
        retry: { attempts: 2 },
        expiresAfter: 'PT2H',
        compensate: { do: 'x.set', with: { v: 'before' } },
      }),
      node('hold', 'wait', { for: 'PT9H' }),
      node('end', 'end'),
    ],
    edges: ['start.started > turn', 'turn.done > hold', 'hold.done > end'],
  });
});
afterAll(async () => {
  await api.stop();
  await platform.stop();
});

it('what was there before the first call is restored, also where that call’s answer was lost', async () => {
  let value = 10;
  let losing = true;
  platform.answer = ({ method, body }, response) => {
    if (method === 'GET') return reply(response, 200, { value });
    value = (body as { v: number }).v;
    if (!losing) return reply(response, 200, { ok: true });
    losing = false;
    return void response.destroy();
  };
  await launch(api, 'lever', { id: 'lost' });
  await api.campaigns.advanceTo('lost', T0_MS + HOUR_MS);
  expect(value).toBe(100);
  await api.campaigns.advanceTo('lost', T0_MS + 3 * HOUR_MS);
  expect(value).toBe(10);
  const planner = await api.as('chenjie');
  const { effects } = effectsSchema.parse((await planner.send('GET', '/campaigns/lost/effects')).json);
  expect(effects.map(({ key, state, before, after }) => ({ key, state, before, after }))).toEqual(
    expect.arrayContaining([
      { key: 'lost/turn/1', state: 'expired', before: 10, after: 100 },
      { key: 'lost/turn/1/undo', state: 'applied', before: 100, after: 10 },
    ]),
  );
});
