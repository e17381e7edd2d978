import { campaignSchema } from '../../../rules/api/campaigns.ts';
import { datasetPageSchema, metricsPageSchema } from '../../../rules/api/ingest.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Context } from '../../../rules/interpreter/messages.ts';
import type { Json } from '../../../rules/json.ts';
import { sourceMetrics } from '../../../rules/metrics/catalogue.ts';
import { fixedPlan, movingPlan } from '../../../rules/metrics/plan.ts';
import type { PlanUnder } from '../../../rules/metrics/plan.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { MetricQuery } from '../../../rules/metrics/read.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { ScenarioData } from '../../../rules/simulate/data.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { reachesBackTo } from '../../../rules/trial/reach.ts';
import { factsAt } from '../../../rules/watch/view.ts';
import { request } from '../../api/request.ts';
import { instantMs } from '../../i18n/format/times.ts';

/** Whose data are read: what a campaign sees at present, or the newest that a shop has. */
export type LiveSource =
  { readonly type: 'campaign'; readonly id: string } | { readonly type: 'shop'; readonly id: string };

export interface PlaceAsk {
  readonly phase: string;
  readonly playbook: Pick<Playbook, 'parameters' | 'timezone'>;
  /** Epoch ms, for a shop alone: a campaign has its own. */
  readonly anchors: Readonly<Record<string, number>>;
}

export interface LiveAsk extends PlaceAsk {
  readonly metrics: readonly MetricQuery[];
  /** The data set whose rows are gone through, if any. */
  readonly dataset: string | undefined;
}

export interface LiveFacts {
  readonly facts: Facts;
  readonly timeZone: string;
  /** Epoch ms; undefined for a shop without any data. */
  readonly asOfMs: number | undefined;
  readonly rows: readonly Row[];
  /** How many rows there are in all. */
  readonly rowCount: number;
}

const POINTS = 10_000;
/** Enough to see whom a condition picks; all rows of a large shop would take long. */
const ROWS = 200;

/** What conditions would see now, from where the engine has it. */
export async function fetchLive(source: LiveSource, ask: LiveAsk, signal?: AbortSignal): Promise<LiveFacts> {
  const present = await fetchPresent(source, ask, signal);
  const { shop, timeZone, asOfMs } = present;
  const [facts, { rows, total }] = await Promise.all([
    factsAtPresent(present, ask.metrics, signal),
    ask.dataset === undefined ? { rows: [], total: 0 } : fetchRows(shop, ask.dataset, signal),
  ]);
  return { facts, timeZone, asOfMs, rows, rowCount: total };
}

/** The present of a campaign, or the last instant that a shop has told of. */
export const fetchPresent = (source: LiveSource, ask: PlaceAsk, signal?: AbortSignal): Promise<Present> =>
  source.type === 'campaign' ? ofCampaign(source.id, ask, signal) : ofShop(source.id, ask, signal);

/** The facts of the present that these metrics are part of. */
export async function factsAtPresent(
  { shop, context, planUnder, timeZone }: Present,
  metrics: readonly MetricQuery[],
  signal?: AbortSignal,
): Promise<Facts> {
  const atMs = context.nowMs;
  const to = formatInstant(atMs, timeZone);
  const points = await Promise.all(
    Object.entries(spans(metrics, atMs, timeZone)).map(([metric, fromMs]) =>
      fetchPoints(shop, { metric, from: formatInstant(fromMs, timeZone), to }, signal),
    ),
  );
  return factsAt(new ScenarioData(points.flat(), planUnder, {}), context, atMs, timeZone);
}

/** From when on the points of each metric matter, the parts of a derived one by themselves. */
function spans(queries: readonly MetricQuery[], atMs: number, timeZone: string): Readonly<Record<string, number>> {
  const from: Record<string, number> = {};
  for (const query of queries) {
    const sinceMs = reachesBackTo(query, atMs, timeZone);
    for (const metric of sourceMetrics(query.id)) from[metric] = Math.min(from[metric] ?? Infinity, sinceMs);
  }
  return from;
}

export interface Present {
  readonly shop: string;
  readonly context: Context;
  readonly planUnder: PlanUnder;
  readonly timeZone: string;
  readonly asOfMs: number | undefined;
}

async function ofCampaign(id: string, { playbook, phase }: PlaceAsk, signal?: AbortSignal): Promise<Present> {
  const campaign = await request(campaignSchema, `/campaigns/${id}`, { signal });
  const nowMs = instantMs(campaign.now);
  const { timezone: timeZone, parameters, variables, sets } = campaign;
  const anchors = Object.fromEntries(Object.entries(campaign.anchors).map(([name, at]) => [name, instantMs(at)]));
  return {
    shop: campaign.shop,
    timeZone,
    asOfMs: nowMs,
    planUnder: movingPlan(campaign.plan, timeZone),
    context: {
      nowMs,
      phase,
      anchors,
      variables,
      // What the draft has and the running version has not counts with its default.
      parameters: { ...defaultsOf(playbook), ...parameters },
      sets: Object.fromEntries(Object.entries(sets).map(([name, count]) => [name, { $set: name, count }])),
    },
  };
}

async function ofShop(id: string, { playbook, phase, anchors }: PlaceAsk, signal?: AbortSignal): Promise<Present> {
  const [newest] = await fetchPoints(id, { limit: 1 }, signal);
  const nowMs = newest?.atMs ?? Date.now();
  return {
    shop: id,
    timeZone: playbook.timezone,
    asOfMs: newest?.atMs,
    planUnder: fixedPlan({}),
    context: { nowMs, phase, anchors, variables: {}, parameters: defaultsOf(playbook), sets: {} },
  };
}

const defaultsOf = ({ parameters }: Pick<Playbook, 'parameters'>): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([id, { default: standard }]) =>
      standard === undefined ? [] : [[id, standard as Json]],
    ),
  );

interface PointsAsk {
  readonly metric?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** Points that a shop has, in order of time; of too many the newest. */
async function fetchPoints(
  shop: string,
  { limit = POINTS, ...ask }: PointsAsk,
  signal?: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const page = await request(metricsPageSchema, `/shops/${shop}/metrics`, { query: { ...ask, limit }, signal });
  return page.points.map(({ at, ...point }): MetricPoint => ({ ...point, atMs: instantMs(at) }) as MetricPoint);
}

async function fetchRows(shop: string, dataset: string, signal?: AbortSignal) {
  const page = await request(datasetPageSchema, `/shops/${shop}/datasets/${dataset}`, {
    query: { limit: ROWS },
    signal,
  });
  const rows = page.rows.flatMap((row): Row[] => (typeof row['id'] === 'string' ? [{ ...row, id: row['id'] }] : []));
  return { rows, total: page.total };
}
