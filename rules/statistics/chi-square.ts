/**
 * The probability that a chi-square variable of `df` degrees of freedom exceeds `x`: the upper regularized incomplete
 * gamma function Q(df/2, x/2), by its series or its continued fraction (Numerical Recipes, 3rd edition, 6.2).
 */
export function chiSquareTail(x: number, df: number): number {
  if (x <= 0) return 1;
  const [a, half] = [df / 2, x / 2];
  const scale = Math.exp(a * Math.log(half) - half - logGamma(a));
  return half < a + 1 ? 1 - scale * series(a, half) : scale * continuedFraction(a, half);
}

const PRECISION = 1e-15;
const MOST_TERMS = 10_000;

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Lentz's method. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let result = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    const delta = c * d;
    result *= delta;
    if (Math.abs(delta - 1) < PRECISION) break;
  }
  return result;
}

/** Lanczos' approximation, g = 7. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x ≥ 0.5. */
function logGamma(x: number): number {
  const base = x + 6.5;
  const sum = LANCZOS.reduce((total, coefficient, index) => total + coefficient / (x + index), 0.99999999999980993);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** The p-value of counts against the shares that they should have (Pearson's chi-square test). */
export function sampleRatioP(counts: readonly number[], weights: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 1;
  const statistic = counts.reduce((sum, count, index) => {
    const expected = (total * weights[index]!) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return chiSquareTail(statistic, counts.length - 1);
}
