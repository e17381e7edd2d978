import { MONDAY, on, operate } from './daily.ts';
import { logOf, tasksOf } from './support.ts';

const HOURS = [12, 13, 14, 15];
const days = (...before: readonly number[]) =>
  before.flatMap((day) => HOURS.map((hour) => `T0 - P${day}D @ ${hour}:00`));
const today = HOURS.map((hour) => `T0 @ ${hour}:00`);
/** An hour usually has 1,000 visitors of whom 100 buy; today so many. */
const day = (visitors: number, buyers: number) => ({
  uv: [
    ...days(1, 2, 3).map((at): [string, number] => [at, 1_000]),
    ...today.map((at): [string, number] => [at, visitors]),
  ],
  buyers: [
    ...days(1, 2, 3).map((at): [string, number] => [at, 100]),
    ...today.map((at): [string, number] => [at, buyers]),
  ],
});

describe('L03: a CVR 5 % below the usual is looked into', () => {
  it('asks where it comes from when it has lasted two hours, by channel, category or segment', async () => {
    const simulation = await operate('2026-11-03', { metrics: day(1_000, 94) });
    expect(logOf(simulation, 'watchShop', 'ruleFired').map((entry) => [entry['rule'], entry.at])).toEqual([
      ['cvrFalls', on('11-02', '14:00')],
    ]);
    expect(tasksOf(simulation, 'diagnose')).toHaveLength(1);
    expect(simulation.variables['diagnose.dimension']).toBe('channel');
  });

  it.each([
    ['less than 5 % below', day(1_000, 96)],
    ['with few visitors', day(499, 20)],
    ['without figures', {}],
  ])('asks nothing %s', async (_, metrics) => {
    const simulation = await operate('2026-11-03', { metrics });
    expect(tasksOf(simulation, 'diagnose')).toEqual([]);
  });

  const turnover = (costOfGoods: number) => ({
    costOfGoods: [['T0 - P10D', costOfGoods]] as [string, number][],
    inventoryValue: [['T0 - P1D', 2_000_000]] as [string, number][],
  });

  it('has stock reduced that turns more slowly than the industry’s, and not what turns as fast', async () => {
    const slow = await operate('2026-11-03', { metrics: turnover(1_999_999) });
    expect(tasksOf(slow, 'reduceStock').map((task) => task.openedAt)).toEqual([MONDAY]);
    const fast = await operate('2026-11-03', { metrics: turnover(2_000_000) });
    expect(tasksOf(fast, 'reduceStock')).toEqual([]);
  });
});
