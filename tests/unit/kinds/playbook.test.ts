import { lintTogether } from '../../../rules/lint/together.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { childCampaignId } from '../../../rules/kinds/playbook/child-id.ts';
import { scenarioSchema } from '../../../rules/simulate/scenario.ts';
import { simulate } from '../../../rules/simulate/simulate.ts';
import { by, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { fileOf, metricIs, node, problemsOf, START, T0 } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';

const sub = (more: object = {}) => node('sub', 'playbook', { ref: 'child', ...more });
const parent = (more: object = {}): WrittenPlaybook => ({
  parameters: { budget: { type: 'money', title: 'Budget', default: 700 } },
  nodes: [START, sub(more), node('done', 'end'), node('failed', 'end', { scope: 'campaign', result: 'childFailed' })],
  edges: ['start.started > sub', 'sub.completed > done', 'sub.failed > failed'],
});
const launch = (more: object = {}, surroundings: Surroundings = {}) => TestCampaign.launch(parent(more), surroundings);
const childEnded = (status: 'completed' | 'stopped', result?: string, child = 'c1-sub-1') =>
  ({ type: 'childEnded', by: child, child, status, ...(result !== undefined && { result }) }) as const;

describe('a sub-playbook', () => {
  it('is launched as a campaign of its own, with parameters and anchors as they are when it is entered', async () => {
    const campaign = await launch({
      version: 3,
      parameters: { limit: 'budget * 2' },
      anchors: { T0: 'T0 + P1D', opens: 'now + PT2H' },
    });
    expect(campaign.children).toEqual([
      expect.objectContaining({
        child: 'c1-sub-1',
        ref: 'child',
        version: 3,
        parameters: { limit: 1400 },
        anchors: { T0: Date.parse(T0) + 24 * 3_600_000, opens: Date.parse(T0) + 2 * 3_600_000 },
      }),
    ]);
    expect(campaign.tokens).toEqual(['sub:open']);
    expect(campaign.state.variables).toEqual({ 'sub.campaign': 'c1-sub-1' });
  });

  it.each([
    ['completed', undefined, 'completed'],
    ['completed', 'soldOut', 'completed'],
    ['completed', 'failed', 'failed'],
    ['stopped', undefined, 'failed'],
  ] as const)('that is %s with the result %s lets its parent go on by “%s”, once', async (status, result, outcome) => {
    const campaign = await launch();
    expect(await campaign.at('PT5H', childEnded(status, result))).toEqual([]);
    expect(campaign.lines('nodeLeft').slice(1)).toEqual([`+05:00 nodeLeft sub ${outcome}`]);
    expect(campaign.state.variables['sub.result']).toBe(result);
    expect(await campaign.at('PT6H', childEnded(status, result))).toMatchObject([{ code: 'campaign-ended' }]);
  });

  it('does not go on for the end of another campaign', async () => {
    const campaign = await launch();
    expect(await campaign.at('PT1H', childEnded('completed', undefined, 'c1-sub-2'))).toMatchObject([
      { code: 'node-not-active' },
    ]);
    expect(campaign.tokens).toEqual(['sub:open']);
  });

  it('that cannot be launched is parked with the problem, and launched when tried again', async () => {
    const problem = { type: 'problem', code: 'child-not-approved', message: { en: 'no', 'zh-CN': '否' } } as const;
    const campaign = await launch({}, { refusals: [problem] });
    expect(campaign.tokens).toEqual(['sub:parked']);
    expect(campaign.state.tokens[0]!.problem).toMatchObject({ code: 'child-not-approved' });
    await campaign.at('PT1H', { type: 'retry', by, node: 'sub' });
    expect(campaign.tokens).toEqual(['sub:open']);
    expect(campaign.children.map((each) => each.child)).toEqual(['c1-sub-1', 'c1-sub-1']);
  });

  it('is parked when a parameter cannot be computed', async () => {
    const campaign = await launch({ parameters: { limit: 'budget / 0' } });
    expect(campaign.tokens).toEqual(['sub:parked']);
    expect(campaign.children).toEqual([]);
  });

  it('is paused, resumed and stopped with its parent', async () => {
    const campaign = await launch();
    await campaign.at('PT1H', { type: 'pause', by });
    await campaign.at('PT2H', { type: 'resume', by });
    await campaign.at('PT3H', { type: 'stop', by });
    expect(campaign.told.map((each) => [each.child, each.acts])).toEqual([
      ['c1-sub-1', [{ type: 'pause' }]],
      ['c1-sub-1', [{ type: 'resume' }]],
      ['c1-sub-1', [{ type: 'stop' }]],
    ]);
    expect(campaign.state.status).toBe('stopped');
    expect(campaign.state.asked).toEqual([]);
  });

  it('is stopped when its node is skipped, or its parent ends elsewhere', async () => {
    const skipped = await launch();
    await skipped.at('PT1H', { type: 'skip', by, node: 'sub', outcome: 'completed' });
    expect(skipped.told.map((each) => each.acts)).toEqual([[{ type: 'stop' }]]);
    const ended = await TestCampaign.launch({
      nodes: [
        START,
        node('fork', 'split'),
        sub(),
        node('wait', 'wait', { for: 'PT1H' }),
        node('end', 'end', { scope: 'campaign' }),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > sub',
        'fork.branch > wait',
        'wait.done > end',
        'sub.completed > end',
      ],
    });
    await ended.at('PT2H');
    expect(ended.told.map((each) => each.acts)).toEqual([[{ type: 'stop' }]]);
  });

  it('moves with its parent’s anchors, those that moved only', async () => {
    const campaign = await launch({ anchors: { T0: 'T0 + P1D', opens: 'now' } });
    await campaign.at('PT1H', { type: 'moveAnchor', by, anchor: 'T0', toMs: Date.parse(T0) + 3_600_000 });
    expect(campaign.told.map((each) => each.acts)).toEqual([
      [{ type: 'moveAnchor', anchor: 'T0', toMs: Date.parse(T0) + 25 * 3_600_000 }],
    ]);
  });

  it('has an id that is its own, and not longer than ids may be', () => {
    const long = 'x'.repeat(79);
    expect(childCampaignId('c1', 'sub', 2)).toBe('c1-sub-2');
    expect(childCampaignId(long, 'sub', 1).length).toBeLessThanOrEqual(80);
    expect(childCampaignId(long, 'sub', 1)).not.toBe(childCampaignId(long, 'sub', 2));
  });
});

const parse = (id: string, written: WrittenPlaybook): Playbook => {
  const parsed = parsePlaybook({ ...fileOf(written), id });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const child: WrittenPlaybook = {
  parameters: { limit: { type: 'number', title: 'Limit' } },
  nodes: [
    START,
    node('ask', 'task', { assignee: { role: 'planner' }, form: [{ id: 'ok', type: 'boolean', title: '' }] }),
    node('spend', 'action', { do: 'message.send', with: { to: '"team"', text: 'string(limit)' }, autonomy: 'auto' }),
    node('end', 'end', { scope: 'campaign', result: 'good' }),
  ],
  edges: ['start.started > ask', 'ask.done > spend', 'spend.done > end'],
};
const play = async (written: WrittenPlaybook, playbooks: Readonly<Record<string, Playbook>>, more: object = {}) => {
  const scenario = scenarioSchema.parse({
    format: 'dacu/scenario@1',
    anchors: { T0 },
    people: { planner: { respondsIn: 'PT90M', answers: { ask: { ok: true } } } },
    ...more,
  });
  const simulated = await simulate(parse('parent', written), scenario, { playbooks });
  if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems));
  return simulated.value;
};
const given = { parameters: { limit: 'budget * 2' }, anchors: { T0: 'now + PT1H' } };

