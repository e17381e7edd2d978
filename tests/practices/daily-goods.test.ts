import type { Row } from '../../rules/feel/scope.ts';
import { MONDAY, on, operate } from './daily.ts';
import { doneBy, effectsOf, logOf, tasksOf } from './support.ts';
import type { Given } from './support.ts';

/** A SKU that sells, convinces, and costs what it should. */
const good = (id: string, fields: Omit<Row, 'id'> = {}): Row => ({
  id,
  listed: true,
  stock: 500,
  sales7d: 70,
  soldRate: 0.8,
  addToCartRate: 0.1,
  visitors7d: 1_000,
  priceCents: 10_000,
  costCents: 5_000,
  competitorPriceCents: 10_000,
  marketHeat: 0.5,
  ...fields,
});
const run = (skus: readonly Row[], until = '2026-11-04', given: Given = {}) =>
  operate(until, { ...given, datasets: { skus, ...given.datasets } });

describe('D01: new arrivals every Tuesday and Friday', () => {
  it('opens the day’s work on both days, and refreshes the page when it is done', async () => {
    const simulation = await run([], '2026-11-09');
    expect(tasksOf(simulation, 'arrivals').map((task) => [task.openedAt, task.due])).toEqual([
      [on('11-03', '10:00'), on('11-03', '18:00')],
      [on('11-06', '10:00'), on('11-06', '18:00')],
    ]);
    expect(doneBy(simulation, 'refreshPage')).toEqual([
      [{ page: 'new-arrivals' }, on('11-03', '11:00')],
      [{ page: 'new-arrivals' }, on('11-06', '11:00')],
    ]);
  });

  it('refreshes nothing where nobody did the work', async () => {
    const silent = { respondsIn: 'P90D' };
    const simulation = await run([], '2026-11-09', { people: { operator: silent, planner: silent } });
    expect(logOf(simulation, 'arrivals', 'taskExpired').map((entry) => entry.at)).toEqual([
      on('11-04', '10:00'),
      on('11-07', '10:00'),
    ]);
    expect(doneBy(simulation, 'refreshPage')).toEqual([]);
  });
});

describe('D02: what hardly sells is proposed for removal every month', () => {
  const skus = [good('A'), good('slow', { soldRate: 0.049 }), good('off', { soldRate: 0, listed: false })];

  it('is delisted on the last day, after the manager’s yes', async () => {
    const simulation = await run(skus, '2026-12-02');
    expect(logOf(simulation, 'delistSlow', 'approvalAsked').map((entry) => entry.at)).toEqual([on('11-30', '09:00')]);
    expect(doneBy(simulation, 'delistSlow')).toEqual([
      [{ skus: ['slow'], reason: 'hardly sells' }, on('11-30', '10:00')],
    ]);
  });

  it('stays where the manager says no, and nothing is proposed where all sells', async () => {
    const refused = await run(skus, '2026-12-02', { people: { manager: { approves: false } } });
    expect(effectsOf(refused, 'delistSlow').every((effect) => effect['state'] === 'declined')).toBe(true);
    const fine = await run([good('A', { soldRate: 0.05 })], '2026-12-02');
    expect(logOf(fine, 'delistSlow', 'approvalAsked')).toEqual([]);
  });
});

describe('D04: suppliers see the sales, and stock is for days', () => {
  it('shares the sales of what is listed on the first day', async () => {
    const simulation = await run([good('A'), good('off', { listed: false })]);
    expect(doneBy(simulation, 'shareSales')).toEqual([[{ skus: ['A'] }, MONDAY]]);
  });

  it('replenishes what lasts less than three days, every three days, and nothing else', async () => {
    const simulation = await run([good('short', { stock: 29 }), good('enough', { stock: 30 })], '2026-11-08');
    expect(doneBy(simulation, 'jitRestock')[0]).toEqual([{ skus: ['short'], factor: 1 }, MONDAY]);
    expect(logOf(simulation, 'watchSupply', 'ruleFired').flatMap((entry) => entry['rows'])).toEqual(['short']);
  });
});

