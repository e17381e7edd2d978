/** How often something happened, of how many times that it could have. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

export const rateOf = ({ successes, trials }: Proportion): number => successes / trials;

/**
 * The width of the mixture: its variance in multiples of the difference's variance at the least sample. With five of
 * them the boundary is at its narrowest (3.1 standard errors at alpha = 5 %) from the least sample on to about four
 * times that, which is when experiments are mostly decided.
 */
const MIXTURE = 5;

/**
 * The always-valid p-value of two proportions being equal, by the mixture sequential probability ratio test (Johari,
 * Koomen, Pekelis, Walsh 2017, “Peeking at A/B Tests”, section 4): however often one looks, it falls to α or below in at
 * most a share α of the cases in which there is no difference. With θ the difference, v its variance and τ² that of
 * the normal mixture, p = 1/Λ and Λ = √(v / (v + τ²)) · exp(θ² τ² / (2 v (v + τ²))).
 * `minSample`: the least number of trials of each, from which on one looks.
 */
export function alwaysValidP(a: Proportion, b: Proportion, minSample: number): number {
  const [varianceA, varianceB] = [varianceOf(a), varianceOf(b)];
  const variance = varianceA / a.trials + varianceB / b.trials;
  // Nothing happened, or always: there is no telling by how much the next ones would differ.
  if (!(variance > 0)) return 1;
  const mixture = (MIXTURE * (varianceA + varianceB)) / minSample;
  const difference = rateOf(b) - rateOf(a);
  const logRatio =
    0.5 * Math.log(variance / (variance + mixture)) +
    (difference ** 2 * mixture) / (2 * variance * (variance + mixture));
  return Math.min(1, Math.exp(-logRatio));
}

const varianceOf = (proportion: Proportion): number => rateOf(proportion) * (1 - rateOf(proportion));
