import {
  campaignSchema,
  campaignSummarySchema,
  effectsSchema,
  logPageSchema,
  seriesSchema,
} from '../../rules/api/campaigns.ts';
import { markBroken } from '../../engine/api/campaigns/broken.ts';
import type { ChangeEvent } from '../../engine/data/hub.ts';
import { launchPendingCampaigns } from '../../engine/api/campaigns/launching.ts';
import { decode, encode } from '../../engine/models/json-text.ts';
import { z } from 'zod';
import { HOUR_MS, metricIs, node, START, T0, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from './launched.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let manager: Person;
beforeAll(async () => {
  api = await startApi();
  planner = await api.as('chenjie');
  manager = await api.as('lihang');
  await putShop(api);
  await approve(api, 'waiting', {
    parameters: { budget: { type: 'money', title: 'Budget', default: 100, liveMin: 0, liveMax: 1000 } },
    nodes: [START, node('hold', 'wait', { until: 'T0 + PT5H' }), node('done', 'end')],
    edges: ['start.started > hold', 'hold.done > done'],
  });
});
afterAll(() => api.stop());

const read = async (id: string) => campaignSchema.parse((await planner.send('GET', `/campaigns/${id}`)).json);

describe('starting a campaign', () => {
  it('answers it as it runs: its start armed, its phases, anchors and parameters resolved', async () => {
    const campaign = await launch(api, 'waiting', { id: 'first', name: 'First', parameters: { budget: 250 } });
    expect(campaign).toMatchObject({
      id: 'first',
      name: 'First',
      playbook: 'waiting',
      version: 1,
      status: 'running',
      launchedBy: 'chenjie',
      phase: 'prep',
      anchors: { T0: '2026-11-11T00:00:00+08:00', T1: '2026-11-12T00:00:00+08:00' },
      givenAnchors: { T0: '2026-11-11T00:00:00+08:00' },
      parameters: { budget: 250 },
      phases: [
        { id: 'prep', from: '2026-11-04T00:00:00+08:00', to: '2026-11-11T00:00:00+08:00' },
        { id: 'live', from: '2026-11-11T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' },
      ],
      overlay: { nodes: { start: { state: 'active', entered: 0, due: '2026-11-11T00:00:00+08:00' } }, edges: {} },
      next: [{ at: '2026-11-11T00:00:00+08:00', node: 'start' }],
      startedAt: '2026-11-01T08:00:00+08:00',
      now: '2026-11-01T08:00:00+08:00',
      clock: { segments: [] },
    });
  });

  it('asked again under the same id, answers the campaign that was made', async () => {
    const before = await api.models.campaigns.countDocuments();
    const again = await launch(api, 'waiting', { id: 'first', name: 'Another', parameters: { budget: 250 } });
    expect([again.name, await api.models.campaigns.countDocuments()]).toEqual(['First', before]);
  });

  it.each([
    ['parameters', { parameters: { budget: 300 } }],
    ['anchors', { anchors: { T0: '2026-12-12T00:00:00+08:00' } }],
    ['shop', { shop: 'another' }],
    ['playbook', { playbook: 'another' }],
    ['version', { version: 2 }],
    ['roles', { roles: { planner: ['zhaolei'] } }],
  ])('asked again under the same id with other %s, says that the id is taken', async (_, other) => {
    const same = {
      id: 'first',
      playbook: 'waiting',
      version: 1,
      shop: SHOP,
      anchors: { T0 },
      parameters: { budget: 250 },
    };
    const answer = await planner.send('POST', '/campaigns', { ...same, ...other });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'id-taken']);
  });

  it('is refused for what could not run, all problems at once', async () => {
    const answer = await planner.send('POST', '/campaigns', {
      playbook: 'waiting',
      version: 1,
      shop: SHOP,
      anchors: { T9: T0 },
      parameters: { budgt: 1, budget: 1.5 },
      roles: { manager: ['li'] },
      clock: { segments: [{ realMs: 0, campaignMs: 0, rate: 1 }] },
    });
    expect([answer.status, codeOf(answer)]).toEqual([422, 'refused']);
    expect(problemsIn(answer)).toEqual([
      'clock-for-demos-only /clock',
      'unknown-anchor /anchors/T9',
      'unknown-parameter /parameters/budgt',
      'wrong-type /parameters/budget',
      'no-such-user /roles/manager',
    ]);
  });

  it('is refused for a plan on unknown metrics or instants', async () => {
    const plan = {
      gvm: [['T0', 1]],
      uv: [
        ['T7 + PT1H', 1],
        ['yesterday', 2],
      ],
    };
    const answer = await planner.send('POST', '/campaigns', {
      playbook: 'waiting',
      version: 1,
      shop: SHOP,
      anchors: { T0 },
      plan,
    });
    expect(answer.status).toBe(422);
    expect(problemsIn(answer)).toEqual([
      'unknown-metric /plan/gvm',
      'unknown-anchor /plan/uv/0/0',
      'unknown-anchor /plan/uv/1/0',
    ]);
  });

  it('is refused for anchors out of the range of years, given or derived, and so is moving them there', async () => {
    const far = '+275760-09-12T23:00:00Z';
    const body = { playbook: 'waiting', version: 1, shop: SHOP };
    const given = await planner.send('POST', '/campaigns', { ...body, anchors: { T0: far } });
    expect([given.status, ...problemsIn(given)]).toEqual([422, 'instant-out-of-range /anchors/T0']);
    const derived = await planner.send('POST', '/campaigns', { ...body, anchors: { T0: '2199-12-31T12:00:00Z' } });
    expect([derived.status, ...problemsIn(derived)]).toEqual([422, 'instant-out-of-range /anchors/T1']);
    const moved = await planner.send('POST', '/campaigns/first/move-anchor', { anchor: 'T0', to: far });
    expect([moved.status, ...problemsIn(moved)]).toEqual([422, 'instant-out-of-range /anchors/T0']);
    expect((await planner.send('GET', '/campaigns')).status).toBe(200);
  });

  it('is refused for a shop that is not there, or that counts in another currency', async () => {
    const body = { playbook: 'waiting', version: 1, anchors: { T0 } };
    expect((await planner.send('POST', '/campaigns', { ...body, shop: 'nowhere' })).status).toBe(404);
    await api.program.send('PUT', '/shops/pounds', {
      title: 'P',
      timezone: 'Europe/London',
      currency: 'GBP',
      connector: { type: 'none' },
    });
    expect(problemsIn(await planner.send('POST', '/campaigns', { ...body, shop: 'pounds' }))).toEqual([
      'other-currency /shop',
    ]);
  });

  it('is refused for a version that nobody approved, or that is not there', async () => {
    const draft = { ...((await planner.send('GET', '/playbooks/waiting/draft')).json as object) };
    const { playbook } = z.object({ playbook: z.looseObject({}) }).parse(draft);
    await planner.send('POST', '/playbooks', { playbook: { ...playbook, id: 'unapproved' } });
    await planner.send('POST', '/playbooks/unapproved/versions', {});
    const body = { playbook: 'unapproved', shop: SHOP, anchors: { T0 } };
    const refused = await planner.send('POST', '/campaigns', { ...body, version: 1 });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'version-not-approved']);
    expect((await planner.send('POST', '/campaigns', { ...body, version: 2 })).status).toBe(404);
  });

  it('is refused to an operator', async () => {
    const operator = await api.as('zhaolei');
    expect(
      (await operator.send('POST', '/campaigns', { playbook: 'waiting', version: 1, shop: SHOP, anchors: { T0 } }))
        .status,
    ).toBe(403);
  });

  it('while Temporal is away keeps the campaign, which starts as soon as it is back', async () => {
    api.campaigns.isReachable = false;
    const pending = await launch(api, 'waiting', { id: 'late' });
    expect(pending).toMatchObject({ status: 'starting', statusProblem: { code: 'launch-pending' } });
    expect((await planner.send('POST', '/campaigns/late/pause')).status).toBe(409);
    const logged: string[] = [];
    const { models, hub, campaigns: client } = api;
    const deps = {
      models,
      hub,
      client,
      log: { warn: (_: object, message?: string) => void logged.push(message ?? '') },
    };
    await launchPendingCampaigns(deps);
    // It was logged when it could not be started at first.
    expect([(await read('late')).status, logged]).toEqual(['starting', []]);
    api.campaigns.isReachable = true;
    await launchPendingCampaigns(deps);
    const started = await read('late');
    expect([started.status, started.statusProblem]).toEqual(['running', undefined]);
  });
});

