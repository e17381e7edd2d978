import { completeExample, scenarioOfExample } from '../../../rules/kinds/complete-example.ts';
import type { KindExample } from '../../../rules/kinds/example.ts';
import { KINDS, kinds } from '../../../rules/kinds/registry.ts';
import { lint } from '../../../rules/lint/lint.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { simulate } from '../../../rules/simulate/simulate.ts';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(result.problems.map((each) => `${each.place.pointer}: ${each.message.en}`).join('\n'));
  return result.value;
}

const playbookOf = (example: KindExample, id?: string): Playbook =>
  valueOf(parsePlaybook(completeExample(example, id)));

describe.each(KINDS)('the example of the kind %s', (kind) => {
  const example: KindExample = kinds[kind].example;

  it('is about a node of that kind, and lint finds no error in it', () => {
    expect(example.nodes[0]?.kind).toBe(kind);
    const found = [
      lint(playbookOf(example)),
      ...Object.entries(example.playbooks ?? {}).map(([id, each]) => lint(playbookOf(each, id))),
    ].flat();
    expect(found.filter((problem) => problem.severity === 'error')).toEqual([]);
  });

  it('comes to its end in a simulation, by way of that node and with no problem', async () => {
    const playbooks = Object.fromEntries(
      Object.entries(example.playbooks ?? {}).map(([id, each]) => [id, playbookOf(each, id)]),
    );
    const scenario = valueOf(parseScenario(scenarioOfExample(example)));
    const played = valueOf(await simulate(playbookOf(example), scenario, { playbooks }));
    expect(played.problems).toEqual([]);
    expect(played.log.map((entry) => [entry.type, entry['node']])).toContainEqual([
      'nodeEntered',
      example.nodes[0]!.id,
    ]);
    expect(played.status).toBe('completed');
  });
});
