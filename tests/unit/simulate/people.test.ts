import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { simulate } from '../../../rules/simulate/simulate.ts';
import type { Simulation } from '../../../rules/simulate/simulation.ts';
import { metricIs, node, playbookOf, START, T0 } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';

const end = node('end', 'end');
async function play(written: WrittenPlaybook, more: object = {}): Promise<Simulation> {
  const scenario = parseScenario({ format: 'dacu/scenario@1', anchors: { T0 }, ...more });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
  const simulation = await simulate(playbookOf(written), scenario.value);
  if (!simulation.ok) throw new Error(JSON.stringify(simulation.problems));
  return simulation.value;
}
const single = (middle: ReturnType<typeof node>, outcome = 'done'): WrittenPlaybook => ({
  nodes: [START, middle, end],
  edges: [`start.started > ${middle.id}`, `${middle.id}.${outcome} > end`],
});
const task = (more: object = {}) => node('work', 'task', { assignee: { role: 'planner' }, ...more });

describe('people in a simulation', () => {
  it('answer their time after they were asked, with the values the scenario gives them', async () => {
    const form = [{ id: 'amount', type: 'money', title: '' }];
    const simulation = await play(single(task({ form })), {
      people: { planner: { respondsIn: 'PT4H', answers: { work: { amount: 7 } } } },
    });
    expect(simulation).toMatchObject({
      status: 'completed',
      endedAt: '2026-11-11T04:00:00+08:00',
      variables: { 'work.amount': 7 },
    });
  });

  it('never answer if the scenario does not have their role: the campaign waits', async () => {
    const simulation = await play(single(task()));
    expect(simulation).toMatchObject({ status: 'waiting', tasks: [{ node: 'work', doneAt: null }], problems: [] });
  });

  it('answer their own time after a task was escalated to them', async () => {
    const escalate = { after: 'PT1H', to: { role: 'manager' } };
    const simulation = await play(single(task({ due: 'PT5H', escalate })), {
      people: { manager: { respondsIn: 'PT2H' } },
    });
    expect(simulation.tasks).toMatchObject([{ doneAt: '2026-11-11T08:00:00+08:00' }]);
  });

  it('come first if they answer at the very instant of a deadline', async () => {
    const simulation = await play(single(task({ expires: 'PT4H' })), { people: { planner: { respondsIn: 'PT4H' } } });
    expect(simulation.log.map((entry) => entry.type)).toContain('taskDone');
  });

  it('stand, as a role, for as many approvers as the quorum needs, and reject together', async () => {
    const ask = {
      nodes: [START, node('ask', 'approval', { approvers: { role: 'manager' }, quorum: 3 }), end],
      edges: ['start.started > ask', 'ask.approved > end', 'ask.rejected > end'],
    };
    const approved = await play(ask, { people: { manager: { respondsIn: 'PT2H' } } });
    expect(approved.log.filter((entry) => entry.type === 'approvalDecided')).toHaveLength(3);
    expect(approved.tasks).toMatchObject([{ doneAt: '2026-11-11T02:00:00+08:00' }]);
    const rejected = await play(ask, { people: { manager: { respondsIn: 'PT2H', approves: false } } });
    expect(rejected.log.filter((entry) => entry.type === 'approvalDecided')).toMatchObject([{ decision: 'reject' }]);
  });

  it('leave an approval undone while the quorum is not reached', async () => {
    const ask = node('ask', 'approval', { approvers: { people: ['ann', 'bob'] }, quorum: 2 });
    const simulation = await play(single(ask, 'approved'), { people: { ann: { respondsIn: 'PT1H' } } });
    expect(simulation).toMatchObject({ status: 'waiting', tasks: [{ node: 'ask', doneAt: null }] });
  });

  it('carry cards out by hand and decide proposals', async () => {
    const act = (autonomy: string) =>
      node('act', 'action', { do: 'page.publish', with: { page: '"home"' }, autonomy, by: { role: 'operator' } });
    const people = { operator: { respondsIn: 'PT1H', answers: { act: { page: 'start' } } } };
    expect((await play(single(act('manual')), { people })).effects).toMatchObject([
      { state: 'confirmed', with: { page: 'start' } },
    ]);
    expect((await play(single(act('propose')), { people })).effects).toMatchObject([
      { state: 'applied', with: { page: 'home' } },
    ]);
    expect((await play(single(act('notify')), {})).effects).toMatchObject([{ state: 'notified' }]);
  });

  it('list a proposal and the guardrail that it then meets as two tasks', async () => {
    const guardrail = { sumOf: 'amount', per: 'campaign', max: '1', over: 'approval', by: { role: 'director' } };
    const act = node('act', 'action', {
      do: 'ads.raiseBudget',
      with: { channel: '"x"', amount: '5' },
      autonomy: 'propose',
      by: { role: 'manager' },
      guardrail,
    });
    const simulation = await play(single(act), {
      people: { manager: { respondsIn: 'PT1H' }, director: { respondsIn: 'PT2H' } },
    });
    expect(simulation.tasks).toMatchObject([
      { assignee: { role: 'manager' }, doneAt: '2026-11-11T01:00:00+08:00' },
      { assignee: { role: 'director' }, doneAt: '2026-11-11T03:00:00+08:00' },
    ]);
  });
});

