import type { LogEntry } from '../../rules/interpreter/messages.ts';
import type { WatchState } from '../../rules/watch/state.ts';
import { decode } from '../../engine/models/json-text.ts';
import { node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop } from './launched.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
  await approve(api, 'asking', {
    nodes: [START, node('check', 'task', { assignee: { role: 'operator' } }), node('done', 'end')],
    edges: ['start.started > check', 'check.done > done'],
  });
});
afterAll(() => api.stop());

describe('the ledger', () => {
  const effect = {
    campaign: 'c',
    node: 'n',
    key: 'c/n/1',
    do: 'page.publish',
    with: { 'a.b': { $set: 'x' } },
    atMs: 5,
  };

  it('keeps one entry for a key through its states', async () => {
    const { ledger } = api.ports;
    expect(await ledger.find(effect.key)).toBeNull();
    await ledger.write({ ...effect, state: 'requested', attempt: 1 });
    await ledger.write({ ...effect, state: 'failed', attempt: 1, error: 'busy' });
    expect(await ledger.find(effect.key)).toMatchObject({ ...effect, state: 'failed', attempts: 1, error: 'busy' });
    await ledger.write({ ...effect, state: 'applied', attempt: 2, before: { page: null }, after: { 'page.x': [1] } });
    const entry = await ledger.find(effect.key);
    expect(entry).toMatchObject({
      ...effect,
      state: 'applied',
      attempts: 2,
      before: { page: null },
      after: { 'page.x': [1] },
    });
    expect(entry?.error).toBeUndefined();
  });

  it('never takes back what was applied, and counts repetitions', async () => {
    const { ledger } = api.ports;
    await ledger.write({ ...effect, state: 'requested', attempt: 3 });
    await ledger.write({ ...effect, state: 'failed', attempt: 3, error: 'late' });
    await ledger.write({ ...effect, state: 'applied', attempt: 3, after: 'other', duplicate: true });
    expect(await ledger.find(effect.key)).toMatchObject({ state: 'applied', attempts: 2, after: { 'page.x': [1] } });
    expect(await api.models.effects.findById(effect.key).lean()).toMatchObject({ duplicates: 1 });
  });

  it('writes of one key side by side end in one entry', async () => {
    const key = 'c/n/2';
    await Promise.all(
      [1, 2, 3, 4].map((attempt) => api.ports.ledger.write({ ...effect, key, state: 'requested', attempt })),
    );
    expect(await api.ports.ledger.find(key)).toMatchObject({ state: 'requested', attempts: 4 });
  });
});

describe('the stored watch', () => {
  const state = (seenArrival: number): WatchState => ({
    entries: [],
    context: {
      nowMs: 1,
      phase: '',
      parameters: {},
      variables: { 'form.field': 1 },
      anchors: {},
      sets: { pick: { $set: 'r', count: 1 } },
    },
    busy: [],
    paused: false,
    horizonMs: null,
    lookedMs: 1,
    lookedOrder: null,
    seenArrival,
    nextNumber: 1,
    outbox: [],
  });

  it('is written only over the version that was read', async () => {
    const { watches } = api.ports;
    expect(await watches.read('w')).toBeNull();
    expect(await watches.write('w', 0, 0, state(1))).toBe(true);
    expect(await watches.write('w', 0, 0, state(2))).toBe(false);
    expect(await watches.read('w')).toEqual({ campaign: 'w', version: 1, state: state(1) });
    const both = await Promise.all([watches.write('w', 0, 1, state(3)), watches.write('w', 0, 1, state(4))]);
    expect(both.sort()).toEqual([false, true]);
    expect((await watches.read('w'))?.version).toBe(2);
  });

  it('is listed by shard until it is removed', async () => {
    const { watches } = api.ports;
    await watches.write('v', 0, 0, state(1));
    await watches.write('u', 1, 0, state(1));
    const listed = async (shard: number) => (await watches.list(shard)).campaigns;
    expect([await listed(0), await listed(1)]).toEqual([['v', 'w'], ['u']]);
    await watches.remove('v');
    await watches.remove('v');
    expect(await listed(0)).toEqual(['w']);
  });

  it('wakes who waits for a change of its shard, also for one that came since the shard was listed', async () => {
    const { watches } = api.ports;
    await watches.list(1);
    const waiting = watches.waitForChange(1, 10_000);
    await watches.write('u', 1, 1, state(2));
    await waiting;
    await watches.list(1);
    await watches.write('u', 1, 2, state(3));
    await watches.waitForChange(1, 10_000);
    expect((await watches.read('u'))?.version).toBe(3);
  });

  it('says once whose watch was changed by others since the shard was listed, and not what the watch itself wrote', async () => {
    const { watches } = api.ports;
    await watches.list(1);
    await watches.write('u', 1, 3, state(4));
    expect([...(await watches.list(1)).changed]).toEqual(['u']);
    await watches.write('u', 1, 4, state(5), 'watch');
    expect([...(await watches.list(1)).changed]).toEqual([]);
  });
});

describe('the projection', () => {
  async function snapshot(campaign: string) {
    const { campaigns, logEntries, tasks } = api.models;
    return {
      campaign: await campaigns.findById(campaign).lean(),
      log: await logEntries.find({ campaign }).sort({ seq: 1 }).lean(),
      tasks: await tasks.find({ campaign }).lean(),
    };
  }

  it('counts each entry once, however often, late or mixed with new ones it is told', async () => {
    const told: { entries: readonly LogEntry[]; state: Parameters<RunningApi['ports']['projection']['project']>[2] }[] =
      [];
    const { projection } = api.ports;
    const project = projection.project.bind(projection);
    projection.project = async (campaign, entries, state) => {
      told.push({ entries, state });
      await project(campaign, entries, state);
    };
    await launch(api, 'asking', { id: 'once' });
    await api.campaigns.advanceTo('once', T0_MS);
    await (await api.as('zhaolei')).send('POST', '/tasks/once.check.1/complete', { values: {} });
    projection.project = project;
    const after = await snapshot('once');
    expect(after.log.map((entry) => entry.seq)).toEqual(after.log.map((_, index) => index + 1));
    expect(decode(after.campaign!.projection!).nodes['check']).toMatchObject({ state: 'done', entered: 1, left: 1 });

    for (const { entries, state } of [...told, ...told].toReversed()) await project('once', entries, state);
    await project(
      'once',
      told.flatMap((each) => each.entries),
      told.at(-1)!.state,
    );
    expect(await snapshot('once')).toEqual(after);
  });

  it('makes up for entries that were logged and not counted', async () => {
    await launch(api, 'asking', { id: 'behind' });
    const begun = await snapshot('behind');
    await api.campaigns.advanceTo('behind', T0_MS);
    const whole = await snapshot('behind');
    const { throughSeq, projection, status } = begun.campaign!;
    await api.models.campaigns.updateOne({ _id: 'behind' }, { $set: { throughSeq, projection, status } });
    const last = decode(whole.log.at(-1)!.entry);
    await api.ports.projection.project('behind', [last], api.campaigns.stateOf('behind'));
    expect(await snapshot('behind')).toEqual(whole);
  });
});
