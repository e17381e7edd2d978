import type { Series } from '../../../rules/api/campaigns.ts';
import { findMetric, sourceMetrics, unknownMetric } from '../../../rules/metrics/catalogue.ts';
import type { Plan } from '../../../rules/metrics/plan.ts';
import { MemoryPoints } from '../../../rules/metrics/points.ts';
import { readBegunStep, readSteps } from '../../../rules/metrics/series.ts';
import type { SeriesStep } from '../../../rules/metrics/series.ts';
import { parseDuration, shift } from '../../../rules/time/duration.ts';
import { badDuration } from '../../../rules/time/problems.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import type { Models } from '../../models/models.ts';
import { toPoint } from '../../ports/data/shop-data.ts';
import { badRequest } from '../http/refusals.ts';
import { tooManySteps } from './words.ts';

export interface SeriesQuery {
  readonly metric: string;
  readonly step: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly where?: Readonly<Record<string, string>> | undefined;
  /** The present in campaign time: later there are no actual values. */
  readonly presentMs: number;
}

const MOST_STEPS = 3_000;

/** A metric step by step, read from the stored points as decisions read it, against the campaign's plan. */
export async function readSeries(
  models: Models,
  stored: CampaignDocument,
  plan: Plan,
  query: SeriesQuery,
): Promise<Series> {
  const { metric, step, fromMs, toMs, where, presentMs } = query;
  const { timezone } = stored;
  const definition = findMetric(metric);
  if (!definition) throw badRequest([unknownMetric(metric, '/query/metric')]);
  const endsMs = endsOfSteps(fromMs, toMs, step, timezone);
  const found = await models.metricPoints
    .find({
      shop: stored.shop,
      metric: { $in: [...sourceMetrics(metric)] },
      atMs: { $gt: fromMs, $lte: Math.min(toMs, presentMs) },
    })
    .sort({ atMs: 1 })
    .lean();
  const points = new MemoryPoints(found.map(toPoint));
  const show = ({ atMs, ...values }: SeriesStep) => ({ at: formatInstant(atMs, timezone), ...values });
  const begunMs = endsMs.findLast((atMs) => atMs <= presentMs) ?? fromMs;
  const begun = readBegunStep({ metric, step, where, fromMs: begunMs, toMs, presentMs }, points, plan, timezone);
  return {
    metric,
    unit: definition.unit,
    step,
    points: readSteps({ metric, step, endsMs, where, presentMs }, points, plan, timezone).map(show),
    ...(begun && { begun: show(begun) }),
  };
}

function endsOfSteps(fromMs: number, toMs: number, step: string, timeZone: string): number[] {
  const firstMs = parseDuration(step) && shift(fromMs, step, timeZone);
  if (firstMs === undefined || firstMs <= fromMs) throw badRequest([badDuration('/query/step', { text: step })]);
  const steps = Math.ceil((toMs - fromMs) / (firstMs - fromMs));
  if (steps > MOST_STEPS) throw badRequest([tooManySteps('/query/step', { steps, max: MOST_STEPS })]);
  const ends: number[] = [];
  for (let atMs = firstMs; atMs <= toMs; atMs = shift(atMs, step, timeZone)) ends.push(atMs);
  return ends;
}
