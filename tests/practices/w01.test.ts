import { at, effectsOf, left, order, run, tasksOf } from './support.ts';

const orders = [
  order('late', { paidAt: '2026-11-11T20:00:00+08:00' }),
  order('early', { paidAt: '2026-11-11T00:30:00+08:00' }),
  order('shipped', { state: 'shipped' }),
  order('unpaid', { state: 'unpaid', paidAt: null }),
  order('after', { paidAt: '2026-11-12T00:00:01+08:00' }),
];

describe('W01: unshipped orders are followed until there are none', () => {
  it('ships the event’s unshipped orders first, as soon as it is over', async () => {
    const simulation = await run({ orders });
    const [first] = effectsOf(simulation, 'shipFirst');
    expect(first).toMatchObject({ do: 'shipping.prioritize', state: 'applied', at: at(24) });
    expect((first!['with'] as { orders: string[] }).orders.toSorted()).toEqual(['early', 'late']);
  });

  it('goes on at the instant at which the last one is shipped', async () => {
    const simulation = await run({
      orders,
      metrics: {
        unshipped: [
          ['T1', 40],
          ['T1 + PT10H', 3],
          ['T1 + PT20H', 0],
        ],
      },
    });
    expect(left(simulation, 'untilShipped')).toEqual([['done', at(44)]]);
    expect(tasksOf(simulation, 'chaseShipping')).toEqual([]);
  });

  it('has the warehouse chased after each day on which some are left, and starts over', async () => {
    const metrics = {
      unshipped: [
        ['T1', 40],
        ['T1 + P1D', 9],
        ['T1 + PT40H', 0],
      ],
    } as const;
    const slow = await run({ orders, metrics });
    expect(tasksOf(slow, 'chaseShipping').map((task) => [task.openedAt, task.due, task.doneAt])).toEqual([
      [at(48), at(56), at(48.5)],
    ]);
    expect(effectsOf(slow, 'shipFirst').map((effect) => effect['at'])).toEqual([at(24), at(48.5)]);
    expect(left(slow, 'untilShipped')).toEqual([
      ['timeout', at(48)],
      ['done', at(64)],
    ]);
  });

  it('never takes missing figures for none: the review waits', async () => {
    const simulation = await run({ orders, metrics: { unshipped: [] } });
    expect(left(simulation, 'untilShipped').every(([outcome]) => outcome === 'timeout')).toBe(true);
    expect(tasksOf(simulation, 'chaseShipping').length).toBeGreaterThan(10);
    expect(left(simulation, 'report')).toEqual([]);
  });

  it('prioritises nothing where every order of the event is shipped', async () => {
    const simulation = await run({ orders: [order('shipped', { state: 'shipped' })] });
    expect(effectsOf(simulation, 'shipFirst')).toEqual([]);
    expect(simulation.status).toBe('completed');
  });
});
