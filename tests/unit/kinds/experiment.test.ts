import { TestCampaign } from '../../support/campaign.ts';
import type { Points, Surroundings } from '../../support/campaign.ts';
import { fileOf, node, problemsOf, START } from '../../support/playbooks.ts';
import { hourly } from '../../support/experiments.ts';
import type { Arm } from '../../support/experiments.ts';

const two = [
  { id: 'A', title: 'Present', weight: 1 },
  { id: 'B', title: 'New', weight: 1 },
];
const config = {
  variants: two,
  unit: 'visitor',
  metric: 'ctr',
  minSample: 1000,
  alpha: 0.05,
  until: 'T0 + P2D',
};
const withExperiment = (more: object = {}) => {
  const settings = { ...config, ...more };
  const outcomes = [
    ...settings.variants.map((each) => each.id),
    'inconclusive',
    ...('bySegment' in more ? ['segment'] : []),
  ];
  return {
    nodes: [START, node('exp', 'experiment', settings), ...outcomes.map((id) => node(`to${id}`, 'end'))],
    edges: ['start.started > exp', ...outcomes.map((id) => `exp.${id} > to${id}`)],
  };
};
const launch = (more: object = {}, surroundings: Surroundings = {}) =>
  TestCampaign.launch(withExperiment(more), surroundings);

const clicks = (arms: readonly Arm[], seed?: number) => hourly(arms, ['clicks', 'impressions'], seed);

const ended = async (more: object, points: Points) => {
  const campaign = await launch(more, { points });
  await campaign.at('P3D');
  const decided = campaign.log.find((entry) => entry.type === 'decided');
  return {
    campaign,
    outcome: campaign.log.find((entry) => entry.type === 'nodeLeft' && entry.node === 'exp')?.['outcome'],
    at: campaign.lines('decided')[0]?.split(' ')[0],
    why: decided?.['why'],
    variables: campaign.state.variables,
  };
};

describe('an experiment whose figures the platform brings', () => {
  it('goes on with a variant that is better, before its end: a banner with +18 % CTR', async () => {
    const { outcome, at, variables } = await ended(
      {},
      clicks([
        { variant: 'A', rate: 0.05, trials: 2000 },
        { variant: 'B', rate: 0.059, trials: 2000 },
      ]),
    );
    expect(outcome).toBe('B');
    expect(at! < '+40:00').toBe(true);
    expect(variables).toMatchObject({ 'exp.winner': 'B' });
    expect(variables['exp.lift']).toBeGreaterThan(0.05);
    expect(variables['exp.pValue']).toBeLessThanOrEqual(0.05);
  });

  it('reads distinct counts as they stand: a button with +9 % add-to-cart', async () => {
    const arms = [
      { variant: 'A', rate: 0.3, trials: 700 },
      { variant: 'B', rate: 0.327, trials: 700 },
    ];
    const { outcome, variables } = await ended({ metric: 'addToCartRate' }, hourly(arms, ['carters', 'uv'], 3, true));
    expect([outcome, variables['exp.winner']]).toEqual(['B', 'B']);
  });

  it('stays with the first when all others are worse', async () => {
    const { outcome, variables } = await ended(
      {},
      clicks([
        { variant: 'A', rate: 0.1 },
        { variant: 'B', rate: 0.05 },
      ]),
    );
    expect([outcome, variables['exp.winner']]).toEqual(['A', 'A']);
    expect(variables['exp.lift']).toBeGreaterThan(0.5);
  });

  it('takes the best of several', async () => {
    const variants = [...two, { id: 'C', title: '', weight: 1 }];
    const { outcome } = await ended(
      { variants },
      clicks([
        { variant: 'A', rate: 0.05 },
        { variant: 'B', rate: 0.08 },
        { variant: 'C', rate: 0.12 },
      ]),
    );
    expect(outcome).toBe('C');
  });

  it('says why: samples, rates and certainty of each variant', async () => {
    const { why } = await ended(
      {},
      clicks([
        { variant: 'A', rate: 0.05 },
        { variant: 'B', rate: 0.12 },
      ]),
    );
    expect(why).toMatchObject([
      { rule: 'A', result: false },
      {
        rule: 'B',
        result: true,
        why: {
          conditions: [
            { params: { id: 'impressions', where: { experiment: 'exp', variant: 'B' } }, value: 1000, result: true },
            { params: { id: 'ctr' }, operator: 'greaterThan', result: true },
            { params: { expr: 'pValue' }, operator: 'lessThanInclusive', value: 0.05, result: true },
          ],
        },
      },
    ]);
  });

  it('does not decide before the least sample, however clear the figures', async () => {
    const points = clicks([
      { variant: 'A', rate: 0.05 },
      { variant: 'B', rate: 0.5 },
    ]);
    const campaign = await launch({ minSample: 2500 }, { points });
    await campaign.at('PT4H');
    expect(campaign.tokens).toEqual(['exp:open']);
    await campaign.at('PT5H');
    expect(campaign.lines('decided')).toEqual(['+05:00 decided exp B']);
  });
});

