import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import type { Points, Surroundings } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

/** A monitor over the newest stock, with one rule “hot” for stock above 5, from T0 to T1. */
const withRule = (rule: object, monitor: object = {}) => ({
  nodes: [
    START,
    node('mon', 'monitor', {
      window: { from: 'T0', to: 'T1' },
      rules: [{ id: 'hot', title: '', conditions: metricIs('stock', 'greaterThan', 5, 'P10D'), ...rule }],
      ...monitor,
    }),
    node('work', 'task', { assignee: { role: 'x' } }),
    node('cool', 'end', { scope: 'branch' }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: ['start.started > mon', 'mon.hot > work', 'mon.hot_recovered > cool', 'work.done > end', 'mon.closed > end'],
});
const stock = (...values: readonly (readonly [after: string, value: number])[]): Points => ({ stock: values });
const play = async (rule: object, points: Points, until = 'P2D', surroundings: Surroundings = {}) => {
  const campaign = await TestCampaign.launch(withRule(rule), { points, ...surroundings });
  await campaign.at(until);
  return campaign;
};
const TYPES = ['ruleFired', 'ruleSuppressed', 'ruleRecovered', 'noData', 'stale'];
const happened = (campaign: TestCampaign) => campaign.lines(...TYPES);

describe('the life of a monitor’s rule', () => {
  it('fires when its condition comes to hold, stays latched while it holds, and recovers when it does not', async () => {
    const campaign = await play(
      { overlap: 'parallel' },
      stock(['PT1H', 3], ['PT2H', 8], ['PT3H', 9], ['PT4H', 2], ['PT5H', 7]),
    );
    expect(happened(campaign)).toEqual([
      '+00:00 noData mon hot',
      '+02:00 ruleFired mon hot',
      '+04:00 ruleRecovered mon hot',
      '+05:00 ruleFired mon hot',
    ]);
  });

  it('says why it fired, with the values seen', async () => {
    const campaign = await play({}, stock(['PT2H', 8]));
    expect(campaign.log.find((entry) => entry.type === 'ruleFired')).toMatchObject({
      why: { operator: 'all', result: true, conditions: [{ fact: 'metric', factValue: 8, value: 5, result: true }] },
    });
  });

  it('sends a token by its outcome for each fire and by ID_recovered for each recovery', async () => {
    const campaign = await play({ overlap: 'parallel' }, stock(['PT2H', 8], ['PT4H', 2], ['PT5H', 7]));
    expect(campaign.lines('nodeEntered').slice(2)).toEqual([
      '+02:00 nodeEntered work',
      '+04:00 nodeEntered cool',
      '+05:00 nodeEntered work',
      '+24:00 nodeEntered end',
    ]);
  });

  describe('with “for”', () => {
    it('fires when it has held at every evaluation for that long, to the very instant', async () => {
      const campaign = await play({ for: 'PT2H' }, stock(['PT1H', 8], ['PT2H', 9]));
      expect(happened(campaign)).toEqual(['+00:00 noData mon hot', '+03:00 ruleFired mon hot']);
    });

    it('starts again when it did not hold in between, without a word', async () => {
      const campaign = await play({ for: 'PT2H' }, stock(['PT1H', 8], ['PT2H', 1], ['PT2H30M', 8]));
      expect(happened(campaign).slice(1)).toEqual(['+04:30 ruleFired mon hot']);
    });
  });

  describe('with “recover” (hysteresis)', () => {
    it('stays latched until the conditions of recovery hold', async () => {
      const campaign = await play(
        { recover: metricIs('stock', 'lessThan', 3, 'P10D'), overlap: 'parallel' },
        stock(['PT1H', 8], ['PT2H', 4], ['PT3H', 8], ['PT4H', 2], ['PT5H', 4], ['PT6H', 6]),
      );
      expect(happened(campaign).slice(1)).toEqual([
        '+01:00 ruleFired mon hot',
        '+04:00 ruleRecovered mon hot',
        '+06:00 ruleFired mon hot',
      ]);
    });

    it('is evaluated at the points that only “recover” reads, whose lack silences the whole rule', async () => {
      const campaign = await play(
        { recover: metricIs('price', 'lessThan', 3, 'P10D'), maxFires: 1, overlap: 'parallel' },
        {
          ...stock(['PT1H', 8]),
          price: [
            ['PT2H', 9],
            ['PT4H', 2],
          ],
        },
      );
      expect(happened(campaign)).toEqual([
        '+00:00 noData mon hot',
        '+02:00 ruleFired mon hot',
        '+04:00 ruleRecovered mon hot',
        '+24:00 ruleSuppressed mon hot maxFires',
      ]);
    });
  });

  describe('with “cooldown”', () => {
    it('does not fire again before its end, counted from the last fire, says so once, and may fire at its very end', async () => {
      const campaign = await play(
        { cooldown: 'PT4H', overlap: 'parallel' },
        stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8], ['PT4H', 9]),
      );
      expect(happened(campaign).slice(1)).toEqual([
        '+01:00 ruleFired mon hot',
        '+02:00 ruleRecovered mon hot',
        '+03:00 ruleSuppressed mon hot cooldown',
        '+05:00 ruleFired mon hot',
      ]);
    });

    it('logs the recovery of an excursion that never fired, without sending a token', async () => {
      const campaign = await play({ cooldown: 'PT4H' }, stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8], ['PT4H', 1]));
      expect(happened(campaign).slice(1)).toEqual([
        '+01:00 ruleFired mon hot',
        '+02:00 ruleRecovered mon hot',
        '+03:00 ruleSuppressed mon hot cooldown',
        '+04:00 ruleRecovered mon hot',
      ]);
      expect(campaign.nodes('nodeEntered').filter((id) => id === 'cool')).toHaveLength(1);
    });

    it('is reported again in the next excursion', async () => {
      const campaign = await play(
        { cooldown: 'PT12H', overlap: 'parallel' },
        stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8], ['PT4H', 1], ['PT5H', 8]),
      );
      expect(happened(campaign).filter((line) => line.includes('Suppressed'))).toEqual([
        '+03:00 ruleSuppressed mon hot cooldown',
        '+05:00 ruleSuppressed mon hot cooldown',
      ]);
    });
  });

  it('fires at most maxFires times; what would have been more latches, is logged and recovers', async () => {
    const campaign = await play(
      { maxFires: 1, overlap: 'parallel' },
      stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8], ['PT4H', 9], ['PT5H', 1]),
    );
    expect(happened(campaign).slice(1)).toEqual([
      '+01:00 ruleFired mon hot',
      '+02:00 ruleRecovered mon hot',
      '+03:00 ruleSuppressed mon hot maxFires',
      '+05:00 ruleRecovered mon hot',
    ]);
  });

  it('in shadow only says that it would have fired', async () => {
    const campaign = await play(
      { shadow: true, cooldown: 'PT4H', maxFires: 1 },
      stock(['PT1H', 8], ['PT2H', 9], ['PT3H', 1], ['PT4H', 8]),
    );
    expect(happened(campaign).slice(1)).toEqual([
      '+01:00 ruleSuppressed mon hot shadow',
      '+03:00 ruleRecovered mon hot',
      '+04:00 ruleSuppressed mon hot shadow',
    ]);
    expect(campaign.nodes('taskOpened')).toEqual([]);
    expect(campaign.nodes('nodeEntered')).not.toContain('cool');
  });

  it('names the first reason that applies: maxFires before cooldown before busy', async () => {
    const limits = { maxFires: 1, cooldown: 'PT10H' };
    const points = stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8]);
    expect(happened(await play(limits, points)).at(-1)).toBe('+03:00 ruleSuppressed mon hot maxFires');
    expect(happened(await play({ cooldown: 'PT10H' }, points)).slice(3)).toEqual([
      '+03:00 ruleSuppressed mon hot cooldown',
      '+11:00 ruleSuppressed mon hot busy',
    ]);
  });
});