describe('a campaign whose workflow did not end by itself', () => {
  it('is shown as failed, says why, and is told to the pages', async () => {
    await launch(api, 'waiting', { id: 'broken' });
    await launch(api, 'waiting', { id: 'whole' });
    api.campaigns.broken.push({ campaign: 'broken', by: 'TERMINATED' });
    const told: ChangeEvent[] = [];
    const stop = api.hub.onChange((event) => told.push(event));
    const logged: object[] = [];
    const { models, hub, campaigns: client } = api;
    const deps = { models, hub, client, log: { error: (fields: object) => void logged.push(fields) } };
    await markBroken(deps);
    await markBroken(deps);
    stop();
    const broken = await read('broken');
    expect([broken.status, broken.statusProblem?.code]).toEqual(['failed', 'campaign-broken']);
    expect(broken.statusProblem?.message.en).toContain('was terminated');
    expect((await read('whole')).status).toBe('running');
    expect(told).toEqual([{ type: 'campaign', data: { campaign: 'broken' } }]);
    expect(logged).toEqual([{ campaign: 'broken', by: 'TERMINATED' }]);
  });

  it('that had ended before stays as it ended', async () => {
    await launch(api, 'waiting', { id: 'over' });
    await manager.send('POST', '/campaigns/over/stop');
    api.campaigns.broken.push({ campaign: 'over', by: 'FAILED' });
    const { models, hub, campaigns: client } = api;
    await markBroken({ models, hub, client, log: { error: () => undefined } });
    expect((await read('over')).status).toBe('stopped');
  });
});

