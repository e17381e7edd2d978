import type { Playbook } from '../../../rules/playbook/schema.ts';
import { eventWindow } from '../../../rules/review/input.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import { channelFigures } from '../../../rules/war-room/channels.ts';
import { funnelSteps } from '../../../rules/war-room/funnel.ts';
import { gmvFigures } from '../../../rules/war-room/gmv.ts';
import { sightAt } from '../../../rules/war-room/sight.ts';
import { stockAlerts, stockWatches } from '../../../rules/war-room/stock.ts';
import type { StockAlert } from '../../../rules/war-room/stock.ts';
import { warRoomSpan } from '../../../rules/war-room/window.ts';
import type { DataView } from '../../../rules/watch/view.ts';
import { decode } from '../../models/json-text.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { notFound } from '../http/refusals.ts';
import { anchorsOf, campaignNow, projectionOf } from './show.ts';
import * as words from './words.ts';

const MOST_ALERTS = 20;
const STOCK_ENTRIES = ['ruleFired', 'ruleRecovered', 'nodeLeft'];
const NO_GMV = { actual: null, plan: null, target: null, forecast: null, points: [] };

export function warRoomHandlers(deps: Pick<ApiDeps, 'models' | 'campaigns' | 'data' | 'now'>): Some<'readWarRoom'> {
  const { models, campaigns, data, now } = deps;

  const alertsOf = async (campaign: string, playbook: Playbook, view: DataView) => {
    const watches = stockWatches(playbook, (dataset) => view.rows(dataset));
    const found = await models.logEntries
      .find({ campaign, node: { $in: [...watches.keys()] }, type: { $in: STOCK_ENTRIES } }, { entry: 1 })
      .sort({ seq: 1 })
      .lean();
    const entries = found.map(({ entry }) => decode(entry));
    return { watched: watches.size > 0, alerts: stockAlerts(entries, watches, (dataset, id) => view.row(dataset, id)) };
  };

  return {
    async readWarRoom({ params }) {
      const stored = await models.campaigns.findById(params.id).lean();
      if (!stored) throw notFound(words.CAMPAIGN, params.id);
      const [playbook, view] = await Promise.all([campaigns.readPlaybook(stored.contentHash), data.view(params.id)]);
      const { watched, alerts } = await alertsOf(params.id, playbook, view);
      const format = (ms: number): string => formatInstant(ms, stored.timezone);
      const stock = { watched, alerts: alerts.slice(0, MOST_ALERTS).map((each) => showAlert(each, format)) };
      const anchors = anchorsOf({ stored, playbook }, projectionOf(stored));
      const live = eventWindow(playbook, anchors);
      if (!live) return { window: null, asOf: null, gmv: NO_GMV, funnel: [], channels: [], stock };
      const presentMs = campaignNow({ stored, nowMs: now() });
      const span = warRoomSpan(live, presentMs, stored.timezone);
      const seen = { points: view.points, plan: view.planUnder(anchors), timeZone: stored.timezone };
      const sight = sightAt(seen, span, presentMs);
      const gmv = gmvFigures(sight);
      return {
        window: { from: format(span.fromMs), to: format(span.toMs) },
        asOf: sight.asOfMs === undefined ? null : format(sight.asOfMs),
        gmv: { ...gmv, points: gmv.points.map(({ atMs, ...values }) => ({ at: format(atMs), ...values })) },
        funnel: [...funnelSteps(sight)],
        channels: channelFigures(sight, view.rows('channels') ?? []).map((each) => ({
          ...each,
          hours: [...each.hours],
        })),
        stock,
      };
    },
  };
}

const showAlert = ({ sinceMs, ...alert }: StockAlert, format: (ms: number) => string) => ({
  ...alert,
  since: format(sinceMs),
});
