import { campaignSchema } from '../../rules/api/campaigns.ts';
import { fileOf, HOUR_MS, node, START, T0_MS } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import { approve, launch, putShop } from './launched.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

const child: WrittenPlaybook = {
  nodes: [START, node('ask', 'task', { assignee: { role: 'planner' } }), node('end', 'end', { scope: 'campaign' })],
  edges: ['start.started > ask', 'ask.done > end'],
};
const running = (ref: string, more: object = {}): WrittenPlaybook => ({
  nodes: [START, node('sub', 'playbook', { ref, anchors: { T0: 'T0' }, ...more }), node('end', 'end')],
  edges: ['start.started > sub', 'sub.completed > end'],
});

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  api.nowMs = T0_MS;
  await putShop(api);
  await approve(api, 'child', child);
});
afterAll(() => api.stop());

const read = async (id: string) => campaignSchema.parse((await api.program.send('GET', `/campaigns/${id}`)).json);
const problemOf = async (playbook: string) => {
  const campaign = await launch(api, playbook);
  return (await read(campaign.id)).statusProblem?.code;
};

describe('a campaign that another one starts', () => {
  it('runs on the same shop, for whoever launched the first, and lets it go on when it ends', async () => {
    await approve(api, 'one', running('child'));
    await launch(api, 'one');
    const started = await read('c-one-sub-1');
    expect(started).toMatchObject({
      playbook: 'child',
      version: 1,
      shop: 'shop',
      launchedBy: 'chenjie',
      status: 'waiting',
      parent: { campaign: 'c-one', node: 'sub' },
    });
    const planner = await api.as('chenjie');
    expect((await planner.send('POST', '/tasks/c-one-sub-1.ask.1/complete', {})).status).toBe(200);
    await api.campaigns.settled();
    expect([(await read('c-one-sub-1')).status, (await read('c-one')).status]).toEqual(['completed', 'completed']);
  });

  it('runs the newest approved version, or the one that is named', async () => {
    await approve(api, 'grows', child);
    const planner = await api.as('chenjie');
    const manager = await api.as('lihang');
    const { nodes, ...rest } = fileOf(child);
    const changed = { ...rest, nodes, id: 'grows', name: 'Changed' };
    const draft = await planner.send('GET', '/playbooks/grows/draft');
    const revision = (draft.json as { revision: number }).revision;
    expect((await planner.send('PUT', '/playbooks/grows/draft', { playbook: changed, revision })).status).toBe(200);
    expect((await planner.send('POST', '/playbooks/grows/versions', {})).status).toBe(201);
    await approve(api, 'before', running('grows'));
    await launch(api, 'before');
    expect((await read('c-before-sub-1')).version).toBe(1);
    await manager.send('POST', '/playbooks/grows/versions/2/decision', { decision: 'approve' });
    await approve(api, 'after', running('grows'));
    await launch(api, 'after');
    expect((await read('c-after-sub-1')).version).toBe(2);
    await approve(api, 'pinned', running('grows', { version: 1 }));
    await launch(api, 'pinned');
    expect((await read('c-pinned-sub-1')).version).toBe(1);
  });

  it('is not started from what is not approved, lacks an anchor, or would go round in circles', async () => {
    await approve(api, 'unknown', running('nowhere'));
    expect(await problemOf('unknown')).toBe('child-not-approved');
    await approve(api, 'version9', running('child', { version: 9 }));
    expect(await problemOf('version9')).toBe('child-version-not-approved');
    await approve(api, 'anchorless', running('child', { anchors: {} }));
    expect(await problemOf('anchorless')).toBe('child-refused');
    await approve(api, 'ping', running('pong'));
    await approve(api, 'pong', running('ping'));
    await launch(api, 'ping');
    expect((await read('c-ping-sub-1')).statusProblem).toMatchObject({
      code: 'playbook-cycle',
      message: { en: expect.stringContaining('ping → pong → ping') as string },
    });
  });

  it('is not mistaken for another campaign of that name, and is started when that is mended', async () => {
    await launch(api, 'child', { id: 'c-late-sub-1' });
    await approve(api, 'late', running('child'));
    expect(await problemOf('late')).toBe('child-id-taken');
  });

  it('pauses, goes on and stops with the first', async () => {
    await approve(api, 'held', running('child'));
    await launch(api, 'held');
    for (const [act, status] of [
      ['pause', 'paused'],
      ['resume', 'waiting'],
      ['stop', 'stopped'],
    ] as const) {
      expect((await api.program.send('POST', `/campaigns/c-held/${act}`, {})).status).toBe(200);
      expect((await read('c-held-sub-1')).status).toBe(status);
    }
  });

  it('goes by the first one’s clock, whoever changes that', async () => {
    await putShop(api, { type: 'simulated', baseUrl: 'http://127.0.0.1:9' }, 'simulated');
    const clock = (campaignMs: number) => ({ segments: [{ realMs: api.nowMs, campaignMs, rate: 0 }] });
    await approve(api, 'timed', running('child'));
    await launch(api, 'timed', { shop: 'simulated', clock: clock(T0_MS) });
    expect((await read('c-timed-sub-1')).clock).toEqual(clock(T0_MS));
    await api.program.send('PUT', '/campaigns/c-timed/clock', { clock: clock(T0_MS + HOUR_MS) });
    expect((await read('c-timed-sub-1')).clock).toEqual(clock(T0_MS + HOUR_MS));
    expect(api.campaigns.clockSignals).toEqual(expect.arrayContaining(['c-timed', 'c-timed-sub-1']));
  });
});