describe('a campaign that waits for Temporal', () => {
  it('starts when it is asked for again under its id', async () => {
    api.campaigns.isReachable = false;
    expect((await launch(api, 'waiting', { id: 'again' })).status).toBe('starting');
    expect((await launch(api, 'waiting', { id: 'again' })).status).toBe('starting');
    api.campaigns.isReachable = true;
    expect((await launch(api, 'waiting', { id: 'again' })).status).toBe('running');
  });
});

describe('a running campaign', () => {
  it('shows what happened in its log, overlay and list', async () => {
    await launch(api, 'waiting', { id: 'shown' });
    await api.campaigns.advanceTo('shown', T0_MS);
    const campaign = await read('shown');
    expect(campaign.overlay).toMatchObject({
      nodes: {
        start: { state: 'done', entered: 1, left: 1, outcome: 'started' },
        hold: {
          state: 'active',
          entered: 1,
          tokens: 1,
          since: '2026-11-11T00:00:00+08:00',
          due: '2026-11-11T05:00:00+08:00',
        },
      },
      edges: { e0: 1 },
    });
    await api.campaigns.advanceTo('shown', T0_MS + 5 * HOUR_MS);
    const ended = await read('shown');
    expect(ended).toMatchObject({
      status: 'completed',
      endedAt: '2026-11-11T05:00:00+08:00',
      next: [],
      overlay: { edges: { e0: 1, e1: 1 } },
    });

    const log = logPageSchema.parse((await planner.send('GET', '/campaigns/shown/log')).json);
    expect(log.entries.map(({ seq, type, node: at }) => [seq, type, at])).toEqual([
      [1, 'campaignStarted', undefined],
      [2, 'nodeEntered', 'start'],
      [3, 'nodeLeft', 'start'],
      [4, 'nodeEntered', 'hold'],
      [5, 'nodeLeft', 'hold'],
      [6, 'nodeEntered', 'done'],
      [7, 'campaignEnded', undefined],
    ]);
    expect([log.more, log.entries[4]?.at, ended.logSeq]).toEqual([false, '2026-11-11T05:00:00+08:00', 7]);
    const list = z.array(campaignSummarySchema).parse((await planner.send('GET', '/campaigns?status=completed')).json);
    expect(list.map((each) => each.id)).toEqual(['shown']);
  });

  it('gives its log in pages, from either end, of one node or one type', async () => {
    const page = async (query: string) => {
      const { entries, more } = logPageSchema.parse((await planner.send('GET', `/campaigns/shown/log?${query}`)).json);
      return [...entries.map((entry) => entry.seq), more];
    };
    expect(await page('limit=3')).toEqual([1, 2, 3, true]);
    expect(await page('after=3&limit=3')).toEqual([4, 5, 6, true]);
    expect(await page('after=6')).toEqual([7, false]);
    expect(await page('order=newest&limit=2')).toEqual([7, 6, true]);
    expect(await page('order=newest&before=3')).toEqual([2, 1, false]);
    expect(await page('node=hold')).toEqual([4, 5, false]);
    expect(await page('type=nodeLeft')).toEqual([3, 5, false]);
  });

  it('is paused, resumed, moved, changed within bounds, and stopped by planners and managers', async () => {
    await launch(api, 'waiting', { id: 'steered' });
    const post = (person: Person, what: string, body?: object) =>
      person.send('POST', `/campaigns/steered/${what}`, body);
    expect((await post(await api.as('zhaolei'), 'pause')).status).toBe(403);
    expect((await post(planner, 'pause')).status).toBe(200);
    expect((await read('steered')).status).toBe('paused');
    const twice = await post(manager, 'pause', {});
    expect([twice.status, codeOf(twice)]).toEqual([409, 'already-paused']);
    expect((await post(manager, 'resume')).status).toBe(200);

    expect((await post(planner, 'move-anchor', { anchor: 'T0', to: '2026-12-12T00:00:00+08:00' })).status).toBe(200);
    expect(await read('steered')).toMatchObject({
      anchors: { T0: '2026-12-12T00:00:00+08:00', T1: '2026-12-13T00:00:00+08:00' },
      next: [{ at: '2026-12-12T00:00:00+08:00' }],
    });
    expect((await post(planner, 'move-anchor', { anchor: 'T9', to: T0 })).status).toBe(422);
    expect((await post(planner, 'move-anchor', { anchor: 'T0', to: '2026-12-12' })).status).toBe(400);

    expect((await post(planner, 'set-parameter', { parameter: 'budget', value: 900 })).status).toBe(200);
    expect((await read('steered')).parameters).toEqual({ budget: 900 });
    const over = await post(planner, 'set-parameter', { parameter: 'budget', value: 1001 });
    expect([over.status, ...problemsIn(over)]).toEqual([422, 'out-of-bounds /parameters/budget']);
    expect((await post(planner, 'set-parameter', { parameter: 'budget' })).status).toBe(400);
    const skipped = await post(planner, 'skip', { node: 'hold', outcome: 'done' });
    expect([skipped.status, codeOf(skipped)]).toEqual([409, 'node-not-active']);

    expect((await post(manager, 'stop')).status).toBe(200);
    expect((await read('steered')).status).toBe('stopped');
    const late = await post(manager, 'stop');
    expect([late.status, codeOf(late)]).toEqual([409, 'campaign-not-running']);
    expect((await planner.send('POST', '/campaigns/none/stop')).status).toBe(404);
  });

  it('does a request that names itself once, and another one under the same name as well', async () => {
    await launch(api, 'waiting', { id: 'named' });
    const post = async (person: Person, what: string, more: object = {}) =>
      (await person.send('POST', `/campaigns/named/${what}`, { requestId: '1', ...more })).status;
    expect([await post(planner, 'pause'), await post(planner, 'pause')]).toEqual([200, 200]);
    // Somebody else's pause is not this one.
    expect(await post(manager, 'pause')).toBe(409);
    expect(await post(planner, 'set-parameter', { parameter: 'budget', value: 300 })).toBe(200);
    expect(await post(planner, 'set-parameter', { parameter: 'budget', value: 400 })).toBe(200);
    expect((await read('named')).parameters).toEqual({ budget: 400 });
    expect(await post(manager, 'stop')).toBe(200);
    expect((await read('named')).status).toBe('stopped');
    expect(await post(manager, 'stop')).toBe(200);
  });

  it('lets those steer it whom its own roles name, and not those whom they leave out', async () => {
    await launch(api, 'waiting', { id: 'ours', roles: { planner: ['zhaolei'], manager: ['zhaolei'] } });
    expect((await planner.send('POST', '/campaigns/ours/pause')).status).toBe(403);
    expect((await (await api.as('zhaolei')).send('POST', '/campaigns/ours/pause')).status).toBe(200);
  });

  it('that is parked needs attention, says why, and goes on when retried', async () => {
    await approve(api, 'parking', {
      nodes: [
        START,
        node('which', 'decide', {
          rules: [{ id: 'many', title: 'Many', conditions: metricIs('uv', 'greaterThan', 10), outcome: 'many' }],
        }),
        node('done', 'end'),
      ],
      edges: ['start.started > which', 'which.many > done', 'which.otherwise > done'],
    });
    await launch(api, 'parking', { id: 'parked' });
    await api.campaigns.advanceTo('parked', T0_MS);
    const parked = await read('parked');
    expect(parked.status).toBe('attention');
    expect(parked.overlay.nodes['which']).toMatchObject({
      state: 'parked',
      tokens: 1,
      problem: { code: parked.statusProblem?.code },
    });
    const uv = { metric: 'uv', at: T0, value: 50 };
    await api.program.send('POST', `/shops/${SHOP}/metrics`, { batch: 'parked', points: [uv] });
    api.nowMs = T0_MS;
    expect((await manager.send('POST', '/campaigns/parked/retry', { node: 'which' })).status).toBe(200);
    expect(await read('parked')).toMatchObject({
      status: 'completed',
      overlay: { nodes: { which: { state: 'done', outcome: 'many' } } },
    });
  });
});

