import { at, hourly, logOf, run, tasksOf } from './support.ts';

/** Carters and buyers by the hour. */
const hours = (carters: number, ...buyers: number[]) => ({
  carters: hourly(buyers.map(() => carters)),
  buyers: hourly(buyers),
});

describe('L02: a sharp fall of the payment rate is an incident for tech', () => {
  it('opens an incident with an hour’s time, and records what was found and recovered', async () => {
    const simulation = await run({ metrics: hours(300, 100, 100, 50, 100) });
    expect(tasksOf(simulation, 'payIncident')).toEqual([
      { node: 'payIncident', assignee: { role: 'tech' }, openedAt: at(3), due: at(4), doneAt: at(3 + 1 / 3) },
    ]);
    expect(simulation.variables).toMatchObject({
      'payIncident.cause': 'Gateway timeouts',
      'payIncident.recoveredOrders': 7,
    });
  });

  it('escalates to the manager at the very end of that hour', async () => {
    const simulation = await run({ metrics: hours(300, 100, 50, 60, 60), people: { tech: { respondsIn: 'P9D' } } });
    expect(logOf(simulation, 'payIncident', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: at(3), to: { role: 'manager' } }),
    ]);
    expect(tasksOf(simulation, 'payIncident')[0]).toMatchObject({ doneAt: at(3 + 1 / 6) });
  });

  it('counts it as recovered only when the rate rises again, not when it stays low', async () => {
    const simulation = await run({ metrics: hours(300, 100, 50, 50, 50, 100, 100) });
    expect(logOf(simulation, 'watchPay', 'ruleRecovered').map((entry) => entry.at)).toEqual([at(5)]);
    expect(tasksOf(simulation, 'payIncident')).toHaveLength(1);
  });

  it('opens another incident for another fall, once the first is over', async () => {
    const simulation = await run({ metrics: hours(300, 100, 50, 100, 100, 40) });
    expect(tasksOf(simulation, 'payIncident').map((task) => task.openedAt)).toEqual([at(2), at(5)]);
  });

  it('does nothing about a rate that drifts', async () => {
    expect(tasksOf(await run({ metrics: hours(300, 100, 80, 65, 50, 40) }), 'payIncident')).toEqual([]);
  });

  it('does nothing about a fall among few', async () => {
    expect(tasksOf(await run({ metrics: hours(199, 60, 10, 60, 5) }), 'payIncident')).toEqual([]);
  });

  it('does nothing in the first hour that there are data, for want of an hour before', async () => {
    const simulation = await run({ metrics: hours(300, 1) });
    expect(tasksOf(simulation, 'payIncident')).toEqual([]);
    expect(logOf(simulation, 'watchPay', 'noData')).toHaveLength(1);
  });
});
