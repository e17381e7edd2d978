import type { Row } from '../../rules/feel/scope.ts';
import { left, logOf, play, tasksOf, at, customer, doneBy, effectsOf } from './support.ts';
import type { Given } from './support.ts';

const candidate = (id: string, votes: number, fields: Omit<Row, 'id'> = {}): Row => ({
  id,
  votes,
  presaleSold: 0,
  listedDays: 1,
  flatDays: 0,
  ...fields,
});
const introduce = ({ datasets, ...given }: Given = {}) =>
  play('new-product', { ...given, datasets: { skus: [candidate('V1', 1_500)], ...datasets } });

describe('P06: what customers vote for is made, and sold by presale until capacity', () => {
  it('has the one with most votes made, as soon as the vote is over', async () => {
    const skus = [candidate('V1', 1_500), candidate('V2', 2_500), candidate('V3', 900)];
    const simulation = await introduce({ datasets: { skus } });
    expect(simulation.sets['newSkus']).toEqual(['V2']);
    expect(doneBy(simulation, 'openPresale')).toEqual([[{ skus: ['V2'], deposit: 5_000, multiplier: 2 }, at(0)]]);
  });

  it('makes nothing where nobody wants it, or the manager does not', async () => {
    const unwanted = await introduce({ datasets: { skus: [candidate('V1', 999)] } });
    expect(unwanted.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'notWanted' });
    const refused = await introduce({ people: { manager: { approves: false } } });
    expect(refused.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'calledOff' });
    for (const simulation of [unwanted, refused]) expect(effectsOf(simulation, 'openPresale')).toEqual([]);
  });

  it('stops selling when 50,000 are sold, once', async () => {
    const skus = [candidate('V1', 1_500, { presaleSold: 50_000 })];
    expect(doneBy(await introduce({ datasets: { skus } }), 'stopPresale')).toEqual([
      [{ skus: ['V1'], reason: 'capacity is sold' }, at(0)],
    ]);
  });

  it('goes on selling below the capacity that purchasing entered', async () => {
    const skus = [candidate('V1', 1_500, { presaleSold: 49_999 })];
    expect(doneBy(await introduce({ datasets: { skus } }), 'stopPresale')).toEqual([]);
    const answers = { sample: { capacity: 49_999, unitCost: 8_800 } };
    expect(doneBy(await introduce({ answers, datasets: { skus } }), 'stopPresale')).toHaveLength(1);
  });
});

describe('P14: an A/B test decides where the button is', () => {
  /** The vote is over 20 days before; sample and approval take an hour each. */
  const BEGINS_MS = Date.parse('2026-10-22T02:00:00+08:00');
  /** 400 visitors an hour for each variant, over four days, of whom every tenth adds to cart; counted since it began. */
  const results = (above: number): Given['metrics'] => {
    const counted = (variant: string, perHour: number) =>
      Array.from({ length: 96 }, (_, index): [string, number, Record<string, string>] => [
        new Date(BEGINS_MS + (index + 1) * 3_600_000).toISOString(),
        Math.round((index + 1) * perHour),
        { experiment: 'buttonTest', variant },
      ]);
    return {
      uv: [...counted('below', 400), ...counted('above', 400)],
      carters: [...counted('below', 40), ...counted('above', 400 * above)],
    };
  };

  it('moves it up for all when that gives clearly more add-to-carts', async () => {
    const simulation = await introduce({ metrics: results(0.109) });
    expect(left(simulation, 'buttonTest').map(([outcome]) => outcome)).toEqual(['above']);
    expect(effectsOf(simulation, 'moveButton')).toHaveLength(1);
  });

  it('leaves it where it is without a difference, or without results', async () => {
    for (const metrics of [results(0.1), {}]) {
      const simulation = await introduce({ metrics });
      expect(left(simulation, 'buttonTest').map(([outcome]) => outcome)).toEqual(['inconclusive']);
      expect(effectsOf(simulation, 'moveButton')).toEqual([]);
    }
  });
});

describe('P15: each tier is invited with what fits it', () => {
  const spender = (id: string, spend90d: number, segment = 'old') => customer(id, { spend90d, segment });
  const customers = [
    spender('little', 100),
    spender('almostSilver', 49_999),
    spender('silver', 50_000),
    spender('gold', 200_000),
    spender('newcomer', 0, 'new'),
  ];

  it('issues a coupon of its own to each, and has an adviser see to gold alone', async () => {
    const simulation = await introduce({ datasets: { customers } });
    expect(effectsOf(simulation, 'tierOffer').map((effect) => effect['with'])).toEqual([
      { customers: ['almostSilver', 'little'], amount: 500, validFor: 'P15D', kind: 'bronze' },
      { customers: ['silver'], amount: 2_000, validFor: 'P15D', kind: 'silver' },
      { customers: ['gold'], amount: 5_000, validFor: 'P15D', kind: 'gold' },
    ]);
    expect(tasksOf(simulation, 'goldCare')).toHaveLength(1);
  });

  it('issues nothing to a tier that nobody is in, and never one coupon to all', async () => {
    const simulation = await introduce({ datasets: { customers: customers.slice(0, 2) } });
    expect(effectsOf(simulation, 'tierOffer')).toHaveLength(1);
    expect(tasksOf(simulation, 'goldCare')).toEqual([]);
  });

  it('asks the manager before a tier’s coupons exceed the budget', async () => {
    const parameters = { tierBudget: 4_999 };
    const simulation = await introduce({ parameters, datasets: { customers } });
    expect(logOf(simulation, 'tierOffer', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'guardrail', approvers: { role: 'manager' } }),
    ]);
  });
});

