import { assert, constantFrom, integer, property } from 'fast-check';
import { planFromTable } from '../../../editor/campaign/launch/planFromTable.ts';
import { liveHours, planFromTargets } from '../../../rules/metrics/plan-from-targets.ts';
import { planSchema, readPlan, resolvePlan } from '../../../rules/metrics/plan.ts';
import { ok } from '../../../rules/problems/result.ts';
import { findTemplate } from '../../../rules/templates/index.ts';
import { resolveAnchors, resolveInstant } from '../../../rules/time/instant.ts';

const playbook = findTemplate('double-11')!.playbook('en');
const resolved = resolveAnchors(playbook.anchors, { T0: '2026-11-11T00:00:00+08:00' }, playbook.timezone);
const anchors = resolved.ok ? resolved.value : {};
const scope = { playbook, anchors, anchor: 'T0' };
const instants = { anchors, timeZone: playbook.timezone, nowMs: NaN };

describe('a plan from targets', () => {
  it('adds up to the target to the minor unit, whatever the target and the curve', () => {
    assert(
      property(
        integer({ min: 0, max: 10_000_000_000 }),
        constantFrom('event' as const, 'flat' as const),
        (gmv, curve) => {
          const plan = planFromTargets({ gmv, uv: 1000, cvr: 0.03, curve }, scope);
          const steps = plan?.['gmv'] ?? [];
          expect(steps.reduce((sum, [, value]) => sum + value, 0)).toBe(gmv);
          expect(steps.every(([, value]) => Number.isInteger(value) && value >= 0)).toBe(true);
        },
      ),
    );
  });

  it('reads back, by the engine’s own rules, as the targets: GMV, conversion and AOV', () => {
    const file = planSchema.parse(planFromTargets({ gmv: 110_000_000, uv: 24_000, cvr: 0.04, curve: 'event' }, scope));
    const plan = resolvePlan(file, (text) => ok(resolveInstant(text, instants)));
    if (!plan.ok) throw new Error('refused');
    const [from, to] = [anchors['T0']!, anchors['T1']!];
    expect(readPlan(plan.value, 'gmv', from, to)).toBeCloseTo(110_000_000, 3);
    for (let hour = 1; hour <= 24; hour++) {
      const end = from + hour * 3_600_000;
      expect(readPlan(plan.value, 'cvr', end - 3_600_000, end)).toBeCloseTo(0.04, 9);
      expect(readPlan(plan.value, 'aov', end - 3_600_000, end)! / (110_000_000 / 960)).toBeCloseTo(1, 4);
    }
    expect(readPlan(plan.value, 'gmv', to, to + 3_600_000)).toBe(0);
  });

  it('is written relative to the event day, so that it moves with it', () => {
    const at = planFromTargets({ gmv: 1, uv: 1, cvr: 0.5, curve: 'flat' }, scope)?.['uv']?.map(([text]) => text);
    expect(at?.slice(0, 2)).toEqual(['T0', 'T0 + PT1H']);
    expect(at?.at(-1)).toBe(`T0 + PT${liveHours(scope)?.hours}H`);
  });
});

describe('a pasted plan', () => {
  it('takes what a spreadsheet gives: tabs, thousands commas, currency signs and percent', () => {
    const read = planFromTable(
      'at\tGMV\tuv\tcvr\nT0\t¥120,000.50\t2,400\t3.2%\nT0 + PT1H\t80000\t1900\t0.031\n',
      playbook,
    );
    expect(read).toEqual({
      ok: true,
      steps: 2,
      plan: {
        gmv: [
          ['T0', 12_000_050],
          ['T0 + PT1H', 8_000_000],
        ],
        uv: [
          ['T0', 2400],
          ['T0 + PT1H', 1900],
        ],
        cvr: [
          ['T0', 0.032],
          ['T0 + PT1H', 0.031],
        ],
      },
    });
  });

  it('takes Chinese headings, CSV and points in time', () => {
    const read = planFromTable('时间,成交额\n2026-11-11T00:00:00+08:00,10\n', playbook);
    expect(read).toMatchObject({ ok: true, plan: { gmv: [['2026-11-11T00:00:00+08:00', 1000]] } });
  });

  it('says of each line what is wrong with it, and takes none', () => {
    expect(planFromTable('at,gmv,visits\nT0,10,1\nsoon,ten,1\n', playbook)).toEqual({
      ok: false,
      problems: [
        { line: 1, code: 'unknownColumn', text: 'visits' },
        { line: 3, code: 'badInstant', text: 'soon' },
        { line: 3, code: 'badNumber', text: 'ten' },
      ],
    });
    expect(planFromTable('gmv,uv\n1,2', playbook)).toMatchObject({
      ok: false,
      problems: [{ line: 1, code: 'noTimeColumn' }],
    });
    expect(planFromTable('  \n', playbook)).toMatchObject({ ok: false, problems: [{ code: 'noLines' }] });
  });
});
