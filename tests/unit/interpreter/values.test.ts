import { launch } from '../../../rules/interpreter/advance.ts';
import type { Json } from '../../../rules/json.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import { metricIs, node, playbookOf, START, T0, T0_MS } from '../../support/playbooks.ts';

const work = node('work', 'task', { assignee: { role: 'x' }, form: [{ id: 'amount', type: 'number', title: '' }] });

describe('the names that expressions see', () => {
  it('are parameters, variables, fields of forms, anchors, phase, now, and the size of sets', async () => {
    const assign = {
      param: 'factor * 2',
      fieldOf: 'work.amount + 1',
      variable: 'earlier + 1',
      anchor: 'string(T1)',
      phaseName: 'phase',
      nowIs: 'string(now)',
      campaignNow: 'now() = now',
      size: 'count(set("picked"))',
    };
    const campaign = await TestCampaign.launch(
      {
        parameters: { factor: { type: 'number', title: '', default: 4 } },
        nodes: [
          START,
          node('pick', 'select', { from: 'skus', conditions: { all: [] }, as: 'picked' }),
          node('before', 'set', { assign: { earlier: '1' } }),
          work,
          node('calc', 'set', { assign }, 'prep'),
          node('last', 'task', { assignee: { role: 'x' } }),
        ],
        edges: [
          'start.started > pick',
          'pick.done > before',
          'before.done > work',
          'work.done > calc',
          'calc.done > last',
        ],
      },
      { datasets: { skus: [{ id: 'A' }, { id: 'B' }] } },
    );
    await campaign.at('PT90M', completeTask('work/1', { amount: 10 }));
    expect(campaign.state.variables).toMatchObject({
      param: 8,
      fieldOf: 11,
      variable: 2,
      phaseName: 'prep',
      campaignNow: true,
      size: 2,
    });
    expect(campaign.state.variables['anchor']).toContain('2026-11-12T00:00:00');
    expect(campaign.state.variables['nowIs']).toContain('2026-11-11T01:30:00');
  });

  it('do not include the set of a firing for a token that did not come from it', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('mon', 'monitor', {
            window: { from: 'T0', to: 'T0 + PT1H' },
            forEach: 'skus',
            rules: [
              {
                id: 'low',
                title: '',
                conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'lessThan', value: 5 }] },
              },
            ],
          }),
          node('fired', 'set', { assign: { n: 'count(set("mon.low"))' } }),
          node('closed', 'set', { assign: { m: 'count(set("mon.low"))' } }),
          node('end', 'end', { scope: 'branch' }),
        ],
        edges: [
          'start.started > mon',
          'mon.low > fired',
          'fired.done > end',
          'mon.closed > closed',
          'closed.done > end',
        ],
      },
      { datasets: { skus: [{ id: 'A', stock: 1 }] } },
    );
    await campaign.at('PT1H');
    expect(campaign.state.variables).toEqual({ n: 1 });
    expect(campaign.tokens).toEqual(['closed:parked']);
  });
});

describe('parameters', () => {
  const playbook = {
    parameters: {
      limit: { type: 'number', title: 'Limit', default: 10, min: 0, max: 100, liveMin: 5, liveMax: 50 },
      fixed: { type: 'money', title: 'Fixed', default: 1 },
      needed: { type: 'text', title: 'Needed' },
    },
    nodes: [
      START,
      node('mon', 'monitor', {
        window: { from: 'T0', to: 'T1' },
        rules: [
          {
            id: 'hot',
            title: '',
            conditions: metricIs('gmv', 'greaterThan', { fact: 'param', params: { id: 'limit' } }),
          },
        ],
      }),
    ],
    edges: ['start.started > mon'],
  };
  const set = (parameter: string, value: Json) => ({ type: 'setParameter', by, parameter, value }) as const;

  it('are checked at launch: unknown, missing and unfit ones are named, all at once', () => {
    const launched = launch(prepare(playbookOf(playbook)), {
      type: 'launch',
      atMs: T0_MS,
      campaign: 'c',
      anchors: { T0 },
      parameters: { limt: 1, limit: 1000, fixed: 0.5 },
    });
    expect(launched).toMatchObject({
      ok: false,
      problems: [
        { code: 'unknown-parameter', place: { pointer: '/parameters/limt' } },
        { code: 'out-of-bounds', place: { pointer: '/parameters/limit' } },
        { code: 'wrong-type', place: { pointer: '/parameters/fixed' } },
        { code: 'parameter-missing', place: { pointer: '/parameters/needed' } },
      ],
    });
  });

  it('are changed while running only within their live bounds', async () => {
    const campaign = await TestCampaign.launch(playbook, { parameters: { needed: 'x' } });
    expect(await campaign.at('PT1H', set('limit', 4))).toMatchObject([{ code: 'out-of-bounds' }]);
    expect(await campaign.at('PT1H', set('limit', 51))).toMatchObject([{ code: 'out-of-bounds' }]);
    expect(await campaign.at('PT1H', set('limit', '7'))).toMatchObject([{ code: 'wrong-type' }]);
    expect(await campaign.at('PT1H', set('fixed', 2))).toMatchObject([{ code: 'parameter-not-live' }]);
    expect(await campaign.at('PT1H', set('nope', 2))).toMatchObject([{ code: 'unknown-parameter' }]);
    expect(campaign.state.parameters).toEqual({ limit: 10, fixed: 1, needed: 'x' });
    expect(await campaign.at('PT1H', set('limit', 20))).toEqual([]);
    expect(campaign.log.at(-1)).toMatchObject({
      type: 'intervention',
      what: 'setParameter',
      by,
      parameter: 'limit',
      value: 20,
      before: 10,
    });
  });

  it('take effect in what monitors see from then on', async () => {
    const campaign = await TestCampaign.launch(playbook, {
      parameters: { needed: 'x' },
      points: {
        gmv: [
          ['PT1H', 15],
          ['PT3H', 15],
          ['PT5H', 25],
        ],
      },
    });
    await campaign.at('PT30M', set('limit', 20));
    await campaign.at('PT6H');
    expect(campaign.lines('ruleFired')).toEqual(['+05:00 ruleFired mon hot']);
  });
});