describe('the clock', () => {
  it('of a real campaign cannot be changed', async () => {
    const clock = { segments: [{ realMs: api.nowMs, campaignMs: T0_MS, rate: 1 }] };
    const answer = await planner.send('PUT', '/campaigns/first/clock', { clock });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'real-clock']);
  });

  it('of a demo can, but never back', async () => {
    await putShop(api, { type: 'simulated', baseUrl: 'http://127.0.0.1:1' });
    const clock = (campaignMs: number) => ({ clock: { segments: [{ realMs: api.nowMs, campaignMs, rate: 0 }] } });
    const demo = await launch(api, 'waiting', { id: 'demo', ...clock(T0_MS - HOUR_MS) });
    expect([demo.now, demo.startedAt]).toEqual(['2026-11-10T23:00:00+08:00', '2026-11-10T23:00:00+08:00']);
    const moved = await planner.send('PUT', '/campaigns/demo/clock', clock(T0_MS));
    expect(moved.json).toMatchObject({ now: '2026-11-11T00:00:00+08:00' });
    expect(api.campaigns.clockSignals).toEqual(['demo']);
    expect((await read('demo')).now).toBe('2026-11-11T00:00:00+08:00');
    expect(problemsIn(await planner.send('PUT', '/campaigns/demo/clock', clock(T0_MS - 1)))).toEqual([
      'clock-backwards /clock',
    ]);
    expect((await planner.send('PUT', '/campaigns/demo/clock', { clock: { segments: [] } })).status).toBe(422);
    await putShop(api);
  });
});

