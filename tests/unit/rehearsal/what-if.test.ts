import { compareFires, firesIn } from '../../../rules/rehearsal/fires.ts';
import { carryTurns, knobsOf, problemsOfTurns, turnKnobs } from '../../../rules/rehearsal/knobs.ts';
import { rehearse } from '../../../rules/rehearsal/rehearse.ts';
import { scenarioOf, withRows } from '../../../rules/rehearsal/scenario-of.ts';
import { findTemplate } from '../../../rules/templates/index.ts';
import { examplePlaybook } from '../../editor/canvas/example.ts';

const sale = findTemplate('flash-sale')!.playbook('en');
const LOW_CVR = '/parameters/lowCvr/default';

async function rehearsed(playbook = sale) {
  const scenario = scenarioOf(sale, { T0: '2026-11-11T00:00:00+08:00' }, 'en');
  if (!scenario.ok) throw new Error('scenario');
  const shares: number[] = [];
  const played = await rehearse(playbook, withRows(sale, scenario.value), {
    onProgress: (share) => shares.push(share),
  });
  if (!played.ok) throw new Error(JSON.stringify(played.problems));
  return { ...played.value, shares };
}

describe('the numbers to turn', () => {
  it('are the numeric parameters, with the rules that read them, and the numbers that rules compare with', () => {
    const knobs = knobsOf(sale);
    expect(knobs.find((each) => each.pointer === LOW_CVR)).toMatchObject({
      of: 'parameter',
      value: 0.8,
      min: 0,
      rules: [{ node: 'watchCvr', rule: 'cold' }],
    });
    // By an expression too.
    expect(knobs.find((each) => each.of === 'parameter' && each.parameter === 'stockFloor')).toMatchObject({
      rules: expect.arrayContaining([{ node: 'watchStock', rule: 'soldOut' }]) as unknown,
    });
    const [threshold] = knobsOf(examplePlaybook()).filter((each) => each.of === 'rule');
    expect(threshold).toMatchObject({
      pointer: '/nodes/2/config/rules/0/conditions/all/0/value',
      value: 500,
      node: 'watch',
      rule: 'hot',
    });
  });

  it('give a playbook that differs in nothing else, and leave the old one alone', () => {
    const turned = turnKnobs(sale, { [LOW_CVR]: 1.2, '/parameters/nothing/default': 3, '/name': 4 });
    expect(turned).toEqual({
      ...sale,
      parameters: { ...sale.parameters, lowCvr: { ...sale.parameters['lowCvr'], default: 1.2 } },
    });
    expect(sale.parameters['lowCvr']?.default).toBe(0.8);
  });

  it('find their place again in a draft whose nodes have moved, and are left out where it is gone', () => {
    const before = examplePlaybook();
    const pointer = '/nodes/2/config/rules/0/conditions/all/0/value';
    const after = { ...before, nodes: before.nodes.toReversed() };
    expect(carryTurns(before, after, { [pointer]: 700 })).toEqual({
      '/nodes/3/config/rules/0/conditions/all/0/value': 700,
    });
    const without = { ...before, nodes: before.nodes.filter((node) => node.id !== 'watch') };
    expect(carryTurns(before, without, { [pointer]: 700 })).toEqual({});
  });

  it('that the playbook would not take are told before anything is written', () => {
    expect(problemsOfTurns(sale, { [LOW_CVR]: 1.2 })).toEqual([]);
    expect(problemsOfTurns(sale, { '/parameters/discount/default': 0.9 }).map((each) => each.place.pointer)).toEqual([
      '/parameters/discount/default',
    ]);
  });
});

describe('a rehearsal with another threshold', () => {
  it('fires otherwise, and says by how much, rule by rule', async () => {
    const [before, after] = [await rehearsed(), await rehearsed(turnKnobs(sale, { [LOW_CVR]: 1.2 }))];
    const changes = compareFires(firesIn(before.simulation.log), firesIn(after.simulation.log));
    const cold = changes.find((each) => each.rule === 'cold')!;
    expect(cold.fired).toEqual([0, 1]);
    // It may fire once: the next excursion is suppressed.
    expect(cold.suppressed).toEqual([0, 1]);
    expect(firesIn(after.simulation.log).find((each) => each.what === 'suppressed')?.reason).toBe('maxFires');
  });

  it('has curves that lie where the log says that the rule saw them, with the threshold that it had', async () => {
    const { curves, simulation } = await rehearsed(turnKnobs(sale, { [LOW_CVR]: 1.2 }));
    const fired = simulation.log.find((entry) => entry.type === 'ruleFired' && entry['rule'] === 'cold')!;
    const why = fired['why'] as { conditions: readonly { factValue: number; comparedValue: number }[] };
    const curve = curves.find((each) => each.rule === 'cold')!;
    const point = curve.points.find(([atMs]) => atMs === Date.parse(fired.at))!;
    expect(point.slice(1)).toEqual([why.conditions[0]!.factValue, why.conditions[0]!.comparedValue]);
  });

  it('tells how far it has come, never backwards, to the end', async () => {
    const { shares } = await rehearsed();
    expect(shares.every((share, index) => share >= (shares[index - 1] ?? 0) && share <= 1)).toBe(true);
    expect(shares.at(-1)).toBeGreaterThan(0.5);
  });
});
