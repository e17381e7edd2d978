import type { Row } from '../../rules/feel/scope.ts';
import { MONDAY, on, operate } from './daily.ts';
import { customer, doneBy, effectsOf, logOf, tasksOf } from './support.ts';
import type { Given } from './support.ts';

const order = (id: string, fields: Omit<Row, 'id'> = {}): Row => ({
  id,
  state: 'paid',
  amountCents: 9_900,
  fraudScore: 0.1,
  event: false,
  paidAt: on('11-01', '23:00'),
  priceDropCents: 0,
  ...fields,
});
const review = (orders: readonly Row[], given: Given = {}) =>
  operate('2026-11-04', { ...given, datasets: { orders, ...given.datasets } });

describe('L09: orders are reviewed by rule, and those of an event ship first', () => {
  it('releases at once what nothing speaks against, without a person', async () => {
    const orders = [
      order('O1'),
      order('O2'),
      order('unpaid', { state: 'unpaid' }),
      order('shipped', { state: 'shipped' }),
    ];
    const simulation = await review(orders);
    expect(doneBy(simulation, 'releaseOrders')).toEqual([[{ orders: ['O1', 'O2'] }, MONDAY]]);
    expect(tasksOf(simulation, 'reviewOrders')).toEqual([]);
    expect(doneBy(simulation, 'shipFirst')).toEqual([]);
  });

  it('puts orders of an event first before it releases them', async () => {
    const simulation = await review([order('O1'), order('O2', { event: true })]);
    const done = simulation.effects.slice(0, 2).map((effect) => effect['node']);
    expect(done).toEqual(['shipFirst', 'releaseOrders']);
    expect(doneBy(simulation, 'shipFirst')).toEqual([[{ orders: ['O2'] }, MONDAY]]);
  });

  it('has a person look at large ones alone, within the hour, and does what they decide', async () => {
    const orders = [order('O1'), order('large', { amountCents: 200_000 })];
    const released = await review(orders, { answers: { reviewOrders: { decision: 'release' } } });
    expect(tasksOf(released, 'reviewOrders').map((task) => [task.openedAt, task.due])).toEqual([
      [MONDAY, on('11-02', '01:00')],
    ]);
    expect(effectsOf(released, 'releaseReviewed').map((effect) => effect['with'])).toEqual([{ orders: ['large'] }]);
    const held = await review(orders, { answers: { reviewOrders: { decision: 'hold' } } });
    expect(effectsOf(held, 'releaseReviewed')).toEqual([]);
    expect(effectsOf(held, 'holdReviewed').map((effect) => effect['with'])).toEqual([
      { orders: ['large'], reason: 'held after review' },
    ]);
  });

  it('escalates when nobody looks', async () => {
    const simulation = await review([order('large', { amountCents: 900_000 })], {
      people: { service: { respondsIn: 'P90D' } },
    });
    expect(logOf(simulation, 'reviewOrders', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: on('11-02', '01:00'), to: { role: 'manager' } }),
    ]);
  });
});

describe('L10: what looks like fraud stays in the warehouse', () => {
  const orders = [
    order('fake', { fraudScore: 0.8 }),
    order('almost', { fraudScore: 0.79 }),
    order('unscored', { fraudScore: null }),
  ];

  it('is held by itself, and neither released nor put first', async () => {
    const simulation = await review([...orders, order('fakeEvent', { fraudScore: 0.99, event: true })]);
    expect(doneBy(simulation, 'holdFake')).toEqual([
      [{ orders: ['fake', 'fakeEvent'], reason: 'looks like a fake order' }, MONDAY],
    ]);
    expect(doneBy(simulation, 'releaseOrders')).toEqual([[{ orders: ['almost'] }, MONDAY]]);
    expect(doneBy(simulation, 'shipFirst')).toEqual([]);
  });

  it('is released only when a person finds it real', async () => {
    const real = await review(orders, { answers: { investigate: { finding: 'real' } } });
    expect(effectsOf(real, 'releaseReal').map((effect) => effect['with'])).toEqual([{ orders: ['fake'] }]);
    const fake = await review(orders, { answers: { investigate: { finding: 'fake' } } });
    expect(effectsOf(fake, 'releaseReal')).toEqual([]);
  });

  it('marks those who return low-value goods again and again, and those who live on coupons', async () => {
    const person = (id: string, fields: Omit<Row, 'id'>) =>
      customer(id, { risk: 'normal', refunds90d: 0, couponUses30d: 0, aov: 15_000, ...(fields as object) });
    const customers = [
      person('returner', { refunds90d: 5, aov: 4_999 }),
      person('dearReturns', { refunds90d: 9, aov: 5_000 }),
      person('abuser', { couponUses30d: 20 }),
      person('fond', { couponUses30d: 19 }),
      person('known', { refunds90d: 9, aov: 100, risk: 'high' }),
    ];
    const simulation = await review([], { datasets: { customers } });
    expect(doneBy(simulation, 'flagRisky')).toEqual([[{ customers: ['abuser', 'returner'], risk: 'high' }, MONDAY]]);
  });

  it('gives no coupons to high-risk customers, and has their refunds done by a person', async () => {
    const fields = { segment: 'new', coupons: 0 };
    const simulation = await review([], {
      datasets: {
        customers: [customer('C1', { ...fields, risk: 'high' }), customer('C2', { ...fields, risk: 'normal' })],
        cases: [{ id: 'S1', risk: 'high', tier: 'gold', answered: false, at: MONDAY }],
      },
    });
    expect(doneBy(simulation, 'newCustomerPack')[0]![0]).toMatchObject({ customers: ['C2'] });
    expect(doneBy(simulation, 'toPerson')).toEqual([[{ cases: ['S1'], to: 'manual-refund' }, MONDAY]]);
    expect(doneBy(simulation, 'toAdviser')).toEqual([]);
  });
});
