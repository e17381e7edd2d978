import { chiSquareTail, sampleRatioP } from '../../../rules/statistics/chi-square.ts';
import { hashToUnit, pickByWeight } from '../../../rules/statistics/hash.ts';
import { alwaysValidP } from '../../../rules/statistics/sequential.ts';
import { seeded, succeed } from '../../support/random.ts';

describe('the chi-square distribution', () => {
  it.each([
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
    [3.841, 1, 0.05],
    [10.828, 1, 0.001],
    [5.991, 2, 0.05],
    [13.816, 2, 0.001],
    [16.266, 3, 0.001],
    [18.307, 10, 0.05],
    [29.588, 10, 0.001],
    [124.342, 100, 0.05],
  ])('is exceeded at %d with %d degrees of freedom with probability %d', (x, df, p) => {
    expect(chiSquareTail(x, df)).toBeCloseTo(p, 4);
  });

  it('finds a sample ratio that cannot be chance, and only that', () => {
    // Kohavi, Tang, Xu 2020, “Trustworthy Online Controlled Experiments”: users of a 50/50 split, p = 1.8e-6.
    expect(sampleRatioP([821_588, 815_482], [1, 1]) * 1e6).toBeCloseTo(1.8, 1);
    expect(sampleRatioP([5_050, 4_950], [1, 1])).toBeCloseTo(0.3173, 4);
    expect(sampleRatioP([900, 100], [9, 1])).toBe(1);
  });
});

/** Λ of the mixture SPRT by its definition: the likelihood ratio, averaged over the mixture, integrated step by step. */
function mixtureRatio(theta: number, variance: number, tau2: number): number {
  const density = (x: number, mean: number, v: number) =>
    Math.exp(-((x - mean) ** 2) / (2 * v)) / Math.sqrt(2 * Math.PI * v);
  const [width, steps] = [12 * Math.sqrt(tau2), 40_000];
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const effect = -width / 2 + (width * step) / steps;
    sum +=
      (density(theta, effect, variance) / density(theta, 0, variance)) * density(effect, 0, tau2) * (width / steps);
  }
  return sum;
}

describe('the always-valid p-value', () => {
  it('is one over the mixture likelihood ratio', () => {
    const [a, b, minSample] = [{ successes: 500, trials: 10_000 }, { successes: 580, trials: 9_000 }, 2_000];
    const variances = [a, b].map(({ successes, trials }) => (successes / trials) * (1 - successes / trials));
    const variance = variances[0]! / a.trials + variances[1]! / b.trials;
    const tau2 = (5 * (variances[0]! + variances[1]!)) / minSample;
    const theta = b.successes / b.trials - a.successes / a.trials;
    expect(alwaysValidP(a, b, minSample)).toBeCloseTo(1 / mixtureRatio(theta, variance, tau2), 8);
  });

  it('is the same either way round, and one where nothing, or everything, happened', () => {
    const [a, b] = [
      { successes: 10, trials: 100 },
      { successes: 30, trials: 110 },
    ];
    expect(alwaysValidP(a, b, 50)).toBe(alwaysValidP(b, a, 50));
    expect(alwaysValidP({ successes: 0, trials: 100 }, { successes: 0, trials: 90 }, 50)).toBe(1);
    expect(alwaysValidP({ successes: 50, trials: 50 }, { successes: 60, trials: 60 }, 50)).toBe(1);
  });

  it.each([
    [0.05, 200, 50],
    [0.3, 100, 25],
    [0.01, 500, 100],
  ])('misleads at most a share alpha of those who look 100 times at two equal rates of %d', (rate, minSample, step) => {
    const random = seeded(20_261_111);
    const [runs, alpha] = [400, 0.05];
    let misled = 0;
    for (let run = 0; run < runs; run++) {
      let [a, b, trials] = [0, 0, 0];
      for (let look = 0; look < 100; look++) {
        a += succeed(step, rate, random);
        b += succeed(step, rate, random);
        trials += step;
        if (trials < minSample) continue;
        if (alwaysValidP({ successes: a, trials }, { successes: b, trials }, minSample) > alpha) continue;
        misled++;
        break;
      }
    }
    expect(misled / runs).toBeLessThanOrEqual(alpha);
  });

  it('finds a real difference: +18 % on 4 % within 100,000 impressions each, nearly always', () => {
    const random = seeded(7);
    let found = 0;
    for (let run = 0; run < 40; run++) {
      let [a, b, trials] = [0, 0, 0];
      for (let look = 0; look < 50; look++) {
        a += succeed(2_000, 0.04, random);
        b += succeed(2_000, 0.04 * 1.18, random);
        trials += 2_000;
        if (alwaysValidP({ successes: a, trials }, { successes: b, trials }, 2_000) > 0.05) continue;
        found++;
        break;
      }
    }
    expect(found).toBeGreaterThanOrEqual(38);
  });
});

describe('the hash that splits units', () => {
  it('is spread evenly, by the weights, and independent between experiments', () => {
    const counts = [0, 0, 0];
    let both = 0;
    for (let unit = 0; unit < 60_000; unit++) {
      const index = pickByWeight(hashToUnit(`c1/exp/customer-${unit}`), [3, 2, 1]);
      counts[index]!++;
      if (index === 0 && hashToUnit(`c1/other/customer-${unit}`) < 0.5) both++;
    }
    expect(sampleRatioP(counts, [3, 2, 1])).toBeGreaterThan(0.001);
    expect(both / counts[0]!).toBeCloseTo(0.5, 1);
  });

  it('stays what it is: a running experiment must not be split anew by another version', () => {
    expect(['', 'a', 'ab', 'c1/exp/顾客一'].map((text) => hashToUnit(text).toFixed(9))).toEqual([
      '0.000000000',
      '0.105674505',
      '0.087286043',
      '0.430927411',
    ]);
  });

  it('gives the last share what rounding leaves', () => {
    expect(pickByWeight(0.999_999_999, [1, 1, 1])).toBe(2);
    expect(pickByWeight(0, [0.1, 0.9])).toBe(0);
  });
});
