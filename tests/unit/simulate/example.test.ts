import { readFileSync } from 'node:fs';
import { lint } from '../../../rules/lint/lint.ts';
import { parsePlaybookText } from '../../../rules/playbook/parse.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { simulate } from '../../../rules/simulate/simulate.ts';
import type { Simulation } from '../../../rules/simulate/simulation.ts';

const read = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

const playbook = parsePlaybookText(read('hot-item-night.playbook.json'));
const scenario = parseScenario(JSON.parse(read('hot-item-night.scenario.json')));
if (!playbook.ok || !scenario.ok) throw new Error('The example pair does not parse');

const simulated = async (): Promise<Simulation> => {
  const result = await simulate(playbook.value, scenario.value);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

type Entry = Simulation['log'][number];
const of = ({ log }: Simulation, type: string, rule?: string): readonly Entry[] =>
  log.filter((entry) => entry.type === type && (rule === undefined || entry['rule'] === rule));

describe('the example pair of the language', () => {
  let simulation: Simulation;
  beforeAll(async () => {
    simulation = await simulated();
  });

  it('may run: lint only warns that a budget stays raised, and that a restock has no limit to how often', () => {
    expect(lint(playbook.value).map(({ code, severity }) => [code, severity])).toEqual([
      ['fires-without-limit', 'warning'],
      ['effect-not-undone', 'warning'],
    ]);
  });

  it('selects A and B, of which A grows faster', () => {
    expect(simulation.sets['campaignSkus']).toEqual(['A', 'B']);
  });

  it('is confirmed 4 h after the start and its budget approved 2 h later', () => {
    expect(simulation.startedAt).toBe('2026-10-28T00:00:00+08:00');
    expect(of(simulation, 'taskDone')[0]).toMatchObject({ node: 'confirm', at: '2026-10-28T04:00:00+08:00' });
    expect(of(simulation, 'approvalDecided')).toMatchObject([
      { node: 'budget', at: '2026-10-28T06:00:00+08:00', decision: 'approve' },
    ]);
  });

  it('fires “hot” once, an hour in, at CVR 0.04 against 0.03 planned and UV 1,200; it recovers two hours later for good', () => {
    const [fired, ...more] = of(simulation, 'ruleFired', 'hot');
    expect(more).toEqual([]);
    expect(fired).toMatchObject({
      at: '2026-11-11T01:00:00+08:00',
      why: {
        conditions: [
          { comparedValue: 1.1, result: true },
          { factValue: 1200, comparedValue: 500, result: true },
        ],
      },
    });
    const why = fired!['why'] as { conditions: readonly { factValue: number }[] };
    expect(why.conditions[0]!.factValue).toBeCloseTo(0.04 / 0.03);
    expect(of(simulation, 'ruleRecovered', 'hot')).toMatchObject([{ at: '2026-11-11T03:00:00+08:00' }]);
  });

  it('applies the budget effect on the third try, under one key', () => {
    const key = 'simulation/addBudget/1';
    expect(of(simulation, 'effectFailed')).toMatchObject([
      { key, attempt: 1, final: false, error: 'timeout', at: '2026-11-11T01:00:00+08:00' },
      { key, attempt: 2, final: false, error: 'timeout', at: '2026-11-11T01:00:01+08:00' },
    ]);
    expect(of(simulation, 'effectApplied').filter((entry) => entry.node === 'addBudget')).toMatchObject([
      { key, at: '2026-11-11T01:00:03+08:00' },
    ]);
    expect(simulation.effects.find((effect) => effect['node'] === 'addBudget')).toEqual({
      key,
      node: 'addBudget',
      do: 'ads.raiseBudget',
      with: { channel: 'search', amount: 500_000 },
      state: 'applied',
      at: '2026-11-11T01:00:03+08:00',
    });
  });

  it('fires “low” once, at T0, for A alone', () => {
    expect(of(simulation, 'ruleFired', 'low')).toMatchObject([
      {
        at: '2026-11-11T00:00:00+08:00',
        rows: ['A'],
        why: { conditions: [{ factValue: 50, comparedValue: 60, result: true }] },
      },
    ]);
    expect(simulation.effects.find((effect) => effect['node'] === 'restock')).toMatchObject({
      with: { skus: ['A'] },
      state: 'applied',
    });
  });

  it('closes both monitors at T1 and is completed 6 h later', () => {
    expect(of(simulation, 'nodeLeft').filter((entry) => entry['outcome'] === 'closed')).toMatchObject([
      { node: 'watchCvr', at: '2026-11-12T00:00:00+08:00' },
      { node: 'watchStock', at: '2026-11-12T00:00:00+08:00' },
    ]);
    expect(simulation).toMatchObject({ status: 'completed', endedAt: '2026-11-12T06:00:00+08:00', problems: [] });
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded', status: 'completed' });
  });

  it('lists who had to do what by when', () => {
    expect(simulation.tasks).toEqual([
      {
        node: 'confirm',
        assignee: { role: 'planner' },
        openedAt: '2026-10-28T00:00:00+08:00',
        due: '2026-11-01T00:00:00+08:00',
        doneAt: '2026-10-28T04:00:00+08:00',
      },
      {
        node: 'budget',
        assignee: { role: 'manager' },
        openedAt: '2026-10-28T04:00:00+08:00',
        due: '2026-11-04T00:00:00+08:00',
        doneAt: '2026-10-28T06:00:00+08:00',
      },
      {
        node: 'unshipped',
        assignee: { role: 'operator' },
        openedAt: '2026-11-12T00:00:00+08:00',
        due: '2026-11-15T00:00:00+08:00',
        doneAt: '2026-11-12T06:00:00+08:00',
      },
    ]);
  });

  it('numbers its log without gaps and gives the same one again', async () => {
    expect(simulation.log.map((entry) => entry.seq)).toEqual(simulation.log.map((_, index) => index + 1));
    expect(await simulated()).toEqual(simulation);
  });
});
