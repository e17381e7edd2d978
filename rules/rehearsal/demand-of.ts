import { EVENT_HOURS } from '../metrics/plan-from-targets.ts';
import { sourceMetrics } from '../metrics/catalogue.ts';
import type { Playbook } from '../playbook/schema.ts';
import { demandSchema } from '../simulate/demand.ts';
import type { Demand } from '../simulate/demand.ts';
import { metricsIn } from './metrics-in.ts';
import type { Targets } from './targets.ts';
import { USUAL_DEMAND } from './usual-demand.ts';
import type { UsualSeries } from './usual-demand.ts';

/** What every rehearsal shows, whatever the rules read. */
const SHOWN_ANYWAY = ['gmv', 'uv', 'buyers', 'orders'];

/** How many times an ordinary day's visitors come on a day of the event. */
const EVENT_LIFT = 4;

const NOISE = 0.15;

/**
 * A model of demand to begin with, for a playbook: the metrics that it reads, as an ordinary shop has them, with the
 * event's rush. Where it has targets, the event comes to about as much.
 */
export function demandOf(playbook: Playbook, targets: Targets | undefined): Demand {
  const { live } = playbook.phases;
  const read = metricsIn(playbook).map((query) => query.id);
  const wanted = withTheirBases([...SHOWN_ANYWAY, ...read.flatMap((id) => [...sourceMetrics(id)])]);
  const usual = { ...USUAL_DEMAND, ...(targets && asTargeted(targets)) };
  const series = wanted.flatMap((metric) => {
    const each = usual[metric];
    if (!each) return [];
    const isBase = 'perDay' in each;
    const peaks = isBase && live ? [{ from: live.from, to: live.to, times: EVENT_LIFT }] : [];
    return [[metric, { ...each, noise: 'level' in each ? 0 : NOISE, peaks }]];
  });
  return demandSchema.parse({ every: 'PT1H', hours: EVENT_HOURS, series: Object.fromEntries(series) });
}

function asTargeted({ uv, cvr, gmv, days }: Targets): Readonly<Record<string, UsualSeries>> {
  return {
    uv: { perDay: Math.round(uv / days / EVENT_LIFT) },
    buyers: { of: 'uv', times: cvr },
    gmv: { of: 'buyers', times: Math.round(gmv / (uv * cvr)) },
  };
}

/** The metrics with those that they are multiples of, each once. */
function withTheirBases(metrics: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const add = (metric: string): void => {
    if (found.has(metric)) return;
    const usual = USUAL_DEMAND[metric];
    if (usual && 'of' in usual) add(usual.of);
    found.add(metric);
  };
  metrics.forEach(add);
  return [...found];
}