describe('D05: pages that convince few are improved', () => {
  it('asks for it where enough visitors came and few added to cart, then publishes', async () => {
    const simulation = await run([good('weak', { addToCartRate: 0.059 }), good('A')]);
    expect(logOf(simulation, 'watchPages', 'ruleFired').map((entry) => entry['rows'])).toEqual([['weak']]);
    expect(tasksOf(simulation, 'improvePages')).toEqual([expect.objectContaining({ assignee: { role: 'operator' } })]);
    expect(doneBy(simulation, 'publishPages')).toEqual([[{ page: 'detail-pages' }, on('11-02', '01:00')]]);
  });

  it('asks for nothing where hardly anybody came, or the page convinces', async () => {
    const simulation = await run([good('few', { addToCartRate: 0.01, visitors7d: 199 }), good('A')]);
    expect(tasksOf(simulation, 'improvePages')).toEqual([]);
    expect(doneBy(simulation, 'publishPages')).toEqual([]);
  });
});

describe('L13: prices follow competitors and costs within the floor', () => {
  it('proposes to follow a competitor who is 5 % cheaper, down to the floor', async () => {
    const skus = [good('undercut', { competitorPriceCents: 9_499 }), good('close', { competitorPriceCents: 9_500 })];
    const simulation = await run(skus);
    expect(logOf(simulation, 'followPrice', 'approvalAsked')[0]).toMatchObject({
      about: 'proposal',
      approvers: { role: 'manager' },
    });
    expect(doneBy(simulation, 'followPrice')[0]![0]).toEqual({ skus: ['undercut'], margin: 0.2 });
  });

  it('changes no price without the manager’s yes, and proposes none that is at its floor', async () => {
    const refused = await run([good('A', { competitorPriceCents: 8_000 })], undefined, {
      people: { manager: { approves: false } },
    });
    expect(effectsOf(refused, 'followPrice').every((effect) => effect['state'] === 'declined')).toBe(true);
    const atFloor = await run([good('A', { competitorPriceCents: 3_000, costCents: 8_400, priceCents: 10_000 })]);
    expect(logOf(atFloor, 'followPrice', 'approvalAsked')).toEqual([]);
  });

  it('has the planner reprice what its cost leaves too little for', async () => {
    const simulation = await run([good('costly', { costCents: 8_400 }), good('A')]);
    expect(logOf(simulation, 'watchPrices', 'ruleFired').map((entry) => [entry['rule'], entry['rows']])).toEqual([
      ['costly', ['costly']],
    ]);
    expect(tasksOf(simulation, 'reprice')).toHaveLength(1);
  });

  const paid = (id: string, priceDropCents: number, paidAt = on('11-01')): Row => ({
    id,
    state: 'shipped',
    paidAt,
    priceDropCents,
  });

  it('refunds the difference of what was paid within 30 days, and of nothing else', async () => {
    const orders = [paid('dropped', 500), paid('same', 0), paid('old', 900, '2026-10-02T23:00:00+08:00')];
    const simulation = await run([], undefined, { datasets: { orders } });
    expect(doneBy(simulation, 'refundDifference')).toEqual([[{ orders: ['dropped'], most: 10_000 }, MONDAY]]);
    expect(logOf(simulation, 'refundDifference', 'approvalAsked')).toEqual([]);
  });

  it('asks the manager before the refunds of a day may exceed the budget', async () => {
    const orders = [paid('O1', 500), paid('O2', 500)];
    const simulation = await run([], undefined, {
      datasets: { orders },
      parameters: { refundBudget: 19_999 },
      people: { manager: { approves: false } },
    });
    expect(logOf(simulation, 'refundDifference', 'approvalAsked')[0]).toMatchObject({ about: 'guardrail' });
    expect(effectsOf(simulation, 'refundDifference').every((effect) => effect['state'] !== 'applied')).toBe(true);
  });
});

describe('L14: the class for live hosts every Tuesday', () => {
  it('is held each week, with last week’s figures entered, and is over the next day', async () => {
    const simulation = await run([], '2026-11-18');
    expect(tasksOf(simulation, 'weeklyClass').map((task) => task.openedAt)).toEqual(
      ['11-03', '11-10', '11-17'].map((day) => on(day, '14:00')),
    );
    expect(simulation.variables).toMatchObject({ 'weeklyClass.staySeconds': 95, 'weeklyClass.addToCart': 0.08 });
    const silent = await run([], '2026-11-06', { people: { operator: { respondsIn: 'P90D' } } });
    expect(logOf(silent, 'weeklyClass', 'taskExpired')).toHaveLength(1);
  });
});
