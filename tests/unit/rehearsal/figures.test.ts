import { compareFigures, figuresOf, onSameGround } from '../../../rules/rehearsal/figures.ts';
import type { Figures } from '../../../rules/rehearsal/figures.ts';
import { rehearse } from '../../../rules/rehearsal/rehearse.ts';
import { scenarioOf, withRows } from '../../../rules/rehearsal/scenario-of.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { findTemplate } from '../../../rules/templates/index.ts';

const anchors = { T0: '2026-11-11T20:00:00+08:00' };
const sale = findTemplate('flash-sale')!.playbook('en');

function scenario(playbook: Playbook) {
  const made = scenarioOf(playbook, anchors, 'en');
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

async function played(playbook: Playbook, on = withRows(playbook, scenario(playbook))): Promise<Figures> {
  const done = await rehearse(playbook, on);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return figuresOf(done.value);
}

describe('two versions of a playbook in rehearsal', () => {
  it('come to the same where they are the same', async () => {
    const [before, after] = [await played(sale), await played(sale)];
    const { rules, actions, people, money } = compareFigures(before, after);
    expect(actions.length).toBeGreaterThan(0);
    expect(people.length).toBeGreaterThan(0);
    for (const [was, is] of [money, ...rules.flatMap((each) => [each.fired, each.suppressed])]) expect(is).toBe(was);
    for (const [was, is] of [...actions.map((each) => each.applied), ...people.map((each) => each.tasks)])
      expect(is).toBe(was);
  });

  it('are played on the same demand and the same rows, whatever each would make up for itself', () => {
    const dearer = structuredClone(sale) as unknown as {
      parameters: Record<string, { default: number }>;
    } & Playbook;
    dearer.parameters['minCvr']!.default = 0.3;
    dearer.parameters['uvTarget']!.default = 60_000;
    const ground = withRows(sale, scenario(sale));
    const own = withRows(dearer, scenario(dearer));
    const on = onSameGround(own, ground);
    expect(own.demand).not.toEqual(ground.demand);
    expect(own.datasets['skus']).not.toEqual(ground.datasets['skus']);
    expect(on.demand).toEqual(ground.demand);
    expect(on.datasets['skus']).toEqual(ground.datasets['skus']);
    expect(on.plan).toEqual(own.plan);
    expect(on.anchors).toEqual(anchors);
  });
});

const nothing = { status: 'completed', startMs: 0, endMs: 1, money: 0, rules: [], actions: [], work: [] } as const;
const rule = { node: 'watch', rule: 'low', recovered: 0, suppressed: { cooldown: 2 }, noData: 0, stale: 0 };

describe('the figures of two rehearsals', () => {
  it('stand side by side, what only one of them has with nothing beside it', () => {
    const before: Figures = {
      ...nothing,
      money: 500,
      rules: [{ ...rule, fired: 3 }],
      actions: [{ do: 'pause', applied: 1, failed: 0, declined: 0, money: 500 }],
    };
    const after: Figures = {
      ...nothing,
      money: 200,
      work: [
        { assignee: 'operator', day: '2026-11-10', opened: 1, unanswered: 0 },
        { assignee: 'operator', day: '2026-11-11', opened: 4, unanswered: 1 },
      ],
      actions: [{ do: 'reprice', applied: 2, failed: 0, declined: 0, money: 200 }],
    };
    expect(compareFigures(before, after)).toEqual({
      money: [500, 200],
      tasks: [0, 5],
      effects: [1, 2],
      worstMargin: undefined,
      rules: [{ node: 'watch', rule: 'low', fired: [3, 0], suppressed: [2, 0] }],
      actions: [
        { do: 'reprice', applied: [0, 2], money: [0, 200] },
        { do: 'pause', applied: [1, 0], money: [500, 0] },
      ],
      people: [{ assignee: 'operator', tasks: [0, 5], busiestDay: [0, 4] }],
    });
    expect(compareFigures(undefined, after).money).toEqual([undefined, 200]);
  });

  it('tell the day with the least margin only where goods have a cost', () => {
    const of = (costOfGoods: [string, number][]) =>
      figuresOf({
        summary: {
          ...nothing,
          decisions: 0,
          parked: 0,
          curves: {
            gmv: [
              ['a', 100],
              ['b', 200],
            ],
            costOfGoods,
          },
        },
        startMs: 0,
        endMs: 1,
      } as never).worstMargin;
    expect(
      of([
        ['a', 40],
        ['b', 150],
      ]),
    ).toEqual({ day: 'b', ratio: 0.25 });
    expect(of([])).toBeUndefined();
  });
});
