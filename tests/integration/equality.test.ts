import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Intervention } from '../../rules/simulate/cast.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulation.ts';
import { approve } from '../support/engine.ts';
import { generatedPair, interventionsOf, PLAYBOOKS, USERS } from '../support/equality/generated.ts';
import { performedOutcome, simulatedOutcome } from '../support/equality/outcome.ts';
import type { Outcome } from '../support/equality/outcome.ts';
import { Performance } from '../support/equality/performance.ts';
import { playOf } from '../support/equality/scenario-play.ts';
import { Stage } from '../support/equality/stage.ts';
import { shortRuns } from '../support/short-runs.ts';

/** How many generated playbooks: EQUALITY_RUNS=20; other ones: EQUALITY_SEED=7; only one of them: EQUALITY_ONLY=17. */
const seed = Number(process.env['EQUALITY_SEED'] ?? 20_261_111);
const runs = Number(process.env['EQUALITY_RUNS'] ?? 200);
const only = process.env['EQUALITY_ONLY'];
const SIDE_BY_SIDE = 8;
const MOST_SHOWN = 3;
const MINUTE = 60_000;
/** So few that all but the shortest campaigns go on in a new run of their workflow in the middle. */
const EVENTS_PER_RUN = 40;

let stage: Stage;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacu-equality-'));
  stage = await Stage.open(await shortRuns(folder, EVENTS_PER_RUN));
  for (const playbook of Object.values(PLAYBOOKS)) await approve(stage.engine, playbook);
}, MINUTE);
afterAll(async () => {
  await stage?.close();
  await rm(folder, { recursive: true, force: true });
}, MINUTE);

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

async function simulated(
  campaign: string,
  playbook: Playbook,
  scenario: Scenario,
  interventions: readonly Intervention[] = [],
): Promise<Simulation> {
  const simulation = await simulate(playbook, scenario, { playbooks: PLAYBOOKS, campaign, interventions });
  if (!simulation.ok) throw new Error(simulation.problems.map((each) => each.message.en).join('\n'));
  return simulation.value;
}

const ACTS: ReadonlySet<string> = new Set([
  'taskDone',
  'approvalDecided',
  'intervention',
  'anchorMoved',
  'paused',
  'resumed',
]);

/** Two acts of people, or ends of sub-playbooks, at one instant reach an engine in the order in which they come about there. */
function haveTwoAtOnce({ log, children }: Simulation): boolean {
  const acts = log.filter((entry) => ACTS.has(entry.type) && entry['by'] !== undefined);
  const instants = [...acts.map((entry) => entry.at), ...children.map((child) => child.endedAt)];
  return new Set(instants).size < instants.length;
}

/** The first entry that differs says most; what follows from it says little. */
function expectSame(outcome: Outcome, expected: Outcome): void {
  const at = expected.log.findIndex((entry, place) => !isDeepStrictEqual(entry, outcome.log[place]));
  const shown = at === -1 ? expected.log.length : at + 1;
  expect(outcome.log.slice(0, shown)).toEqual(expected.log.slice(0, shown));
  expect(outcome).toEqual(expected);
}

describe('the production engine on a clock that is stepped', () => {
  it('does what the simulator shows for the example pair, in several runs and with every act sent twice', async () => {
    const playbook = parsePlaybookText(read('hot-item-night.playbook.json'));
    const scenario = parseScenario(JSON.parse(read('hot-item-night.scenario.json')));
    if (!playbook.ok || !scenario.ok) throw new Error('The example pair does not parse');
    const simulation = await simulated('example', playbook.value, scenario.value);
    const users = { planner: 'chenjie', manager: 'lihang', operator: 'zhaolei' };
    const performance = new Performance(stage, 'example', {
      ...playOf(playbook.value, scenario.value, simulation, users),
      sends: 2,
    });
    await performance.perform();
    expectSame(await performedOutcome(stage, performance), simulatedOutcome(simulation, users));
    expect(performance.backstage.runs.size).toBeGreaterThan(1);
  });

  it(
    `does what the simulator shows for ${runs} generated playbooks and scenarios (seed ${seed})`,
    async () => {
      const pairs = fc.sample(generatedPair(), { seed, numRuns: runs * 2 }).entries();
      const differences: unknown[] = [];
      let compared = 0;
      const perform = async (): Promise<void> => {
        for (const [index, pair] of pairs) {
          if (compared >= runs || differences.length >= MOST_SHOWN) return;
          if (only !== undefined && index !== Number(only)) continue;
          const id = `run${index}`;
          const { playbook, scenario } = pair;
          const simulation = await simulated(id, playbook, scenario, interventionsOf(pair));
          if (haveTwoAtOnce(simulation)) continue;
          compared += 1;
          try {
            const play = playOf(playbook, scenario, simulation, USERS, PLAYBOOKS, interventionsOf(pair));
            const performance = new Performance(stage, id, play);
            await performance.perform();
            expectSame(await performedOutcome(stage, performance), simulatedOutcome(simulation, USERS));
          } catch (error) {
            differences.push(new Error(`EQUALITY_SEED=${seed} EQUALITY_ONLY=${index}`, { cause: error }));
          }
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, perform));
      if (differences.length > 0) throw new AggregateError(differences, differences.map(String).join('\n'));
      expect(compared).toBe(only === undefined ? runs : 1);
    },
    20 * MINUTE,
  );
});