describe('an experiment without a winner', () => {
  it.each<[string, object, Points]>([
    [
      'noDifference',
      {},
      clicks([
        { variant: 'A', rate: 0.05 },
        { variant: 'B', rate: 0.05 },
      ]),
    ],
    [
      'minSample',
      { minSample: 1_000_000 },
      clicks([
        { variant: 'A', rate: 0.05 },
        { variant: 'B', rate: 0.5 },
      ]),
    ],
    ['noData', {}, clicks([{ variant: 'A', rate: 0.05 }])],
    ['noData', {}, {}],
  ])('is inconclusive at its end, because of %s', async (reason, more, points) => {
    const { outcome, at, variables } = await ended(more, points);
    expect([outcome, at, variables]).toEqual(['inconclusive', '+48:00', { 'exp.reason': reason }]);
  });

  it('is inconclusive, with that reason, when the samples cannot have come from the weights', async () => {
    const arms = [
      { variant: 'A', rate: 0.05, trials: 600 },
      { variant: 'B', rate: 0.12, trials: 400 },
    ];
    const { outcome, variables } = await ended({}, clicks(arms));
    expect([outcome, variables]).toEqual(['inconclusive', { 'exp.reason': 'sampleRatio' }]);
    const weighted = two.map((each, index) => ({ ...each, weight: [3, 2][index]! }));
    expect((await ended({ variants: weighted }, clicks(arms))).outcome).toBe('B');
  });

  it('is inconclusive when the better variant is significantly worse on a guardrail', async () => {
    const guard = (worse: number) =>
      hourly(
        [
          { variant: 'A', rate: 0.8 },
          { variant: 'B', rate: worse },
        ],
        ['repliesWithin30s', 'enquiries'],
        5,
      );
    const better = clicks([
      { variant: 'A', rate: 0.05 },
      { variant: 'B', rate: 0.12 },
    ]);
    const guardrails = { guardrails: ['replied30sShare'] };
    expect(await ended(guardrails, { ...better, ...guard(0.6) })).toMatchObject({
      outcome: 'inconclusive',
      variables: { 'exp.reason': 'guardrail' },
    });
    expect((await ended(guardrails, { ...better, ...guard(0.8) })).outcome).toBe('B');
    // Missing data of a guardrail let nobody win.
    expect(await ended(guardrails, better)).toMatchObject({
      outcome: 'inconclusive',
      variables: { 'exp.reason': 'noData' },
    });
  });

  it('is rarely misled when nothing differs, though it looks at every point', async () => {
    let misled = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const arms = [
        { variant: 'A', rate: 0.1, trials: 100 },
        { variant: 'B', rate: 0.1, trials: 100 },
      ];
      if ((await ended({ minSample: 200 }, clicks(arms, seed))).outcome !== 'inconclusive') misled++;
    }
    expect(misled).toBeLessThanOrEqual(2);
  });

  it('entered after its end, leaves at once', async () => {
    expect(await ended({ until: 'T0 - P1D' }, {})).toMatchObject({ outcome: 'inconclusive', at: '+00:00' });
  });
});

describe('an experiment by segment', () => {
  const bySegment = { metric: 'cvr', bySegment: 'segment', until: 'T0 + P2D' };
  const shop = (rates: Readonly<Record<string, readonly [a: number, b: number]>>) =>
    hourly(
      Object.entries(rates).flatMap(([segment, [a, b]]) => [
        { variant: 'A', rate: a, where: { segment } },
        { variant: 'B', rate: b, where: { segment } },
      ]),
      ['buyers', 'uv'],
      9,
      true,
    );

  it('sets the winner of each segment where they differ: 200−30 for new customers, 300−50 for old ones', async () => {
    const { outcome, variables } = await ended(bySegment, shop({ new: [0.1, 0.06], old: [0.08, 0.14] }));
    expect([outcome, variables]).toEqual(['segment', { 'exp.new': 'A', 'exp.old': 'B' }]);
  });

  it('goes on with one variant where it wins in every segment', async () => {
    const { outcome, variables } = await ended(bySegment, shop({ new: [0.06, 0.1], old: [0.08, 0.14] }));
    expect([outcome, variables['exp.winner']]).toEqual(['B', 'B']);
  });

  it('waits for every segment until its end, where those without a difference keep the first', async () => {
    const { outcome, at, variables } = await ended(
      bySegment,
      shop({ new: [0.1, 0.06], old: [0.08, 0.14], vip: [0.1, 0.1] }),
    );
    expect([outcome, at, variables]).toEqual(['segment', '+48:00', { 'exp.new': 'A', 'exp.old': 'B', 'exp.vip': 'A' }]);
  });
});