describe('a rule whose earlier branch still runs', () => {
  const points = stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8]);

  it('queue: waits and fires as soon as that branch ends', async () => {
    const campaign = await play({}, points, 'PT5H');
    await campaign.at('PT6H', completeTask('work/1'));
    await campaign.at('PT7H');
    expect(happened(campaign).slice(1)).toEqual([
      '+01:00 ruleFired mon hot',
      '+02:00 ruleRecovered mon hot',
      '+03:00 ruleSuppressed mon hot busy',
      '+06:00 ruleFired mon hot',
    ]);
    expect(campaign.lines('taskOpened').at(-1)).toBe('+06:00 taskOpened work');
  });

  it('queue: does not fire if the condition no longer holds by then', async () => {
    const campaign = await play({}, stock(['PT1H', 8], ['PT2H', 1], ['PT3H', 8], ['PT4H', 1]), 'PT5H');
    await campaign.at('PT6H', completeTask('work/1'));
    await campaign.at('PT7H');
    expect(happened(campaign).slice(3)).toEqual(['+03:00 ruleSuppressed mon hot busy', '+04:00 ruleRecovered mon hot']);
  });

  it('queue: still has to hold for its time', async () => {
    const campaign = await play({ for: 'PT2H' }, points, 'PT3H30M');
    // Fired at +01:00 + 2 h? No: it held for one hour only. The second excursion begins at +03:00.
    expect(happened(campaign).slice(1)).toEqual([]);
    await campaign.at('PT5H');
    expect(happened(campaign).slice(1)).toEqual(['+05:00 ruleFired mon hot']);
  });

  it('skip: latches, and does not fire when the branch ends', async () => {
    const campaign = await play({ overlap: 'skip' }, points, 'PT5H');
    await campaign.at('PT6H', completeTask('work/1'));
    await campaign.at('P2D');
    expect(happened(campaign).slice(3)).toEqual(['+03:00 ruleSuppressed mon hot busy']);
  });

  it('parallel: fires regardless', async () => {
    const campaign = await play({ overlap: 'parallel' }, points, 'PT5H');
    expect(campaign.tokens.filter((token) => token === 'work:open')).toHaveLength(2);
  });

  it('counts a parked token as a branch that runs, and one of ID_recovered not', async () => {
    const playbook = withRule({});
    const parked = {
      ...playbook,
      nodes: playbook.nodes.map((each) =>
        each.id === 'work' ? node('work', 'set', { assign: { x: '1 / 0' } }) : each,
      ),
    };
    const campaign = await TestCampaign.launch(parked, { points });
    await campaign.at('PT5H');
    expect(happened(campaign).at(-1)).toBe('+03:00 ruleSuppressed mon hot busy');
    await campaign.at('PT6H', { type: 'skip', by, node: 'work', outcome: 'done' });
    expect(happened(campaign).at(-1)).toBe('+06:00 ruleFired mon hot');

    const recovering = {
      ...playbook,
      nodes: playbook.nodes.map((each) =>
        each.id === 'cool' ? node('cool', 'task', { assignee: { role: 'x' } }) : each,
      ),
      edges: playbook.edges.filter((edge) => edge !== 'mon.hot > work' && edge !== 'work.done > end'),
    };
    const other = await TestCampaign.launch(
      { ...recovering, nodes: recovering.nodes.filter((each) => each.id !== 'work') },
      { points },
    );
    await other.at('PT5H');
    expect(other.tokens).toContain('cool:open');
    expect(happened(other).at(-1)).toBe('+03:00 ruleFired mon hot');
  });

  it('is evaluated alone at the end of its branch: other rules and rows are not', async () => {
    const campaign = await TestCampaign.launch(
      {
        ...withRule(
          {},
          {
            rules: [
              { id: 'hot', title: '', conditions: metricIs('stock', 'greaterThan', 5, 'P10D') },
              // True only for the hour before a point: an evaluation at +06:00 would see it gone.
              { id: 'recent', title: '', conditions: metricIs('stock', 'greaterThan', 5, 'PT2H'), overlap: 'parallel' },
            ],
          },
        ),
      },
      { points },
    );
    await campaign.at('PT5H');
    await campaign.at('PT6H', completeTask('work/1'));
    await campaign.at('PT7H');
    expect(happened(campaign).filter((line) => line.includes('recent') && line.startsWith('+06'))).toEqual([]);
  });
});