describe('a clock that leaves the range of years', () => {
  const segment = (rate: number, realMs: number, campaignMs: number) => ({ segments: [{ realMs, campaignMs, rate }] });
  beforeAll(() => putShop(api, { type: 'simulated', baseUrl: 'http://127.0.0.1:1' }));
  afterAll(() => putShop(api));

  it.each([
    ['its present', segment(5000, 0, 0)],
    ['a rate', segment(1e300, T0_MS, T0_MS)],
    ['an instant', segment(0, 0, 8e15)],
    ['part of a millisecond', segment(0, 0, 0.5)],
  ])('is refused for %s, at the launch and later', async (_, clock) => {
    const campaign = { playbook: 'waiting', version: 1, shop: SHOP, anchors: { T0 } };
    const launched = await planner.send('POST', '/campaigns', { ...campaign, clock });
    expect([launched.status, ...problemsIn(launched)]).toEqual([422, 'clock-out-of-range /clock/segments/0']);
    const changed = await planner.send('PUT', '/campaigns/demo/clock', { clock });
    expect([changed.status, ...problemsIn(changed)]).toEqual([422, 'clock-out-of-range /clock/segments/0']);
    expect((await planner.send('GET', '/campaigns')).status).toBe(200);
  });

  it('and was stored nevertheless is shown, and can be repaired', async () => {
    const [found] = await api.models.campaigns.find({ _id: 'demo' }, { clock: 1 }).lean();
    await api.models.campaigns.updateOne({ _id: 'demo' }, { $set: { clock: encode(segment(1e300, 0, 0)) } });
    expect((await planner.send('GET', '/campaigns/demo')).status).toBe(200);
    const repaired = await planner.send('PUT', '/campaigns/demo/clock', { clock: decode(found!.clock) });
    expect([repaired.status, repaired.json]).toMatchObject([200, { now: '2026-11-11T00:00:00+08:00' }]);
  });
});