describe('an experiment that splits rows', () => {
  const customers = Array.from({ length: 3000 }, (_, index) => ({ id: `C${index}`, vip: index % 10 === 0 }));
  const weighted = [
    { id: 'A', title: '', weight: 2 },
    { id: 'B', title: '', weight: 1 },
  ];
  const idsOf = (campaign: TestCampaign, name: string) => campaign.data.storedSet(campaign.state.sets[name]!.$set)!.ids;

  it('puts every row into the set of exactly one variant, by the weights, and always the same', async () => {
    const campaign = await launch({ unit: 'customers', variants: weighted }, { datasets: { customers } });
    const [a, b] = [idsOf(campaign, 'exp.A'), idsOf(campaign, 'exp.B')];
    expect([...a, ...b].sort()).toEqual(customers.map((each) => each.id).sort());
    expect(a.length / b.length).toBeCloseTo(2, 0);
    expect(campaign.lines('setStored')).toEqual([`+00:00 setStored exp exp.A`, `+00:00 setStored exp exp.B`]);
    const again = await launch(
      { unit: 'customers', variants: weighted },
      { datasets: { customers: customers.toReversed() } },
    );
    expect(idsOf(again, 'exp.A')).toEqual(a);
  });

  it('splits a stored set, for treatments in a branch beside it', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('pick', 'select', {
            from: 'customers',
            conditions: { all: [{ fact: 'row', path: '$.vip', operator: 'equal', value: true }] },
            as: 'vips',
          }),
          node('fork', 'split'),
          node('exp', 'experiment', { ...config, unit: 'vips' }),
          node('send', 'action', {
            do: 'message.send',
            with: { to: 'set("exp.B")', text: '"Hello"' },
            autonomy: 'auto',
          }),
          node('end', 'end'),
        ],
        edges: [
          'start.started > pick',
          'pick.done > fork',
          'fork.branch > exp',
          'fork.branch > send',
          'exp.A > end',
          'exp.B > end',
          'exp.inconclusive > end',
          'send.done > end',
        ],
      },
      { datasets: { customers } },
    );
    expect(idsOf(campaign, 'exp.A').length + idsOf(campaign, 'exp.B').length).toBe(300);
    expect(campaign.calls[0]!.with['to']).toEqual(campaign.state.sets['exp.B']);
  });

  it('warns of a treatment that would run before its set is there', () => {
    const { nodes, edges } = withExperiment({ unit: 'customers' });
    const send = node('send', 'action', {
      do: 'message.send',
      with: { to: 'set("exp.B")', text: '"Hi"' },
      autonomy: 'auto',
    });
    const codesOf = (all: typeof nodes) =>
      problemsOf(
        fileOf({
          nodes: all,
          edges: ['start.started > fork', 'fork.branch > exp', 'fork.branch > send', ...edges.slice(1)],
        }),
      ).map((each) => each.code);
    const [start, ...rest] = nodes;
    expect(codesOf([start!, node('fork', 'split'), send, ...rest])).toContain('experiment-after-use');
    expect(codesOf([start!, node('fork', 'split'), ...rest, send])).not.toContain('experiment-after-use');
  });

  it('stores no sets where the platform splits', async () => {
    const campaign = await launch({}, { datasets: { customers } });
    expect(campaign.state.sets).toEqual({});
    expect(campaign.tokens).toEqual(['exp:open']);
  });
});

describe('lint of an experiment', () => {
  const found = (more: object) =>
    problemsOf(fileOf(withExperiment({ until: 'T1', ...more }))).map(
      (each) => `${each.code} ${each.place.pointer.replace('/nodes/1/config', '')}`,
    );

  it.each<[string, object, string]>([
    ['a metric that is no share of counts', { metric: 'aov' }, 'experiment-metric /metric'],
    ['a guardrail that is none', { guardrails: ['ctr', 'gmv'] }, 'experiment-metric /guardrails/1'],
    ['an unknown metric', { metric: 'cvrr' }, 'unknown-metric /metric'],
    ['two variants of one id', { variants: [two[0], two[0]] }, 'duplicate-variant /variants/1/id'],
    [
      'a variant called like another outcome',
      { variants: [two[0], { id: 'segment', title: '', weight: 1 }] },
      'outcome-clash /variants/1/id',
    ],
    ['an alpha that is no probability', { alpha: 5 }, 'out-of-range /alpha'],
  ])('finds %s', (_what, more, expected) => expect(found(more)).toContain(expected));

  it('wants an edge for every outcome, for “segment” only where there are segments', () => {
    expect(found({})).toEqual([]);
    const { edges, ...rest } = withExperiment({ until: 'T1', bySegment: 'segment' });
    expect(problemsOf(fileOf({ ...rest, edges: edges.slice(0, -1) })).map((each) => each.code)).toContain(
      'outcome-without-edge',
    );
  });

  it('knows the result variables, and those of segments that only the data name', () => {
    const { nodes, edges } = withExperiment({ until: 'T1', bySegment: 'segment' });
    const check = node('which', 'decide', {
      rules: [
        {
          id: 'r',
          title: '',
          conditions: { all: [{ fact: 'var', params: { id: 'exp.new' }, operator: 'equal', value: 'A' }] },
          outcome: 'yes',
        },
      ],
    });
    const written = {
      nodes: [...nodes, check],
      edges: [
        ...edges.map((edge) => edge.replace('exp.segment > tosegment', 'exp.segment > which')),
        'which.yes > tosegment',
        'which.otherwise > tosegment',
      ],
    };
    expect(problemsOf(fileOf(written))).toEqual([]);
  });
});