describe('a simulation of sub-playbooks', () => {
  it('plays the child in the same simulation, with a log of its own, and goes on when it ends', async () => {
    const simulation = await play(parent(given), { child: parse('child', child) });
    expect(simulation).toMatchObject({ status: 'completed', endedAt: '2026-11-11T02:30:00+08:00' });
    expect(simulation.variables).toEqual({ 'sub.campaign': 'simulation-sub-1', 'sub.result': 'good' });
    expect(simulation.children).toEqual([
      expect.objectContaining({
        campaign: 'simulation-sub-1',
        node: 'sub',
        playbook: 'child',
        status: 'completed',
        startedAt: '2026-11-11T00:00:00+08:00',
        endedAt: '2026-11-11T02:30:00+08:00',
        variables: { 'ask.ok': true },
        effects: [
          expect.objectContaining({
            key: 'simulation-sub-1/spend/1',
            with: { to: 'team', text: '1400' },
            state: 'applied',
          }),
        ],
        tasks: [expect.objectContaining({ node: 'ask', openedAt: '2026-11-11T01:00:00+08:00' })],
        children: [],
      }),
    ]);
  });

  it('lets a child watch data, several at once, each ending at its own instant', async () => {
    const watcher: WrittenPlaybook = {
      parameters: { limit: { type: 'number', title: '' } },
      nodes: [
        START,
        node('mon', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [
            {
              id: 'high',
              title: '',
              conditions: {
                all: [
                  {
                    fact: 'metric',
                    params: { id: 'gmv', window: 'PT1H' },
                    operator: 'greaterThan',
                    value: { fact: 'param', params: { id: 'limit' } },
                  },
                ],
              },
            },
          ],
        }),
        node('end', 'end', { scope: 'campaign' }),
      ],
      edges: ['start.started > mon', 'mon.high > end', 'mon.closed > end'],
    };
    const both: WrittenPlaybook = {
      nodes: [
        START,
        node('fork', 'split'),
        node('low', 'playbook', { ref: 'watcher', parameters: { limit: '10' }, anchors: { T0: 'T0' } }),
        node('high', 'playbook', { ref: 'watcher', parameters: { limit: '100' }, anchors: { T0: 'T0' } }),
        node('own', 'wait', { conditions: metricIs('gmv', 'greaterThan', 50) }),
        node('meet', 'join', { mode: 'all' }),
        node('end', 'end'),
      ],
      edges: [
        'start.started > fork',
        'fork.branch > low',
        'fork.branch > high',
        'fork.branch > own',
        'low.completed > meet',
        'high.completed > meet',
        'own.done > meet',
        'meet.joined > end',
      ],
    };
    const gmv = [20, 60, 70, 200].map((value, hour) => [`T0 + PT${2 * hour + 1}H`, value]);
    const simulation = await play(both, { watcher: parse('watcher', watcher) }, { metrics: { gmv } });
    const left = simulation.log
      .filter((entry) => entry.type === 'nodeLeft')
      .map((entry) => `${String(entry['node'])} ${entry.at.slice(11, 16)}`);
    expect(left).toEqual(['start 00:00', 'fork 00:00', 'low 01:00', 'own 03:00', 'high 07:00', 'meet 07:00']);
    expect(simulation.status).toBe('completed');
  });

  it('parks the node for a playbook that is not given, or that refuses its anchors and parameters', async () => {
    expect(await play(parent(given), {})).toMatchObject({
      status: 'attention',
      problems: [{ code: 'child-not-given' }],
    });
    const refused = await play(parent({ parameters: { other: '1' }, anchors: { T0: 'T0' } }), {
      child: parse('child', child),
    });
    expect(refused.problems[0]).toMatchObject({ code: 'child-refused' });
    expect(refused.problems[0]!.message.en).toContain('other');
  });

  it('refuses a playbook that would start itself, over others', async () => {
    const known = { child: parse('child', { ...parent({ ref: 'parent', anchors: { T0: 'T0' } }) }) };
    const simulation = await play(parent({ anchors: { T0: 'T0' } }), known);
    expect(simulation.children[0]!.problems).toMatchObject([
      { code: 'playbook-cycle', message: { en: expect.stringContaining('parent → child → parent') as string } },
    ]);
  });

  it('uses a scenario’s failures up over all campaigns, and gives the same log every time', async () => {
    const failures = [{ do: 'message.send', times: 1, error: 'down' }];
    const retried = {
      ...child,
      nodes: child.nodes.map((each) =>
        each.id === 'spend' ? { ...each, config: { ...each.config, retry: { attempts: 2 } } } : each,
      ),
    };
    const simulation = await play(parent(given), { child: parse('child', retried) }, { failures });
    expect(simulation.children[0]!.log.filter((entry) => entry.type === 'effectFailed')).toHaveLength(1);
    expect(await play(parent(given), { child: parse('child', retried) }, { failures })).toEqual(simulation);
  });
});

