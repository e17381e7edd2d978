import { TestCampaign } from '../support/campaign.ts';
import { hourly } from '../support/experiments.ts';
import { fileOf, node, problemsOf, START } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';

const variants = (...titles: readonly string[]) =>
  titles.map((title, index) => ({ id: 'ABC'[index]!, title, weight: 1 }));
const test = (more: object) => node('exp', 'experiment', { minSample: 1000, alpha: 0.05, until: 'T0 + P2D', ...more });
const end = node('end', 'end');

const errorsOf = (written: WrittenPlaybook) => problemsOf(fileOf(written)).filter((each) => each.severity === 'error');
const played = async (written: WrittenPlaybook, surroundings: Parameters<typeof TestCampaign.launch>[1]) => {
  expect(errorsOf(written)).toEqual([]);
  const campaign = await TestCampaign.launch(written, surroundings);
  await campaign.at('P3D');
  return campaign;
};

describe('P14: an A/B test where we split: a message to half of the customers', () => {
  const message = (id: string, text: string) =>
    node(id, 'action', {
      do: 'message.send',
      with: { customers: `set("exp.${id}")`, template: `"${text}"` },
      autonomy: 'auto',
    });
  const written: WrittenPlaybook = {
    nodes: [
      START,
      node('fork', 'split'),
      test({ variants: variants('Plain', 'With a picture'), unit: 'customers', metric: 'cvr' }),
      message('A', 'Come back'),
      message('B', 'Come back (picture)'),
      node('rest', 'action', {
        do: 'message.send',
        with: {
          customers: 'if exp.winner = "A" then set("exp.B") else set("exp.A")',
          template: 'exp.winner',
        },
        autonomy: 'auto',
      }),
      end,
    ],
    edges: [
      'start.started > fork',
      'fork.branch > exp',
      'fork.branch > A',
      'fork.branch > B',
      'A.done > end',
      'B.done > end',
      'exp.A > rest',
      'exp.B > rest',
      'exp.inconclusive > end',
      'rest.done > end',
    ],
  };
  const customers = Array.from({ length: 1000 }, (_, index) => ({ id: `C${index}` }));

  it('treats each half as soon as it is split, and the other half with the winner in the end', async () => {
    const points = hourly(
      [
        { variant: 'A', rate: 0.1 },
        { variant: 'B', rate: 0.14 },
      ],
      ['buyers', 'uv'],
      1,
      true,
    );
    const campaign = await played(written, { points, datasets: { customers } });
    const [a, b, rest] = campaign.calls;
    expect([a!.node, b!.node]).toEqual(['A', 'B']);
    const [first, second] = [a!, b!].map((call) => (call.with['customers'] as { count: number }).count);
    expect(first! + second!).toBe(1000);
    expect(Math.abs(first! - second!)).toBeLessThan(150);
    expect(rest!.with).toEqual({ customers: a!.with['customers'], template: 'B' });
  });

  it('sends nothing more when nothing differs', async () => {
    const points = hourly(
      [
        { variant: 'A', rate: 0.1 },
        { variant: 'B', rate: 0.1 },
      ],
      ['buyers', 'uv'],
      2,
      true,
    );
    const campaign = await played(written, { points, datasets: { customers } });
    expect(campaign.calls.map((call) => call.node)).toEqual(['A', 'B']);
    expect(campaign.state.variables).toEqual({ 'exp.reason': 'noDifference' });
  });
});

describe('P14: an A/B test where the platform splits: the better banner gets all of the traffic', () => {
  const written: WrittenPlaybook = {
    nodes: [
      START,
      test({ variants: variants('Red', 'Gold'), unit: 'visitor', metric: 'ctr' }),
      node('switch', 'action', { do: 'page.publish', with: { page: '"banner " + exp.winner' }, autonomy: 'auto' }),
      node('keep', 'end'),
      end,
    ],
    edges: ['start.started > exp', 'exp.A > keep', 'exp.B > switch', 'exp.inconclusive > keep', 'switch.done > end'],
  };
  const arms = (b: number) => [
    { variant: 'A', rate: 0.05, trials: 2000 },
    { variant: 'B', rate: b, trials: 2000 },
  ];

  it('switches to B, whose CTR is 18 % higher, before the test’s last day is over', async () => {
    const campaign = await played(written, { points: hourly(arms(0.05 * 1.18), ['clicks', 'impressions']) });
    expect(campaign.calls.map((call) => call.with)).toEqual([{ page: 'banner B' }]);
    expect(campaign.lines('decided')[0]! < '+48:00').toBe(true);
  });

  it('keeps the banner that there is when B is no better, or the split went wrong', async () => {
    const same = await played(written, { points: hourly(arms(0.05), ['clicks', 'impressions']) });
    expect(same.calls).toEqual([]);
    const uneven = [{ ...arms(0.06)[0]!, trials: 1500 }, arms(0.06)[1]!];
    const broken = await played(written, { points: hourly(uneven, ['clicks', 'impressions']) });
    expect(broken.calls).toEqual([]);
    expect(broken.state.variables).toEqual({ 'exp.reason': 'sampleRatio' });
  });
});

describe('P14: spend-and-save 200−30 against 300−50, by segment', () => {
  const coupon = (id: string, segment: string) =>
    node(id, 'action', {
      do: 'coupon.issue',
      with: {
        customers: `set("${segment}s")`,
        amount: `if exp.${segment} = "A" then 3000 else 5000`,
        validFor: '"P7D"',
      },
      autonomy: 'auto',
      guardrail: { sumOf: 'amount', per: 'campaign', max: '10000', over: 'decline' },
    });
  const pick = (id: string, segment: string) =>
    node(id, 'select', {
      from: 'customers',
      conditions: { all: [{ fact: 'row', path: '$.segment', operator: 'equal', value: segment }] },
      as: `${segment}s`,
    });
  const written: WrittenPlaybook = {
    nodes: [
      START,
      pick('pickNew', 'new'),
      pick('pickOld', 'old'),
      test({ variants: variants('200−30', '300−50'), unit: 'visitor', metric: 'cvr', bySegment: 'segment' }),
      coupon('forNew', 'new'),
      coupon('forOld', 'old'),
      end,
    ],
    edges: [
      'start.started > pickNew',
      'pickNew.done > pickOld',
      'pickOld.done > exp',
      'exp.A > end',
      'exp.B > end',
      'exp.inconclusive > end',
      'exp.segment > forNew',
      'forNew.done > forOld',
      'forOld.done > end',
    ],
  };

  it('gives new customers the first and old customers the second', async () => {
    const arms = (segment: string, a: number, b: number) => [
      { variant: 'A', rate: a, where: { segment } },
      { variant: 'B', rate: b, where: { segment } },
    ];
    const points = hourly([...arms('new', 0.12, 0.07), ...arms('old', 0.1, 0.16)], ['buyers', 'uv'], 4, true);
    const customers = ['new', 'new', 'old'].map((segment, index) => ({ id: `C${index}`, segment }));
    const campaign = await played(written, { points, datasets: { customers } });
    expect(campaign.calls.map((call) => [call.node, call.with['amount']])).toEqual([
      ['forNew', 3000],
      ['forOld', 5000],
    ]);
  });
});
