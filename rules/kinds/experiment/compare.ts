import { findMetric } from '../../metrics/catalogue.ts';
import { sampleRatioP } from '../../statistics/chi-square.ts';
import { alwaysValidP, rateOf } from '../../statistics/sequential.ts';
import type { Proportion } from '../../statistics/sequential.ts';
import type { Sight } from '../spec.ts';
import { readArm, whereOf } from './read.ts';
import type { ExperimentConfig, Variant } from './schema.ts';

/** Why an experiment has no winner. */
export type Reason = 'noData' | 'minSample' | 'sampleRatio' | 'guardrail' | 'noDifference';

/** One variant against the first. */
export interface Arm {
  readonly variant: Variant;
  readonly measured: Proportion | undefined;
  /** Always-valid and corrected for the number of comparisons; none for the first. */
  readonly p?: number;
  readonly stands: 'first' | 'better' | 'worse' | 'open';
  /** The guardrail metrics on which it is significantly worse. */
  readonly breaches: readonly string[];
}

/** What is known of one population, all of it or a segment; without a winner, why there is none yet. */
export interface Comparison {
  readonly arms: readonly Arm[];
  readonly winner?: string;
  readonly reason?: Reason;
  /** Looking on can change nothing. */
  readonly final: boolean;
}

/** Below this the counts cannot have come from the weights (Fabijan et al. 2019, “Diagnosing Sample Ratio Mismatch”). */
const SAMPLE_RATIO_ALPHA = 0.001;

/**
 * Compares every variant with the first (Bonferroni over `comparisons`). A variant wins that is significantly better
 * than the first, breaches no guardrail, and has none above it that may still win; the first wins when all others are
 * significantly worse.
 */
export function compare(
  sight: Sight,
  config: ExperimentConfig,
  comparisons: number,
  where: Readonly<Record<string, string>> = {},
): Comparison {
  const measured = (metric: string) =>
    config.variants.map(({ id }) => readArm(sight, metric, { ...whereOf(sight.node, id), ...where }));
  const primary = measured(config.metric);
  const guarded = (config.guardrails ?? []).map((metric) => ({ metric, arms: measured(metric) }));
  const against = (metric: string, arms: readonly (Proportion | undefined)[], index: number) => {
    const [first, other] = [arms[0], arms[index]];
    if (!first || !other) return undefined;
    const p = Math.min(1, comparisons * alwaysValidP(first, other, config.minSample));
    const isUp = rateOf(other) > rateOf(first);
    const stands = p > config.alpha ? 'open' : isUp === findMetric(metric)?.upIsGood ? 'better' : 'worse';
    return { p, stands } as const;
  };
  const arms = config.variants.map((variant, index): Arm => {
    const result = index === 0 ? undefined : against(config.metric, primary, index);
    const breaches =
      index === 0
        ? []
        : guarded
            .filter((each) => against(each.metric, each.arms, index)?.stands === 'worse')
            .map((each) => each.metric);
    const stands = index === 0 ? 'first' : (result?.stands ?? 'open');
    return { variant, measured: primary[index], ...(result && { p: result.p }), stands, breaches };
  });
  const isGuarded = guarded.every((each) => each.arms.every((arm) => arm !== undefined));
  return { arms, ...conclude(sight.isLast, config, arms, isGuarded) };
}

function conclude(
  isLast: boolean,
  config: ExperimentConfig,
  arms: readonly Arm[],
  isGuarded: boolean,
): Omit<Comparison, 'arms'> {
  const open = (reason: Reason) => ({ reason, final: false });
  const samples = arms.flatMap((arm) => arm.measured ?? []).map((each) => each.trials);
  if (samples.length < arms.length) return open('noData');
  const weights = arms.map((arm) => arm.variant.weight);
  const isMismatched = sampleRatioP(samples, weights) < SAMPLE_RATIO_ALPHA;
  if (samples.some((sample) => sample < config.minSample)) return open(isMismatched ? 'sampleRatio' : 'minSample');
  const found = findWinner(isLast, config, arms, isGuarded);
  // Only where it matters: looked for again and again, a mismatch would now and then be found by chance.
  if (isMismatched) return { reason: 'sampleRatio', final: found.final };
  return found;
}

function findWinner(
  isLast: boolean,
  { metric }: ExperimentConfig,
  arms: readonly Arm[],
  isGuarded: boolean,
): Omit<Comparison, 'arms'> {
  const sign = findMetric(metric)?.upIsGood ? 1 : -1;
  const worth = (arm: Arm) => sign * rateOf(arm.measured!);
  const others = arms.slice(1);
  const better = others.filter((arm) => arm.stands === 'better');
  const undecided = others.filter((arm) => arm.stands === 'open');
  if (others.every((arm) => arm.stands === 'worse')) return { winner: arms[0]!.variant.id, final: true };
  if (better.length > 0 && !isGuarded) return { reason: 'noData', final: false };
  const [best] = better.filter((arm) => arm.breaches.length === 0).toSorted((a, b) => worth(b) - worth(a));
  if (best && (isLast || undecided.every((arm) => worth(arm) <= worth(best))))
    return { winner: best.variant.id, final: true };
  if (best || better.length === 0) return { reason: 'noDifference', final: false };
  return { reason: 'guardrail', final: undecided.length === 0 };
}