describe('a campaign that cannot be read', () => {
  it('is left out of the list, and the log says why', async () => {
    const launchedAtMs = 9e15;
    await launch(api, 'waiting', { id: 'unreadable' });
    await api.models.campaigns.updateOne({ _id: 'unreadable' }, { $set: { launchedAtMs }, $unset: { projection: 1 } });
    const list = await planner.send('GET', '/campaigns');
    expect(list.status).toBe(200);
    const ids = z
      .array(campaignSummarySchema)
      .parse(list.json)
      .map((each) => each.id);
    expect([ids.includes('first'), ids.includes('unreadable')]).toEqual([true, false]);
    expect(api.logged.some((line) => line.includes('"campaign":"unreadable"'))).toBe(true);
    await api.models.campaigns.deleteOne({ _id: 'unreadable' });
  });
});

describe('the ledger of a campaign', () => {
  it('shows each effect with its state, and why it failed', async () => {
    await approve(api, 'acting', {
      nodes: [
        START,
        node('raise', 'action', {
          do: 'ads.raiseBudget',
          with: { channel: '"search"', amount: '500' },
          autonomy: 'auto',
        }),
        node('done', 'end'),
      ],
      edges: ['start.started > raise', 'raise.done > done', 'raise.failed > done'],
    });
    await launch(api, 'acting', { id: 'acts' });
    await api.campaigns.advanceTo('acts', T0_MS);
    const { effects } = effectsSchema.parse((await planner.send('GET', '/campaigns/acts/effects')).json);
    expect(effects).toEqual([
      {
        key: 'acts/raise/1',
        node: 'raise',
        nodeTitle: 'raise',
        do: 'ads.raiseBudget',
        with: { channel: 'search', amount: 500 },
        state: 'failed',
        attempts: 1,
        duplicates: 0,
        error: expect.stringContaining('The shop “Shop” (shop) has no connector'),
        at: '2026-11-11T00:00:00+08:00',
      },
    ]);
  });
});