describe('a simulation', () => {
  it('needs attention when it can go no further and a node is parked, with its problem', async () => {
    const simulation = await play(single(node('calc', 'set', { assign: { x: '1 / 0' } })));
    expect(simulation).toMatchObject({
      status: 'attention',
      problems: [{ code: 'feel-failed', place: { node: 'calc' } }],
    });
  });

  it('has as many calls fail as the scenario says', async () => {
    const act = node('act', 'action', {
      do: 'page.publish',
      with: { page: '"x"' },
      autonomy: 'auto',
      retry: { attempts: 3 },
    });
    const fail = (times: number) => play(single(act), { failures: [{ do: 'page.publish', times, error: 'down' }] });
    expect(await fail(2)).toMatchObject({ status: 'completed', effects: [{ state: 'applied' }] });
    expect(await fail(3)).toMatchObject({
      status: 'attention',
      effects: [{ state: 'failed' }],
      problems: [{ code: 'effect-failed' }],
    });
  });

  it('can be launched at another instant, relative or absolute', async () => {
    for (const launch of ['T0 - P3D', '2026-11-08T00:00:00+08:00']) {
      expect(await play(single(node('calc', 'set', { assign: {} })), { launch })).toMatchObject({
        startedAt: '2026-11-08T00:00:00+08:00',
        endedAt: '2026-11-11T00:00:00+08:00',
      });
    }
  });

  it('reads metrics by dimension', async () => {
    const wait = node('wait', 'wait', {
      conditions: {
        all: [
          {
            fact: 'metric',
            params: { id: 'gmv', window: 'PT1H', where: { channel: 'search' } },
            operator: 'greaterThan',
            value: 5,
          },
        ],
      },
    });
    const simulation = await play(single(wait), {
      metrics: {
        gmv: [
          ['T0 + PT1H', 9, { channel: 'feed' }],
          ['T0 + PT2H', 9, { channel: 'search' }],
        ],
      },
    });
    expect(simulation.endedAt).toBe('2026-11-11T02:00:00+08:00');
  });

  it('ends at its horizon what would go on for ever', async () => {
    const simulation = await play({
      nodes: [node('daily', 'start', { when: { every: { weekdays: ['mon'], at: '09:00' } } }), end],
      edges: ['daily.started > end'],
    });
    expect(simulation.status).toBe('waiting');
    expect(simulation.log.filter((entry) => entry.type === 'nodeLeft').length).toBeGreaterThan(10);
  });

  it('is refused, with the place, if the scenario does not fit the playbook', async () => {
    const scenarioOf = (more: object) => {
      const parsed = parseScenario({ format: 'dacu/scenario@1', anchors: { T0 }, ...more });
      if (!parsed.ok) throw new Error('The scenario does not parse');
      return parsed.value;
    };
    const playbook = playbookOf(single(node('wait', 'wait', { conditions: metricIs('gmv', 'greaterThan', 5) })));
    const codeOf = async (more: object) => {
      const result = await simulate(playbook, scenarioOf(more));
      return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${problem.place.pointer}`);
    };
    expect(await codeOf({ anchors: {} })).toEqual(['anchor-missing /anchors/T0']);
    expect(await codeOf({ anchors: { T0, T9: T0 } })).toEqual(['unknown-anchor /anchors/T9']);
    expect(await codeOf({ parameters: { nope: 1 } })).toEqual(['unknown-parameter /parameters/nope']);
    expect(
      await codeOf({
        metrics: {
          gmv: [
            ['T0', 1],
            ['T9', 1],
          ],
        },
      }),
    ).toEqual(['unknown-anchor /metrics/gmv/1/0']);
    expect(await codeOf({ metrics: { gmv: [['soon!', 1]] } })).toEqual(['bad-instant /metrics/gmv/0/0']);
    expect(await codeOf({ plan: { gmv: [['T9', 1]] } })).toEqual(['unknown-anchor /plan/gmv/0/0']);
    expect(await codeOf({ launch: 'T9' })).toEqual(['unknown-anchor /launch']);
  });
});
