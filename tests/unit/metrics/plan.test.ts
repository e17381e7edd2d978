import * as fc from 'fast-check';
import { ok, failed } from '../../../rules/problems/result.ts';
import {
  movingPlan,
  planFileOf,
  planSchema,
  planEnd,
  readPlan,
  resolvePlan,
  type Plan,
} from '../../../rules/metrics/plan.ts';
import { badInstant } from '../../../rules/time/problems.ts';

const HOUR = 3_600_000;

describe('the end of a plan', () => {
  it('is a last step of 0, for a derived metric that of the first of its parts', () => {
    const plan: Plan = {
      gmv: [
        [0, 100],
        [24 * HOUR, 0],
      ],
      buyers: [
        [0, 50],
        [HOUR, 0],
        [2 * HOUR, 10],
      ],
      cvr: [[0, 0.05]],
    };
    expect(planEnd(plan, 'gmv')).toBe(24 * HOUR);
    expect(planEnd(plan, 'aov')).toBe(24 * HOUR);
    expect(planEnd(plan, 'buyers')).toBeUndefined();
    expect(planEnd(plan, 'cvr')).toBeUndefined();
    expect(planEnd(plan, 'uv')).toBeUndefined();
  });
});

describe('the plan of a campaign', () => {
  const file = {
    gmv: [
      ['T0', 100],
      ['T0 + PT1H', 300],
      ['2026-11-12T00:00:00Z', 0],
    ] satisfies [string, number][],
  };
  const T0 = Date.UTC(2026, 10, 11);
  const end = Date.UTC(2026, 10, 12);

  it('moves with the anchors that its steps are relative to, not with others', () => {
    const under = movingPlan(file, 'UTC');
    expect(under({ T0 }).gmv).toEqual([
      [T0, 100],
      [T0 + HOUR, 300],
      [end, 0],
    ]);
    expect(under({ T0: T0 + 2 * HOUR }).gmv?.map(([at]) => at)).toEqual([T0 + 2 * HOUR, T0 + 3 * HOUR, end]);
  });

  it('leaves out steps whose anchor is gone, and can be written without anchors', () => {
    const under = movingPlan(file, 'UTC');
    expect(under({}).gmv).toEqual([[end, 0]]);
    expect(movingPlan(planFileOf(under({ T0 })), 'Asia/Shanghai')({})).toEqual(under({ T0 }));
  });
});

describe('reading a plan', () => {
  const plan: Plan = {
    gmv: [
      [0, 100],
      [HOUR, 300],
    ],
    uv: [
      [0, 1_000],
      [HOUR, 2_000],
    ],
    buyers: [[0, 50]],
  };

  it('prorates an additive metric over the window, step by step', () => {
    expect(readPlan(plan, 'gmv', 0, HOUR)).toBe(100);
    expect(readPlan(plan, 'gmv', HOUR / 2, 1.5 * HOUR)).toBe(200);
    expect(readPlan(plan, 'gmv', HOUR, 3 * HOUR)).toBe(600);
  });

  it('counts an additive metric from its first step on, and has no value before it', () => {
    expect(readPlan(plan, 'gmv', -HOUR, HOUR / 2)).toBe(50);
    expect(readPlan(plan, 'gmv', -HOUR, 0)).toBeUndefined();
  });

  it('reads the others by the step that the window covers at its end', () => {
    expect(readPlan(plan, 'uv', 0, HOUR)).toBe(1_000);
    expect(readPlan(plan, 'uv', HOUR, 2 * HOUR)).toBe(2_000);
    expect(readPlan(plan, 'uv', HOUR / 2, HOUR + 1)).toBe(2_000);
  });

  it('reads the first step for a window that ends exactly there, and nothing before', () => {
    expect(readPlan(plan, 'uv', -HOUR, 0)).toBe(1_000);
    expect(readPlan(plan, 'uv', -HOUR, -1)).toBeUndefined();
  });

  it('computes a derived metric from its parts, unless it has a series of its own', () => {
    expect(readPlan(plan, 'cvr', 0, HOUR)).toBe(0.05);
    expect(readPlan({ ...plan, cvr: [[0, 0.03]] }, 'cvr', 0, HOUR)).toBe(0.03);
    expect(readPlan(plan, 'aov', 0, HOUR)).toBe(2);
    expect(readPlan(plan, 'roi', 0, HOUR)).toBeUndefined();
    expect(readPlan({ ...plan, uv: [[0, 0]] }, 'cvr', 0, HOUR)).toBeUndefined();
  });

  it('adds up: a window’s plan is the sum of the plans of its parts', () => {
    const instant = fc.integer({ min: 0, max: 10 * HOUR });
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), ([a, b, c]) => {
        const [from, middle, to] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        const sum = (readPlan(plan, 'gmv', from, middle) ?? 0) + (readPlan(plan, 'gmv', middle, to) ?? 0);
        expect(readPlan(plan, 'gmv', from, to) ?? 0).toBeCloseTo(sum, 6);
      }),
    );
  });
});

describe('resolving a plan', () => {
  const hours: Record<string, number> = { T0: 0, 'T0 + PT1H': HOUR };
  const resolve = (text: string) => {
    const atMs = hours[text];
    return atMs === undefined ? failed(badInstant('', { text })) : ok(atMs);
  };

  it('puts the steps in order, and the later written of two at one instant counts', () => {
    const file = planSchema.parse({
      uv: [
        ['T0 + PT1H', 2],
        ['T0', 1],
        ['T0', 3],
      ],
    });
    expect(resolvePlan(file, resolve)).toEqual(
      ok({
        uv: [
          [0, 3],
          [HOUR, 2],
        ],
      }),
    );
  });

  it('names an unknown metric and a bad instant with their places', () => {
    const result = resolvePlan(
      {
        uvv: [['T0', 1]],
        uv: [
          ['T0', 1],
          ['tomorrow', 2],
        ],
      },
      resolve,
    );
    expect(result.ok ? [] : result.problems.map(({ code, place }) => [code, place.pointer])).toEqual([
      ['unknown-metric', '/uvv'],
      ['bad-instant', '/uv/1/0'],
    ]);
    expect(!result.ok && result.problems[0]!.message.en).toContain('Did you mean “uv”?');
  });

  it('has no series without steps', () => {
    expect(planSchema.safeParse({ uv: [] }).success).toBe(false);
    expect(planSchema.safeParse({ uv: [['T0']] }).success).toBe(false);
  });
});
