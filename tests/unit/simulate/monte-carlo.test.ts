import { readFileSync } from 'node:fs';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import { distribution, monteCarlo } from '../../../rules/simulate/monte-carlo.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { simulate } from '../../../rules/simulate/simulate.ts';
import { summarise } from '../../../rules/simulate/summary.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/hot-item-night.${name}.json`, import.meta.url), 'utf8')) as unknown;

const playbookOf = () => {
  const parsed = parsePlaybook(fixture('playbook'));
  if (!parsed.ok) throw new Error('The fixture is broken');
  return parsed.value;
};
const scenarioOf = (more: object = {}) => {
  const parsed = parseScenario({ ...(fixture('scenario') as object), ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

const noisy = scenarioOf({
  metrics: {},
  demand: {
    from: 'T0',
    to: 'T1',
    series: { uv: { level: 900, noise: 0.3 }, buyers: { of: 'uv', times: 0.03, noise: 0.3 } },
  },
});

describe('many runs of one scenario', () => {
  it('differ by their seeds, and are the same again from the same first seed', async () => {
    const runs = async () => {
      const result = await monteCarlo(playbookOf(), noisy, { runs: 12 });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return result.value;
    };
    const first = await runs();
    expect(first.runs).toBe(12);
    expect(first.fired['watchCvr.hot']!.max).toBeGreaterThan(first.fired['watchCvr.hot']!.min);
    expect(Object.values(first.status).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    expect(await runs()).toEqual(first);
  });

  it('end with the runs so far when nobody wants more', async () => {
    const result = await monteCarlo(playbookOf(), noisy, { runs: 50, onRun: (done) => done < 3 });
    expect(result.ok && result.value.runs).toBe(3);
  });

  it('say of a figure where its middle and its tails lie', () => {
    expect(distribution([4, 1, 3, 2, 5])).toEqual({ mean: 3, min: 1, p5: 1.2, p50: 3, p95: 4.8, max: 5 });
    expect(distribution([7])).toEqual({ mean: 7, min: 7, p5: 7, p50: 7, p95: 7, max: 7 });
  });
});

describe('the summary of a simulation', () => {
  it('says what fired, what was done and spent, and who had to work on which day', async () => {
    const simulation = await simulate(playbookOf(), scenarioOf());
    if (!simulation.ok) throw new Error(JSON.stringify(simulation.problems));
    const { rules, actions, money, work, status } = summarise(simulation.value, [], 'Asia/Shanghai');
    expect(status).toBe('completed');
    expect(rules.map(({ node, rule, fired, recovered }) => [node, rule, fired, recovered])).toEqual([
      ['watchCvr', 'hot', 1, 1],
      ['watchStock', 'low', 1, 0],
    ]);
    expect(actions).toEqual([
      { do: 'stock.requestReplenishment', applied: 1, failed: 0, declined: 0, money: 0 },
      { do: 'ads.raiseBudget', applied: 1, failed: 0, declined: 0, money: 500_000 },
    ]);
    expect(money).toBe(500_000);
    expect(work).toEqual([
      { assignee: 'manager', day: '2026-10-28', opened: 1, unanswered: 0 },
      { assignee: 'planner', day: '2026-10-28', opened: 1, unanswered: 0 },
      { assignee: 'operator', day: '2026-11-12', opened: 1, unanswered: 0 },
    ]);
  });

  it('sums additive metrics over each local day and reads the last of the others', () => {
    const at = (text: string) => Date.parse(`${text}+08:00`);
    const point = (metric: string, text: string, value: number) => ({ metric, atMs: at(text), value });
    const points = [
      point('gmv', '2026-11-11T10:00:00', 5),
      point('gmv', '2026-11-12T00:00:00', 7),
      point('gmv', '2026-11-12T01:00:00', 11),
      point('stock', '2026-11-11T10:00:00', 90),
      point('stock', '2026-11-11T20:00:00', 40),
    ];
    const nothing = {
      status: 'completed' as const,
      startedAt: '',
      endedAt: '',
      log: [],
      effects: [],
      tasks: [],
      variables: {},
      sets: {},
      problems: [],
      children: [],
    };
    expect(summarise(nothing, points, 'Asia/Shanghai').curves).toEqual({
      gmv: [
        ['2026-11-11', 12],
        ['2026-11-12', 11],
      ],
      stock: [['2026-11-11', 40]],
    });
  });
});