describe('lint of references between playbooks', () => {
  it('refuses a playbook that runs itself', () => {
    expect(
      problemsOf(fileOf(parent({ ref: 'test', parameters: { p: 'budget' } }))).map(
        (each) => `${each.code} ${each.place.pointer}`,
      ),
    ).toEqual(['playbook-cycle /nodes/1/config/ref']);
  });

  it('knows which parameters and anchors a playbook needs, where that is known', () => {
    const known = { child: parse('child', child) };
    const codes = (more: object) =>
      lintTogether(parse('a', parent(more)), known).map((each) => `${each.code} ${each.place.pointer}`);
    expect(codes(given)).toEqual([]);
    expect(codes({ parameters: { limmit: '1' }, anchors: { T0: 'T0', T9: 'T0' } })).toEqual([
      'child-unknown-name /nodes/1/config/parameters/limmit',
      'child-name-missing /nodes/1/config/parameters',
      'child-unknown-name /nodes/1/config/anchors/T9',
    ]);
    expect(codes({ parameters: { limit: '1' } })).toEqual(['child-name-missing /nodes/1/config/anchors']);
  });

  it('finds a circle over playbooks that are known, and nothing where there is none', () => {
    const [a, b, c] = [
      parse('a', parent({ ref: 'b', anchors: { T0: 'T0' } })),
      parse('b', parent({ ref: 'c', anchors: { T0: 'T0' } })),
      parse('c', parent({ ref: 'a', anchors: { T0: 'T0' } })),
    ];
    expect(lintTogether(a, { a, b, c }).find((each) => each.code === 'playbook-cycle')).toMatchObject({
      code: 'playbook-cycle',
      message: { en: expect.stringContaining('a → b → c → a') as string },
    });
    expect(lintTogether(a, { a, b })).toEqual([]);
    expect(lintTogether(parse('d', parent({ ref: 'a', anchors: { T0: 'T0' } })), { a, b, c })).toEqual([]);
  });
});
