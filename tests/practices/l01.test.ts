import { at, effectsOf, hourly, logOf, run, tasksOf } from './support.ts';

const plan = { cvr: [['T0', 0.05]] } as const;
const uv = hourly(Array.from({ length: 24 }, () => 2000));
/** Buyers of each hour, per thousand of 2,000 visitors; the plan expects 50. */
const hours = (...buyers: number[]) => ({
  uv,
  buyers: hourly(Array.from({ length: 24 }, (_, hour) => 2 * (buyers[hour] ?? 50))),
});

describe('L01: CVR above expectation raises the ad budget, within a guardrail', () => {
  it('raises the budget by itself in the hour in which CVR is above plan', async () => {
    const simulation = await run({ plan, metrics: hours(50, 60) });
    expect(effectsOf(simulation, 'raiseBudget')).toEqual([
      expect.objectContaining({
        do: 'ads.raiseBudget',
        with: { channel: 'search', amount: 500_000 },
        state: 'expired',
        at: at(2),
      }),
    ]);
  });

  it('says why: the CVR against plan and the visitors, each with its value', async () => {
    const simulation = await run({ plan, metrics: hours(60) });
    expect(logOf(simulation, 'watchCvr', 'ruleFired')[0]).toMatchObject({
      why: {
        result: true,
        conditions: [
          { description: 'CVR ÷ plan', factValue: 1.2, comparedValue: 1.1, result: true },
          { description: 'visitors, last hour', factValue: 2000, comparedValue: 2000, result: true },
        ],
      },
    });
  });

  it('leaves it alone while CVR is less than a tenth above plan', async () => {
    expect(effectsOf(await run({ plan, metrics: hours(54, 52, 54) }), 'raiseBudget')).toEqual([]);
  });

  it('leaves it alone below 2,000 visitors, however well they convert', async () => {
    const metrics = { uv: hourly([1999, 300]), buyers: hourly([400, 60]) };
    expect(effectsOf(await run({ plan, metrics }), 'raiseBudget')).toEqual([]);
  });

  it('does nothing without a plan or without data, and says that they are missing', async () => {
    const withoutPlan = await run({ plan: { uv: [['T0', 1000]] }, metrics: hours(90) });
    expect(effectsOf(withoutPlan, 'raiseBudget')).toEqual([]);
    expect(logOf(withoutPlan, 'watchCvr', 'noData')).toHaveLength(1);
    const withoutData = await run({ plan });
    expect(effectsOf(withoutData, 'raiseBudget')).toEqual([]);
    expect(logOf(withoutData, 'watchCvr', 'noData')).toHaveLength(1);
  });

  it('does not raise again within two hours, and says that it was the cooldown', async () => {
    const twiceInTwoHours = {
      uv: [...uv, ['T0 + PT90M', 2000] as const],
      buyers: [...hourly([120, 140, 100]), ['T0 + PT90M', 80] as const],
    };
    const simulation = await run({ plan, metrics: twiceInTwoHours });
    expect(effectsOf(simulation, 'raiseBudget').map((effect) => effect['at'])).toEqual([at(1)]);
    expect(logOf(simulation, 'watchCvr', 'ruleSuppressed')).toEqual([
      expect.objectContaining({ reason: 'cooldown', at: at(2) }),
    ]);
  });

  it('raises three times by itself, and asks the manager before the fourth', async () => {
    const simulation = await run({ plan, metrics: hours(60, 50, 60, 50, 60, 50, 60) });
    expect(effectsOf(simulation, 'raiseBudget').map((effect) => effect['at'])).toEqual([
      at(1),
      at(3),
      at(5),
      at(7 + 1 / 6),
    ]);
    expect(logOf(simulation, 'raiseBudget', 'approvalAsked')).toEqual([
      expect.objectContaining({
        at: at(7),
        about: 'guardrail',
        approvers: { role: 'manager' },
        shows: { sum: 1_500_000, amount: 500_000, max: 1_500_000 },
      }),
    ]);
  });

  it('raises beyond the guardrail only when the manager has said yes, however long that takes', async () => {
    const metrics = hours(60, 50, 60, 50, 60);
    const given = { plan, metrics, parameters: { extraBudgetCap: 500_000 } };
    const slow = await run({
      ...given,
      people: { manager: { respondsIn: 'PT2H', answers: { priceCheck: { checked: 1, deviations: 0 } } } },
    });
    expect(effectsOf(slow, 'raiseBudget').map((effect) => [effect['state'], effect['at']])).toEqual([
      ['expired', at(1)],
      ['expired', at(5)],
      ['expired', at(7)],
    ]);
  });

  it('tells tech when the data stop, and raises nothing on old ones', async () => {
    const simulation = await run({ plan, metrics: { uv: hourly([2000, 2000]), buyers: hourly([100, 120]) } });
    expect(logOf(simulation, 'watchCvr', 'stale').map((entry) => entry.at)).toEqual([at(4)]);
    expect(tasksOf(simulation, 'dataBlackout')).toEqual([
      expect.objectContaining({ assignee: { role: 'tech' }, openedAt: at(4), due: at(4.5) }),
    ]);
    expect(effectsOf(simulation, 'raiseBudget').map((effect) => effect['at'])).toEqual([at(2)]);
  });

  it('applies a raise once, although the platform failed twice before', async () => {
    const failures = [{ do: 'ads.raiseBudget', times: 2, error: 'timeout' }];
    const simulation = await run({ plan, metrics: hours(60), failures });
    expect(effectsOf(simulation, 'raiseBudget').map((effect) => effect['state'])).toEqual(['expired']);
    expect(logOf(simulation, 'raiseBudget', 'effectFailed').map((entry) => entry['attempt'])).toEqual([1, 2]);
  });
});
