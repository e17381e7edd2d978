import type { Row } from '../../rules/feel/scope.ts';
import type { Json } from '../../rules/json.ts';
import { at, doneBy, effectsOf, left, logOf, play, tasksOf } from './support.ts';
import type { Given } from './support.ts';

/** Monday morning of the kick-off, and the instants after it. */
const monday = (days: number, time: string): string => `2026-09-${28 + days}T${time}:00+08:00`;

const item = (id: string, role: string | null, fields: Readonly<Record<string, Json>> = {}): Row => ({
  id,
  role,
  text: '品质之选，放心下单',
  competitorSales30d: 100,
  costCents: 1_000,
  stock: 500,
  sales7d: 20,
  ...fields,
});
/** Three traffic, six profit and one image item: what the planner aims at. */
const RANGE = Array.from('TTTPPPPPPI', (letter, index) =>
  item(`${letter}${index}`, { T: 'traffic', P: 'profit', I: 'image' }[letter]!),
);
const launch = (skus: readonly Row[] = RANGE, given: Given = {}) =>
  play('store-launch', { ...given, datasets: { skus } });

describe('P01: a store opens with qualifications, interfaces and a home page', () => {
  it('has the qualifications uploaded within three working days of a Monday, and tells nobody else', async () => {
    const simulation = await launch();
    expect(tasksOf(simulation, 'qualifications')).toEqual([
      expect.objectContaining({
        assignee: { role: 'operator' },
        openedAt: monday(0, '09:00'),
        due: monday(2, '18:00'),
        doneAt: monday(0, '10:00'),
      }),
    ]);
    expect(logOf(simulation, 'qualifications', 'taskEscalated')).toEqual([]);
  });

  it('escalates to the manager the moment they are late', async () => {
    const late = await launch(RANGE, { people: { operator: { respondsIn: 'P5D' } } });
    expect(logOf(late, 'qualifications', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: monday(2, '18:00'), to: { role: 'manager' } }),
    ]);
  });

  it('has payment and logistics tested, then the home page designed, and publishes it at the opening', async () => {
    const simulation = await launch();
    expect(tasksOf(simulation, 'interfaces').map((task) => task.openedAt)).toEqual([monday(0, '10:00')]);
    expect(tasksOf(simulation, 'homePage').map((task) => task.openedAt)).toEqual([monday(0, '11:00')]);
    expect(doneBy(simulation, 'publishHome')).toEqual([[{ page: 'home' }, at(0)]]);
  });

  it('publishes nothing while the interfaces are not tested', async () => {
    const untested = await launch(RANGE, {
      people: { tech: { respondsIn: 'P200D' }, manager: { respondsIn: 'P200D' } },
    });
    expect(left(untested, 'ready')).toEqual([]);
    expect(effectsOf(untested, 'publishHome')).toEqual([]);
  });
});

describe('P02: what research finds decides what is done', () => {
  it('has the live room set up, and buys no search ads, where competitors live on live streams', async () => {
    const simulation = await launch();
    expect(simulation.variables).toMatchObject({ 'industry.trafficShare': 0.3, 'competitors.liveShare': 0.6 });
    expect(tasksOf(simulation, 'liveRoom')).toHaveLength(1);
    expect(effectsOf(simulation, 'openingAds')).toEqual([]);
  });

  it('buys search ads, and sets up no live room, where they do not', async () => {
    const answers = { competitors: { liveShare: 0.49, entryPrice: 990 } };
    const simulation = await launch(RANGE, { answers });
    expect(effectsOf(simulation, 'openingAds').map((effect) => effect['with'])).toEqual([
      { channel: 'search', amount: 500_000 },
    ]);
    expect(tasksOf(simulation, 'liveRoom')).toEqual([]);
  });
});

describe('P03: the range against the shares that the planner sets', () => {
  it('goes on where every SKU has a role and the shares are as targeted', async () => {
    const simulation = await launch();
    expect(simulation.variables['rangeShares']).toEqual({ traffic: 0.3, profit: 0.6, image: 0.1 });
    expect(tasksOf(simulation, 'adjustRange')).toEqual([]);
    expect(effectsOf(simulation, 'firstStock')).toHaveLength(1);
  });

  it.each([
    ['a share is too far off', RANGE.slice(2)],
    ['a SKU has no role', [...RANGE, item('X', null)]],
  ])('asks the planner to adjust it, and orders nothing, where %s', async (_, skus) => {
    const simulation = await launch(skus, { people: { planner: { respondsIn: 'P4D' } } });
    expect(tasksOf(simulation, 'adjustRange').length).toBeGreaterThan(0);
    expect(effectsOf(simulation, 'firstStock')).toEqual([]);
  });

  it('tolerates as much as the parameter says', async () => {
    const simulation = await launch(RANGE.slice(2), { parameters: { shareTolerance: 0.2 } });
    expect(tasksOf(simulation, 'adjustRange')).toEqual([]);
  });
});

