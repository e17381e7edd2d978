import * as fc from 'fast-check';
import { decomposeGap } from '../../../rules/review/gap.ts';

const money = fc.integer({ min: 0, max: 1_000_000_000_000 });
const count = fc.integer({ min: 0, max: 100_000_000 });
const target = fc.record({
  gmv: money,
  uv: fc.integer({ min: 1, max: 100_000_000 }),
  cvr: fc.double({ min: 0.000_01, max: 1, noNaN: true }),
});
const actual = fc.record({ gmv: money, uv: count, buyers: count });

describe('The gap between the planned and the actual GMV', () => {
  it('is the sum of its parts to the cent, whatever the figures', () => {
    fc.assert(
      fc.property(target, actual, (planned, came) => {
        const gap = decomposeGap({ target: planned, actual: came });
        fc.pre(gap !== undefined);
        expect(gap!.uv + gap!.cvr + gap!.aov).toBe(gap!.total);
        expect(gap!.total).toBe(came.gmv - planned.gmv);
        for (const part of Object.values(gap!)) expect(Number.isSafeInteger(part)).toBe(true);
      }),
    );
  });

  it('is there for every campaign of up to a billion whose figures are within a thousandfold of its plan', () => {
    const near = fc.record({
      planned: fc.record({
        gmv: fc.integer({ min: 1, max: 100_000_000_000 }),
        uv: fc.integer({ min: 1000, max: 100_000_000 }),
        cvr: fc.double({ min: 0.001, max: 1, noNaN: true }),
      }),
      share: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(near, ({ planned, share }) => {
        const uv = planned.uv * share;
        const buyers = Math.round(uv * planned.cvr);
        expect(decomposeGap({ target: planned, actual: { gmv: planned.gmv * share, uv, buyers } })).toBeDefined();
      }),
    );
  });

  it('is not made up where a level is beyond what integers hold', () => {
    const absurd = {
      target: { gmv: 1_000_000_000_000, uv: 1, cvr: 0.000_01 },
      actual: { gmv: 0, uv: 0, buyers: 14_193_507 },
    };
    expect(decomposeGap(absurd)).toBeUndefined();
  });

  it('is zero in every part where everything came as planned', () => {
    const planned = fc
      .integer({ min: 1, max: 10_000_000 })
      .chain((uv) => fc.record({ uv: fc.constant(uv), buyers: fc.integer({ min: 1, max: uv }), gmv: money }));
    fc.assert(
      fc.property(planned, ({ uv, buyers, gmv }) => {
        const gap = decomposeGap({ target: { gmv, uv, cvr: buyers / uv }, actual: { gmv, uv, buyers } })!;
        expect(Object.values(gap).map(Math.abs)).toEqual([0, 0, 0, 0]);
      }),
    );
  });

  it('lies with the factor that alone is off', () => {
    const planned = { gmv: 100_000_000, uv: 40_000, cvr: 0.05 };
    const came = (uv: number, buyers: number, gmv: number) =>
      decomposeGap({ target: planned, actual: { uv, buyers, gmv } });
    expect(came(20_000, 1000, 50_000_000)).toEqual({ uv: -50_000_000, cvr: 0, aov: 0, total: -50_000_000 });
    expect(came(40_000, 3000, 150_000_000)).toEqual({ uv: 0, cvr: 50_000_000, aov: 0, total: 50_000_000 });
    expect(came(40_000, 2000, 80_000_000)).toEqual({ uv: 0, cvr: 0, aov: -20_000_000, total: -20_000_000 });
  });

  it('replaces UV, then CVR, then AOV, as chain substitution does', () => {
    const gap = decomposeGap({
      target: { gmv: 100_000_000, uv: 40_000, cvr: 0.05 },
      actual: { uv: 50_000, buyers: 2000, gmv: 80_000_000 },
    });
    expect(gap).toEqual({ uv: 25_000_000, cvr: -25_000_000, aov: -20_000_000, total: -20_000_000 });
  });

  it('computes each part from its own factor: the AOV’s is what the buyers spent otherwise, up to half a cent', () => {
    fc.assert(
      fc.property(target, actual, (planned, came) => {
        const gap = decomposeGap({ target: planned, actual: came });
        fc.pre(gap !== undefined);
        const plannedAov = planned.gmv / (planned.uv * planned.cvr);
        const expected = came.gmv - came.buyers * plannedAov;
        expect(Math.abs(gap!.aov - expected)).toBeLessThanOrEqual(0.5 + Math.abs(expected) * 1e-9);
      }),
    );
  });

  it('has no meaning where no conversion was planned', () => {
    const came = { uv: 1, buyers: 1, gmv: 1 };
    expect(decomposeGap({ target: { gmv: 1, uv: 0, cvr: 0.1 }, actual: came })).toBeUndefined();
    expect(decomposeGap({ target: { gmv: 1, uv: 10, cvr: 0 }, actual: came })).toBeUndefined();
  });
});
