import { z } from 'zod';
import { replayActions } from '../../engine/shop/actions/replay.ts';
import type { AppliedCall } from '../../engine/shop/actions/replay.ts';
import type { Levers } from '../../engine/shop/levers.ts';
import type { RunningShop } from '../../engine/shop/start.ts';
import { effectsSchema } from '../../rules/api/campaigns.ts';
import { DONE } from '../../rules/effects/ledger-states.ts';
import { HOUR_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { callAction, get, makeFolder, put, removeFolder, startSmallShop } from '../shop/running-shop.ts';
import { approve, launch, putShop } from './launched.ts';
import { codeOf, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let folder: string;
let shop: RunningShop;
beforeAll(async () => {
  api = await startApi();
  planner = await api.as('chenjie');
  folder = await makeFolder();
  shop = await startSmallShop(folder);
  await putShop(api, { type: 'simulated', baseUrl: shop.url });
  const raise = { do: 'ads.raiseBudget', with: { channel: '"search"', amount: '500' }, autonomy: 'auto' };
  await approve(api, 'changes', {
    nodes: [
      START,
      node('raise', 'action', { ...raise, compensate: true, verify: true }),
      node('module', 'action', {
        do: 'page.moveModule',
        with: { module: '"bestSellers"', channels: '["live"]', position: '1' },
        autonomy: 'auto',
        expiresAfter: 'PT2H',
        retry: { attempts: 3 },
      }),
      node('hours', 'action', {
        do: 'service.setHours',
        with: { from: '"00:00"', to: '"24:00"' },
        autonomy: 'auto',
        expiresAfter: 'PT4H',
      }),
      node('hold', 'wait', { for: 'PT9H' }),
      node('end', 'end'),
    ],
    edges: [
      'start.started > raise',
      'raise.done > module',
      'module.done > hours',
      'hours.done > hold',
      'hold.done > end',
    ],
  });
});
afterAll(async () => {
  await api.stop();
  await shop.stop();
  await removeFolder(folder);
});

const ledger = async (id: string) =>
  effectsSchema.parse((await planner.send('GET', `/campaigns/${id}/effects`)).json).effects;
const states = async (id: string) => (await ledger(id)).map((each) => `${each.key} ${each.state}`).sort();
const leversSchema = z.looseObject({ levers: z.custom<Levers>((value) => typeof value === 'object') });
const levers = async (path: string) => (await get(shop.url, path, leversSchema)).levers;

describe('the ledger of changes that are taken back', () => {
  it('says what was verified, expired and undone, and comes to exactly what the shop has', async () => {
    await launch(api, 'changes', { id: 'a' });
    await api.campaigns.advanceTo('a', T0_MS + HOUR_MS);
    expect(await states('a')).toEqual(['a/hours/1 applied', 'a/module/1 applied', 'a/raise/1 verified']);

    const key = 'a/raise/1';
    expect((await ledger('a')).find((each) => each.key === key)).toMatchObject({ undoable: true });
    expect((await planner.send('POST', '/campaigns/a/compensate', { key })).status).toBe(200);
    const again = await planner.send('POST', '/campaigns/a/compensate', { key });
    expect([again.status, codeOf(again)]).toEqual([409, 'nothing-to-undo']);

    // The answer to the first try is lost after the shop did it: the second, under the same key, changes nothing.
    await put(shop.url, '/faults', { dropConnectionAfterApply: { do: 'page.placeModule', times: 1 } });
    await api.campaigns.advanceTo('a', T0_MS + 3 * HOUR_MS);
    // A person changes the hours, which the campaign then leaves alone.
    await callAction(shop.url, 'service.setHours', 'by-hand', { from: '07:00', to: '23:00' });
    await api.campaigns.advanceTo('a', T0_MS + 5 * HOUR_MS);
    expect(await states('a')).toEqual([
      'a/hours/1 applied',
      'a/hours/1/undo declined',
      'a/module/1 expired',
      'a/module/1/undo applied',
      'a/raise/1 compensated',
      'a/raise/1/undo applied',
    ]);
    expect((await ledger('a')).find((each) => each.key === 'a/hours/1/undo')).toMatchObject({
      undoes: 'a/hours/1',
      reason: 'changedMeanwhile',
      before: { from: '07:00', to: '23:00' },
    });

    const done = (await ledger('a')).filter((each) => (DONE as readonly string[]).includes(each.state));
    const calls = [
      ...done.map(({ key: own, do: action, with: inputs, after }) => ({
        key: own,
        do: action,
        with: inputs,
        applied: true,
        after: after as AppliedCall['after'],
      })),
      { key: 'by-hand', do: 'service.setHours', with: { from: '07:00', to: '23:00' }, applied: true },
    ];
    expect(replayActions(await levers('/initial'), calls)).toEqual(await levers('/state'));
  });

  it('of a stopped campaign says what was undone before it ended', async () => {
    const before = await levers('/state');
    await launch(api, 'changes', { id: 'b' });
    await api.campaigns.advanceTo('b', T0_MS + HOUR_MS);
    expect((await planner.send('POST', '/campaigns/b/stop', { compensate: true })).status).toBe(200);
    expect((await states('b')).filter((line) => !line.includes('/undo'))).toEqual([
      'b/hours/1 compensated',
      'b/module/1 compensated',
      'b/raise/1 compensated',
    ]);
    expect(await levers('/state')).toEqual(before);
  });
});