describe('L14: every session of the live stream has its run sheet, stock and coupons', () => {
  const customers = [
    customer('fan', { inGroup: true, region: 'east' }),
    customer('other', { inGroup: false, region: 'east' }),
  ];
  /** The first session: Thursday at 18:00, the day after the opening. */
  const session = 42;
  const watched = (seconds: number, viewers = 500): Given['metrics'] => ({
    liveViewers: [[`T0 + PT${session + 2}H`, viewers]],
    watchSeconds: [[`T0 + PT${session + 2}H`, seconds * viewers]],
  });

  it('asks for the run sheet before each of the six sessions, and gives its coupon to followers alone', async () => {
    const simulation = await introduce({ datasets: { customers } });
    expect(tasksOf(simulation, 'runSheet').map((task) => task.openedAt)).toEqual([42, 90, 162, 210, 258, 330].map(at));
    expect(simulation.variables['runSheet.pieces']).toBe(800);
    expect(doneBy(simulation, 'sessionCoupon')[0]).toEqual([
      { customers: ['fan'], amount: 1_000, validFor: 'PT5H', kind: 'live' },
      at(43),
    ]);
  });

  it('has the pace changed where viewers leave within two minutes, and not where they stay or are few', async () => {
    const metrics = [watched(60), watched(120), watched(60, 199)];
    const [short, long, few] = await Promise.all(
      metrics.map((each) => introduce({ datasets: { customers }, metrics: each! })),
    );
    expect(tasksOf(short!, 'changePace')).toHaveLength(1);
    expect(tasksOf(long!, 'changePace')).toEqual([]);
    expect(tasksOf(few!, 'changePace')).toEqual([]);
  });

  it('holds no session without followers, and issues none without a run sheet', async () => {
    const lonely = await introduce({ datasets: { customers: [customers[1]!] } });
    expect(tasksOf(lonely, 'runSheet')).toEqual([]);
    const unprepared = await introduce({
      datasets: { customers },
      people: { operator: { respondsIn: 'P200D' }, planner: { respondsIn: 'P200D' } },
    });
    expect(effectsOf(unprepared, 'sessionCoupon')).toEqual([]);
  });
});

describe('W08: a region hears what matters there', () => {
  const customers = [customer('south', { region: 'south' }), customer('east', { region: 'east' })];

  it('is told of next-day delivery in the south, and of the product elsewhere', async () => {
    const simulation = await introduce({ datasets: { customers } });
    expect(doneBy(simulation, 'pushRegional')).toEqual([
      [{ customers: ['south'], template: 'next-day-delivery' }, at(12)],
    ]);
    expect(doneBy(simulation, 'pushOthers')).toEqual([[{ customers: ['east'], template: 'new-product' }, at(12)]]);
  });

  it('pushes next-day delivery to nobody where nobody lives there', async () => {
    const simulation = await introduce({ datasets: { customers: [customers[1]!] } });
    expect(doneBy(simulation, 'pushRegional')).toEqual([]);
  });
});

describe('D03: a new product that stays flat for 15 of its first 30 days is proposed for removal', () => {
  const flat = (fields: Omit<Row, 'id'>) => introduce({ datasets: { skus: [candidate('V1', 1_500, fields)] } });

  it('is delisted only after the manager’s yes', async () => {
    const simulation = await flat({ listedDays: 16, flatDays: 15 });
    expect(logOf(simulation, 'proposeDelisting', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'proposal', approvers: { role: 'manager' }, at: at(14 * 24) }),
    ]);
    expect(effectsOf(simulation, 'proposeDelisting').map((effect) => effect['with'])).toEqual([
      { skus: ['V1'], reason: 'flat curve' },
    ]);
  });

  it('stays where it still grows, and where its first thirty days are over', async () => {
    for (const fields of [
      { listedDays: 20, flatDays: 14 },
      { listedDays: 31, flatDays: 20 },
    ]) {
      expect(effectsOf(await flat(fields), 'proposeDelisting')).toEqual([]);
    }
  });
});