describe('a series', () => {
  it('reads a metric step by step against the plan, and nothing of the future', async () => {
    await launch(api, 'waiting', {
      id: 'series',
      plan: {
        gmv: [
          ['T0', 6000],
          ['T0 + PT1H', 12_000],
        ],
        cvr: [['T0', 0.05]],
      },
    });
    const at = (hours: number) => new Date(T0_MS + hours * HOUR_MS).toISOString();
    const point = (metric: string, hours: number, value: number, where?: object) => ({
      metric,
      at: at(hours),
      value,
      ...(where && { where }),
    });
    await api.program.send('POST', `/shops/${SHOP}/metrics`, {
      batch: 'series',
      points: [
        point('gmv', 0.5, 1000),
        point('gmv', 1, 2000),
        point('gmv', 2, 500),
        point('gmv', 3, 9),
        point('uv', 2, 200),
        point('buyers', 2, 20),
        point('gmv', 1, 70, { channel: 'search' }),
      ],
    });
    api.nowMs = T0_MS + 2 * HOUR_MS;
    const series = async (query: string) =>
      seriesSchema
        .parse((await planner.send('GET', `/campaigns/series/series?${query}`)).json)
        .points.map((each) => [each.at, each.actual, each.plan]);
    const range = `from=${encodeURIComponent(T0)}&to=${encodeURIComponent(at(3))}`;
    expect(await series(`metric=gmv&${range}`)).toEqual([
      ['2026-11-11T01:00:00+08:00', 3000, 6000],
      ['2026-11-11T02:00:00+08:00', 500, 12_000],
      ['2026-11-11T03:00:00+08:00', null, 12_000],
    ]);
    expect((await series(`metric=cvr&${range}`))[1]).toEqual(['2026-11-11T02:00:00+08:00', 0.1, 0.05]);
    expect((await series(`metric=gmv&where.channel=search&${range}`))[0]).toEqual([
      '2026-11-11T01:00:00+08:00',
      70,
      null,
    ]);
    expect(await series('metric=gmv')).toHaveLength(24);
  });

  it('tells of the hour that is not over what has come in for it, up to the newest data', async () => {
    await launch(api, 'waiting', { id: 'begun', plan: { gmv: [['T0', 6000]] } });
    const at = (hours: number) => new Date(T0_MS + hours * HOUR_MS).toISOString();
    const points = [
      { metric: 'gmv', at: at(4.25), value: 40 },
      { metric: 'gmv', at: at(4.5), value: 60 },
      { metric: 'uv', at: at(4.25), value: 1200 },
      { metric: 'buyers', at: at(4.25), value: 60 },
    ];
    await api.program.send('POST', `/shops/${SHOP}/metrics`, { batch: 'begun', points });
    api.nowMs = T0_MS + 4.75 * HOUR_MS;
    const begun = async (query: string) =>
      seriesSchema.parse((await planner.send('GET', `/campaigns/begun/series?${query}`)).json).begun;
    expect(await begun('metric=gmv')).toEqual({ at: '2026-11-11T04:30:00+08:00', actual: 100, plan: 3000 });
    expect(await begun('metric=cvr')).toEqual({ at: '2026-11-11T04:15:00+08:00', actual: 0.05, plan: null });
    expect(await begun('metric=carters')).toBeUndefined();
    // Of the hours that are over nothing is under way.
    expect(await begun(`metric=gmv&to=${encodeURIComponent(at(4))}`)).toBeUndefined();
  });

  it('is refused for an unknown metric, a step that is none, and too many steps', async () => {
    const problems = async (query: string) =>
      problemsIn(await planner.send('GET', `/campaigns/series/series?${query}`));
    expect(await problems('metric=gvm')).toEqual(['unknown-metric /query/metric']);
    expect(await problems('metric=gmv&step=hourly')).toEqual(['bad-duration /query/step']);
    expect(await problems('metric=gmv&step=PT0S')).toEqual(['bad-duration /query/step']);
    expect(await problems('metric=gmv&step=PT1S')).toEqual(['too-many-steps /query/step']);
  });
});
