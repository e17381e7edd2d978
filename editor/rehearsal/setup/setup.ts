import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { scenarioOf } from '../../../rules/rehearsal/scenario-of.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import { shift } from '../../../rules/time/duration.ts';
import { formatInstant, startOfDay } from '../../../rules/time/zone.ts';
import type { OrdersFound, RecordedData } from '../worker/messages.ts';

/** What a rehearsal is played on. */
export type Source =
  /** The model of demand that stands in the scenario. */
  | { readonly type: 'model' }
  /** A scenario file, taken as it is. */
  | { readonly type: 'file'; readonly name: string }
  | { readonly type: 'orders'; readonly file: File; readonly found: OrdersFound }
  /** What a shop has recorded: its figures in place of the model, its rows in place of made-up ones. */
  | { readonly type: 'shop'; readonly shop: string; readonly points: readonly MetricPoint[] };

export interface Setup {
  readonly source: Source;
  readonly scenario: Scenario;
}

/** How far ahead an event is put that nobody has given a day yet, and how long after it the next anchor comes. */
const AHEAD = 'P30D';
const NEXT_ANCHOR = 'P1D';

/** The anchors that are to be given, on days to come. */
export function likelyAnchors({ anchors, timezone }: Playbook, nowMs: number): Record<string, string> {
  let atMs = shift(startOfDay(nowMs, timezone), AHEAD, timezone);
  const given = Object.entries(anchors).filter(([, anchor]) => anchor.at === undefined);
  return Object.fromEntries(
    given.map(([name]) => {
      const text = formatInstant(atMs, timezone);
      atMs = shift(atMs, NEXT_ANCHOR, timezone);
      return [name, text];
    }),
  );
}

/** What a rehearsal begins with: the playbook's own model of demand. */
export function likelySetup(
  playbook: Playbook,
  anchors: Readonly<Record<string, string>>,
  language: Language,
): Setup | undefined {
  const scenario = scenarioOf(playbook, anchors, language);
  return scenario.ok ? { source: { type: 'model' }, scenario: scenario.value } : undefined;
}

/** The set-up with its event on the best day of the orders, which have taken the model's place. */
export function onOrders({ scenario }: Setup, { timezone }: Playbook, file: File, found: OrdersFound): Setup {
  const [event] = Object.keys(scenario.anchors);
  const anchors = event === undefined ? {} : { [event]: formatInstant(found.bestDayMs, timezone) };
  return {
    source: { type: 'orders', file, found },
    scenario: {
      ...scenario,
      demand: undefined,
      metrics: {},
      datasets: {},
      anchors: { ...scenario.anchors, ...anchors },
    },
  };
}

/** What the worker is given of where the data come from. */
export function recordedOf({ source }: Setup): RecordedData {
  switch (source.type) {
    case 'orders':
      return { type: 'orders', file: source.file };
    case 'shop':
      return { type: 'points', points: source.points };
    default:
      return { type: 'none' };
  }
}
