import { readFileSync } from 'node:fs';
import { parsePlaybookText } from '../../rules/playbook/parse.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { performedOutcome, simulatedOutcome } from '../support/equality/outcome.ts';
import { Performance } from '../support/equality/performance.ts';
import { playOf } from '../support/equality/scenario-play.ts';
import { Stage } from '../support/equality/stage.ts';

const MINUTE = 60_000;
let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
}, MINUTE);

afterAll(async () => {
  await stage?.close();
}, MINUTE);

const read = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

describe('the production engine on a clock that is stepped', () => {
  it('does what the simulator shows for the example pair', async () => {
    const playbook = parsePlaybookText(read('hot-item-night.playbook.json'));
    const scenario = parseScenario(JSON.parse(read('hot-item-night.scenario.json')));
    if (!playbook.ok || !scenario.ok) throw new Error('The example pair does not parse');
    const simulation = await simulate(playbook.value, scenario.value);
    if (!simulation.ok) throw new Error(JSON.stringify(simulation.problems));
    const users = { planner: 'chenjie', manager: 'lihang', operator: 'zhaolei' };
    const performance = new Performance(
      stage,
      'example-pair',
      playOf(playbook.value, scenario.value, simulation.value, users),
    );
    await performance.perform();
    expect(await performedOutcome(stage, performance)).toEqual(simulatedOutcome(simulation.value, users));
  });
});
