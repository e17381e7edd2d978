import { tasksSchema } from '../../rules/api/tasks.ts';
import type { Task } from '../../rules/api/tasks.ts';
import { campaignSchema, effectsSchema } from '../../rules/api/campaigns.ts';
import { HOUR_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from './launched.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
let manager: Person;
let operator: Person;
beforeAll(async () => {
  api = await startApi();
  [planner, manager, operator] = [await api.as('chenjie'), await api.as('lihang'), await api.as('zhaolei')];
  await putShop(api);
  await approve(api, 'asking', {
    nodes: [
      START,
      node('check', 'task', {
        assignee: { role: 'operator' },
        due: 'T0 + PT2H',
        form: [{ id: 'count', type: 'integer', title: 'Count', required: true }],
        checklist: ['Scripts', 'Training'],
        evidence: true,
        remindBefore: ['PT1H'],
        escalate: { after: 'PT1H', to: { role: 'manager' } },
      }),
      node('budget', 'approval', {
        approvers: { people: ['chenjie', 'lihang', 'zhaolei'] },
        quorum: 2,
        shows: ['check.count'],
      }),
      node('raise', 'action', {
        do: 'ads.raiseBudget',
        with: { channel: '"search"', amount: '500' },
        autonomy: 'manual',
        by: { role: 'operator' },
      }),
      node('done', 'end'),
    ],
    edges: [
      'start.started > check',
      'check.done > budget',
      'budget.approved > raise',
      'budget.rejected > done',
      'raise.done > done',
    ],
  });
});
afterAll(() => api.stop());

const tasksOf = async (person: Person, query: string): Promise<Task[]> =>
  tasksSchema.parse((await person.send('GET', `/tasks?${query}`)).json);

async function opened(id: string, more: object = {}): Promise<void> {
  await launch(api, 'asking', { id, ...more });
  await api.campaigns.advanceTo(id, T0_MS);
  api.nowMs = T0_MS;
}

const COMPLETE = { values: { count: 3 }, checklist: ['Scripts', 'Training'], evidence: 'https://example.com/proof' };

describe('a task', () => {
  it('shows who it is for, its form and its deadline', async () => {
    await opened('shown');
    const [task] = await tasksOf(operator, 'state=open&mine=true&campaign=shown');
    expect(task).toMatchObject({
      id: 'shown.check.1',
      campaign: 'shown',
      node: 'check',
      kind: 'task',
      assignee: { role: 'operator' },
      people: ['zhaolei'],
      mine: true,
      state: 'open',
      openedAt: '2026-11-11T00:00:00+08:00',
      due: '2026-11-11T02:00:00+08:00',
      overdue: false,
      checklist: ['Scripts', 'Training'],
      evidenceRequired: true,
      form: [{ id: 'count', type: 'integer', title: 'Count', required: true }],
    });
    expect(await tasksOf(planner, 'state=open&mine=true&campaign=shown')).toEqual([]);
    const campaign = campaignSchema.parse((await planner.send('GET', '/campaigns/shown')).json);
    expect([campaign.openTasks, campaign.overlay.nodes['check']?.assignee]).toEqual([1, 'operator']);
  });

  it('is completed only by whom it is for, with everything that it asks for', async () => {
    await opened('completed');
    const complete = (person: Person, body: object) => person.send('POST', '/tasks/completed.check.1/complete', body);
    const others = await complete(planner, COMPLETE);
    expect([others.status, codeOf(others)]).toEqual([403, 'not-yours']);
    expect((await complete(api.program, COMPLETE)).status).toBe(403);
    const empty = await complete(operator, { checklist: ['Scripts', 'Cake'] });
    expect([empty.status, ...problemsIn(empty)]).toEqual([
      422,
      'required-missing /values/count',
      'checklist-incomplete /checklist',
      'unknown-checklist-item /checklist',
      'evidence-missing /evidence',
    ]);
    expect(problemsIn(await complete(operator, { ...COMPLETE, values: { count: 'three' } }))).toEqual([
      'wrong-type /values/count',
    ]);

    expect((await complete(operator, COMPLETE)).status).toBe(200);
    const [task] = await tasksOf(operator, 'state=done&campaign=completed');
    expect(task).toMatchObject({
      state: 'done',
      outcome: 'done',
      doneBy: 'zhaolei',
      values: { count: 3 },
      evidence: COMPLETE.evidence,
    });
    const again = await complete(operator, COMPLETE);
    expect([again.status, codeOf(again)]).toEqual([409, 'task-not-open']);
    expect((await operator.send('POST', '/tasks/none.check.1/complete', COMPLETE)).status).toBe(404);
    expect((await operator.send('POST', '/tasks/rubbish/complete', COMPLETE)).status).toBe(400);
  });

  it('takes texts of some length, and not too much at once', async () => {
    await opened('long');
    const path = '/tasks/long.check.1/complete';
    const hugeText = await operator.send('POST', path, { values: { count: 'x'.repeat(10_001) } });
    expect([hugeText.status, ...problemsIn(hugeText)]).toEqual([400, 'text-too-long /values/count']);
    const hugeList = await operator.send('POST', path, { values: { count: ['x'.repeat(100_000)] } });
    expect([hugeList.status, ...problemsIn(hugeList)]).toEqual([400, 'too-much-content ']);
    const hugeChecklist = await operator.send('POST', path, { checklist: ['x'.repeat(100_000)] });
    expect([hugeChecklist.status, ...problemsIn(hugeChecklist)]).toEqual([400, 'too-much-content ']);
    const event = { event: 'e', values: { note: 'x'.repeat(10_001) } };
    const hugeEvent = await planner.send('POST', '/campaigns/long/event', event);
    expect([hugeEvent.status, ...problemsIn(hugeEvent)]).toEqual([400, 'text-too-long /values/note']);
  });

  it('reminds, grows overdue, and is then also for whom it was escalated to', async () => {
    await opened('escalated');
    await api.campaigns.advanceTo('escalated', T0_MS + HOUR_MS);
    expect((await tasksOf(operator, 'campaign=escalated'))[0]?.remindedAt).toBe('2026-11-11T01:00:00+08:00');
    expect(await tasksOf(manager, 'mine=true&campaign=escalated')).toEqual([]);
    await api.campaigns.advanceTo('escalated', T0_MS + 3 * HOUR_MS);
    api.nowMs = T0_MS + 3 * HOUR_MS;
    const [task] = await tasksOf(manager, 'mine=true&campaign=escalated');
    expect(task).toMatchObject({ overdue: true, escalatedTo: [{ role: 'manager' }], people: ['zhaolei', 'lihang'] });
    expect((await manager.send('POST', '/tasks/escalated.check.1/complete', COMPLETE)).status).toBe(200);
  });

  it('has its deadline moved with the anchor, and is closed when its node is skipped or the campaign stopped', async () => {
    await opened('moved');
    await planner.send('POST', '/campaigns/moved/move-anchor', { anchor: 'T0', to: '2026-11-12T00:00:00+08:00' });
    expect((await tasksOf(operator, 'campaign=moved'))[0]?.due).toBe('2026-11-12T02:00:00+08:00');
    await planner.send('POST', '/campaigns/moved/skip', { node: 'check', outcome: 'done' });
    const tasks = await tasksOf(operator, 'campaign=moved');
    expect(Object.fromEntries(tasks.map((each) => [each.kind, [each.state, each.outcome]]))).toEqual({
      task: ['done', 'closed'],
      approval: ['open', undefined],
    });
    await planner.send('POST', '/campaigns/moved/stop');
    expect((await tasksOf(operator, 'campaign=moved')).map((each) => each.state)).toEqual(['done', 'done']);
  });

  it('is for the people whom the campaign’s own roles name', async () => {
    await opened('roles', { roles: { operator: ['chenjie'] } });
    expect(await tasksOf(operator, 'mine=true&campaign=roles')).toEqual([]);
    expect(await tasksOf(planner, 'mine=true&campaign=roles')).toHaveLength(1);
  });
});

describe('an approval', () => {
  beforeAll(async () => {
    await opened('decided');
    await operator.send('POST', '/tasks/decided.check.1/complete', COMPLETE);
  });
  const decide = (person: Person, body: object) => person.send('POST', '/tasks/decided.budget.1/decide', body);

  it('shows the figures it is about', async () => {
    const [task] = await tasksOf(manager, 'state=open&mine=true&campaign=decided');
    expect(task).toMatchObject({ kind: 'approval', quorum: 2, shows: { 'check.count': 3 }, decisions: [] });
  });

  it('is not for who launched the campaign', async () => {
    const own = await decide(planner, { decision: 'approve' });
    expect([own.status, codeOf(own)]).toEqual([403, 'own-request']);
  });

  it('is not something to complete, and a task nothing to decide', async () => {
    const completed = await manager.send('POST', '/tasks/decided.budget.1/complete', { values: {} });
    expect([completed.status, codeOf(completed)]).toEqual([409, 'is-approval']);
    await opened('undecided');
    const decided = await operator.send('POST', '/tasks/undecided.check.1/decide', { decision: 'approve' });
    expect([decided.status, codeOf(decided)]).toEqual([409, 'is-no-approval']);
  });

  it('stays open until the quorum of different people has approved', async () => {
    expect((await decide(manager, { decision: 'approve', comment: 'Fine' })).status).toBe(200);
    expect((await decide(manager, { decision: 'approve' })).status).toBe(200);
    expect((await tasksOf(manager, 'campaign=decided')).find((each) => each.kind === 'approval')?.state).toBe('open');
    expect((await decide(operator, { decision: 'approve' })).status).toBe(200);
    const task = (await tasksOf(manager, 'campaign=decided')).find((each) => each.kind === 'approval');
    expect(task).toMatchObject({
      state: 'done',
      outcome: 'approved',
      doneBy: 'zhaolei',
      decisions: [{ by: 'lihang', comment: 'Fine' }, {}, { by: 'zhaolei' }],
    });
  });

  it('is rejected by the first rejection', async () => {
    await opened('rejected');
    await operator.send('POST', '/tasks/rejected.check.1/complete', COMPLETE);
    await manager.send('POST', '/tasks/rejected.budget.1/decide', { decision: 'reject' });
    const task = (await tasksOf(manager, 'campaign=rejected')).find((each) => each.kind === 'approval');
    expect(task?.outcome).toBe('rejected');
  });
});

describe('an action by hand', () => {
  it('shows what to do with which inputs, and is confirmed with the values that were applied', async () => {
    const [card] = await tasksOf(operator, 'state=open&mine=true&campaign=decided');
    expect(card).toMatchObject({
      kind: 'effect',
      do: 'ads.raiseBudget',
      actionTitle: { 'zh-CN': '追加广告预算' },
      inputs: [
        { name: 'channel', type: 'channel', value: 'search' },
        { name: 'amount', type: 'money', value: 500 },
      ],
    });
    const complete = (values: object) => operator.send('POST', `/tasks/${card!.id}/complete`, { values });
    expect(problemsIn(await complete({ amount: 'much' }))).toEqual(['wrong-type /values/amount']);
    expect(problemsIn(await complete({ amuont: 1 }))).toEqual(['unknown-field /values/amuont']);
    expect((await complete({ amount: 450, channel: null })).status).toBe(200);
    const { effects } = effectsSchema.parse((await operator.send('GET', '/campaigns/decided/effects')).json);
    expect(effects).toEqual([
      expect.objectContaining({
        state: 'confirmed',
        by: 'zhaolei',
        with: { channel: 'search', amount: 450 },
        after: { amount: 450 },
      }),
    ]);
    expect(campaignSchema.parse((await operator.send('GET', '/campaigns/decided')).json).status).toBe('completed');
  });
});

describe('a proposal', () => {
  it('that is approved, and then meets its guardrail, asks again under the same task', async () => {
    await approve(api, 'proposing', {
      nodes: [
        START,
        node('raise', 'action', {
          do: 'ads.raiseBudget',
          with: { channel: '"search"', amount: '500' },
          autonomy: 'propose',
          by: { role: 'manager' },
          guardrail: { sumOf: 'amount', per: 'campaign', max: '100', over: 'approval', by: { role: 'manager' } },
        }),
        node('done', 'end'),
      ],
      edges: ['start.started > raise', 'raise.done > done', 'raise.failed > done', 'raise.declined > done'],
    });
    await launch(api, 'proposing', { id: 'proposal', shop: SHOP });
    await api.campaigns.advanceTo('proposal', T0_MS);
    const open = async () => (await tasksOf(manager, 'state=open&campaign=proposal'))[0];
    expect(await open()).toMatchObject({
      id: 'proposal.raise.1',
      about: 'proposal',
      inputs: [{ value: 'search' }, { value: 500 }],
    });
    const decide = (decision: string) => manager.send('POST', '/tasks/proposal.raise.1/decide', { decision });
    expect((await decide('approve')).status).toBe(200);
    expect(await open()).toMatchObject({
      id: 'proposal.raise.1',
      about: 'guardrail',
      decisions: [],
      shows: { amount: 500, max: 100, sum: 0 },
    });
    expect((await decide('reject')).status).toBe(200);
    expect(await open()).toBeUndefined();
    const { effects } = effectsSchema.parse((await manager.send('GET', '/campaigns/proposal/effects')).json);
    expect(effects.map((each) => [each.state, each.by])).toEqual([['declined', 'lihang']]);
  });
});