describe('P04: the first stock is the competitor’s monthly sales times 1.2', () => {
  const large = item('I9', 'image', { competitorSales30d: 500, costCents: 50_000 });
  const skus = [...RANGE.slice(0, -1), large];

  it('is requested without asking for each SKU within its budget', async () => {
    const simulation = await launch();
    expect(effectsOf(simulation, 'firstStock')).toEqual([
      expect.objectContaining({
        do: 'stock.requestReplenishment',
        with: { skus: RANGE.map((each) => each.id).sort(), factor: 1.2, basis: 'competitorSales30d' },
        state: 'applied',
      }),
    ]);
    expect(logOf(simulation, 'stockApproval', 'approvalAsked')).toEqual([]);
  });

  it('is asked for where it costs more than the budget, and requested only after a yes', async () => {
    const asked = await launch(skus);
    expect(logOf(asked, 'stockApproval', 'approvalAsked')).toEqual([
      expect.objectContaining({ approvers: { role: 'manager' } }),
    ]);
    expect(effectsOf(asked, 'largeFirstStock').map((effect) => (effect['with'] as { skus: string[] }).skus)).toEqual([
      ['I9'],
    ]);
    const refused = await launch(skus, { people: { manager: { approves: false } } });
    expect(effectsOf(refused, 'largeFirstStock')).toEqual([]);
    expect((effectsOf(refused, 'firstStock')[0]!['with'] as { skus: string[] }).skus).not.toContain('I9');
  });

  it('is 30 % more for a big promotion, which a budget may then not cover', async () => {
    const tight = { skuBudget: 1_250 * 100 };
    const usual = await launch(RANGE, { parameters: tight });
    expect(effectsOf(usual, 'firstStock')).toHaveLength(1);
    const big = await launch(RANGE, { parameters: { ...tight, bigPromotion: true } });
    expect(big.variables['orderFactor']).toBeCloseTo(1.56, 10);
    expect(effectsOf(big, 'firstStock')).toEqual([]);
    expect(effectsOf(big, 'largeFirstStock')).toHaveLength(1);
  });
});

describe('P11: a shipping promise that the store can keep', () => {
  it('is published at the opening without asking where carrier and warehouse allow a good one', async () => {
    const simulation = await launch();
    expect(logOf(simulation, 'weakPromise', 'approvalAsked')).toEqual([]);
    expect(doneBy(simulation, 'publishPromise')).toEqual([[{ page: 'shipping-promise' }, at(0)]]);
  });

  it.each([
    ['slow dispatch', { dispatchHours: 72, freeFrom: 6_900 }],
    ['dear free shipping', { dispatchHours: 24, freeFrom: 12_000 }],
  ])('needs the manager’s yes for %s, and goes back to the carrier without it', async (_, offer) => {
    const answers = { logistics: { carrier: 'SF', ...offer } };
    const refused = await launch(RANGE, { answers, people: { manager: { approves: false } } });
    expect(tasksOf(refused, 'logistics').length).toBeGreaterThan(1);
    expect(effectsOf(refused, 'publishPromise')).toEqual([]);
  });
});

describe('The opening', () => {
  it('P12: replaces banned words beforehand, in the texts that have them alone', async () => {
    const skus = [...RANGE.slice(1), item('T0', 'traffic', { text: '全网第一' })];
    expect(effectsOf(await launch(skus), 'fixTexts').map((effect) => effect['with'])).toEqual([{ skus: ['T0'] }]);
    expect(effectsOf(await launch(), 'fixTexts')).toEqual([]);
  });

  it('L04: replenishes what runs short in the first fortnight, and nothing else', async () => {
    const skus = [...RANGE.slice(0, -1), item('I9', 'image', { stock: 29, sales7d: 20 })];
    const [first] = doneBy(await launch(skus), 'restock');
    expect(first).toEqual([{ skus: ['I9'], factor: 1.5 }, at(0)]);
    expect(doneBy(await launch(), 'restock')).toEqual([]);
  });

  it('does not take place where the manager never agrees', async () => {
    const simulation = await launch(RANGE, {
      people: { manager: { respondsIn: 'P300D' }, director: { respondsIn: 'P300D' } },
    });
    expect(left(simulation, 'opening')).toEqual([]);
    expect(effectsOf(simulation, 'publishHome')).toEqual([]);
  });
});
