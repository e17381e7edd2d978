import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulate.ts';
import { generatedPair, USERS } from '../support/equality/generated.ts';
import type { Pair } from '../support/equality/generated.ts';
import { performedOutcome, simulatedOutcome } from '../support/equality/outcome.ts';
import type { Outcome } from '../support/equality/outcome.ts';
import { Performance } from '../support/equality/performance.ts';
import { playOf } from '../support/equality/scenario-play.ts';
import type { Users } from '../support/equality/scenario-play.ts';
import { Stage } from '../support/equality/stage.ts';

/** How many generated playbooks: EQUALITY_RUNS=200; other ones: EQUALITY_SEED=7; only one of them: EQUALITY_ONLY=17. */
const seed = Number(process.env['EQUALITY_SEED'] ?? 20_261_111);
const numRuns = Number(process.env['EQUALITY_RUNS'] ?? 0);
const only = process.env['EQUALITY_ONLY'];
const SIDE_BY_SIDE = 8;
const MINUTE = 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, MINUTE);
afterAll(async () => {
  await stage?.close();
}, MINUTE);

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

async function simulated({ playbook, scenario }: Pair): Promise<Simulation> {
  const simulation = await simulate(playbook, scenario);
  if (!simulation.ok) throw new Error(simulation.problems.map((each) => each.message.en).join('\n'));
  return simulation.value;
}

async function performed(id: string, pair: Pair, simulation: Simulation, users: Users): Promise<Outcome> {
  const performance = new Performance(stage, id, playOf(pair.playbook, pair.scenario, simulation, users));
  await performance.perform();
  return performedOutcome(stage, performance);
}

/** Two answers at one instant reach the simulator as one event, and an engine one after the other. */
function haveTwoAtOnce({ log }: Simulation): boolean {
  const answers = log.filter((entry) => entry.type === 'taskDone' || (entry.type === 'approvalDecided' && entry['by']));
  return new Set(answers.map((entry) => entry.at)).size < answers.length;
}

describe('the production engine on a clock that is stepped', () => {
  it('does what the simulator shows for the example pair', async () => {
    const playbook = parsePlaybookText(read('hot-item-night.playbook.json'));
    const scenario = parseScenario(JSON.parse(read('hot-item-night.scenario.json')));
    if (!playbook.ok || !scenario.ok) throw new Error('The example pair does not parse');
    const pair = { playbook: playbook.value, scenario: scenario.value };
    const simulation = await simulated(pair);
    const users = { planner: 'chenjie', manager: 'lihang', operator: 'zhaolei' };
    expect(await performed('example-pair', pair, simulation, users)).toEqual(simulatedOutcome(simulation, users));
  });

  (numRuns > 0 ? it : it.skip)(
    `does what the simulator shows for ${numRuns} generated playbooks and scenarios (seed ${seed})`,
    async () => {
      const pairs = fc.sample(generatedPair(), { seed, numRuns }).map((pair, index) => ({ pair, index }));
      const queue = only === undefined ? pairs : [pairs[Number(only)]!];
      const differences: unknown[] = [];
      let compared = 0;
      const perform = async (): Promise<void> => {
        for (let next = queue.shift(); next && differences.length === 0; next = queue.shift()) {
          const { pair, index } = next;
          const simulation = await simulated(pair);
          if (haveTwoAtOnce(simulation)) continue;
          try {
            const outcome = await performed(`run${index}`, pair, simulation, USERS);
            const expected = simulatedOutcome(simulation, USERS);
            const at = expected.log.findIndex((entry, place) => !isDeepStrictEqual(entry, outcome.log[place]));
            // The first entry that differs says most; what follows from it says little.
            if (at !== -1) expect(outcome.log.slice(0, at + 1)).toEqual(expected.log.slice(0, at + 1));
            expect(outcome).toEqual(expected);
            compared += 1;
          } catch (error) {
            differences.push(new Error(`EQUALITY_SEED=${seed} EQUALITY_ONLY=${index}`, { cause: error }));
          }
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, perform));
      if (differences.length > 0) throw differences[0];
      expect(compared).toBeGreaterThan(numRuns / 2);
    },
    20 * MINUTE,
  );
});
