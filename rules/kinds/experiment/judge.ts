import type { Json } from '../../json.ts';
import { findMetric } from '../../metrics/catalogue.ts';
import { rateOf } from '../../statistics/sequential.ts';
import type { Verdict } from '../../watch/verdict.ts';
import type { Sight } from '../spec.ts';
import { compare } from './compare.ts';
import type { Comparison, Reason } from './compare.ts';
import { explain } from './explain.ts';
import { segmentsSeen } from './read.ts';
import type { ExperimentConfig } from './schema.ts';

/**
 * The verdict, if the data as they are now allow one, or the last moment has come; undefined: look on. It sets `winner`,
 * `lift`, `pValue`, or `reason`, or of each segment its winner.
 */
export function judgeExperiment(sight: Sight, config: ExperimentConfig): Verdict | undefined {
  const rivals = config.variants.length - 1;
  const segments = segmentsSeen(sight, config);
  // Where segments are compared, too, each of them and the whole are chances to be wrong.
  const comparisons = config.bySegment === undefined ? rivals : rivals * (segments.length + 1);
  const whole = compare(sight, config, comparisons);
  if (config.bySegment === undefined) return whole.final || sight.isLast ? verdictOf(sight, config, whole) : undefined;
  const parts = segments.map((segment) => ({
    segment,
    ...compare(sight, config, comparisons, { [config.bySegment!]: segment }),
  }));
  const decided = parts.filter((part) => part.winner !== undefined);
  const winners = new Set(decided.map((part) => part.winner));
  const isComplete = parts.length > 1 && decided.length === parts.length;
  if (!isComplete && !sight.isLast) return undefined;
  if (winners.size > 1) return bySegment(sight, config, whole, parts);
  if (isComplete) return verdictOf(sight, config, { ...whole, winner: parts[0]!.winner!, final: true });
  return verdictOf(sight, config, whole);
}

function bySegment(
  { node }: Sight,
  config: ExperimentConfig,
  whole: Comparison,
  parts: readonly (Comparison & { readonly segment: string })[],
): Verdict {
  // A segment that shows no difference stays with what is best for all, or with what it has.
  const otherwise = whole.winner ?? config.variants[0]!.id;
  const winners = parts.map((part) => [nameOf(part.segment), part.winner ?? otherwise] as const);
  const why = parts.flatMap((part) =>
    explain(node, config, part, { [config.bySegment!]: part.segment }).map((each) => ({
      ...each,
      rule: `${part.segment}: ${each.rule}`,
    })),
  );
  return { outcome: 'segment', values: Object.fromEntries(winners), why };
}

/** A segment as the last part of a variable's name, which has no blanks and no dots. */
const nameOf = (segment: string): string => segment.replace(/[\s.]+/g, '_');

function verdictOf({ node }: Sight, config: ExperimentConfig, comparison: Comparison): Verdict {
  const { winner, reason = 'noDifference' } = comparison;
  const why = explain(node, config, comparison, {});
  if (winner === undefined) return { outcome: 'inconclusive', values: { reason: reason satisfies Reason }, why };
  return { outcome: winner, values: { winner, ...figures(config, comparison, winner) }, why };
}

/**
 * How much better the winner is, as a share of the first variant's rate, and how sure that is. If the first itself won:
 * compared with the best of the others.
 */
function figures({ metric }: ExperimentConfig, { arms }: Comparison, winner: string): Record<string, Json> {
  const sign = findMetric(metric)?.upIsGood ? 1 : -1;
  const rated = arms.flatMap((arm) => (arm.measured ? [{ ...arm, rate: rateOf(arm.measured) }] : []));
  const won = rated.find((arm) => arm.variant.id === winner);
  const others = rated.slice(1).toSorted((a, b) => sign * (b.rate - a.rate));
  const against = won?.stands === 'first' ? others[0] : rated.find((arm) => arm.stands === 'first');
  const p = (won?.stands === 'first' ? against : won)?.p;
  return {
    ...(won && against && against.rate > 0 && { lift: won.rate / against.rate - 1 }),
    ...(p !== undefined && { pValue: p }),
  };
}
