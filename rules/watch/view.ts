import type { Facts } from '../conditions/facts.ts';
import type { FeelScope, Row } from '../feel/scope.ts';
import type { Context } from '../interpreter/messages.ts';
import { feelScope } from '../interpreter/context.ts';
import { own } from '../own.ts';
import type { PlanUnder } from '../metrics/plan.ts';
import type { PointSource } from '../metrics/points.ts';
import { readMetric } from '../metrics/read.ts';
import type { MetricQuery, MetricReading } from '../metrics/read.ts';

/** A stored set: the ids of rows, and the data set that they are rows of. */
export interface StoredSet {
  readonly dataset: string;
  readonly ids: readonly string[];
}

/** Data that came in together: the metrics whose points arrived, at an instant of campaign time. */
export interface Arrival {
  readonly seq: number;
  readonly atMs: number;
  readonly metrics: readonly string[];
}

/** The data of a campaign's shop, at hand: what conditions, selections and reviews read. */
export interface DataView {
  readonly points: PointSource;
  readonly planUnder: PlanUnder;
  /** All rows of a data set; undefined if nothing was ever brought in under that name. */
  rows(dataset: string): readonly Row[] | undefined;
  row(dataset: string, id: string): Row | undefined;
  storedSet(ref: string): StoredSet | undefined;
  /** The arrivals after that number, in order. It may be only the first of them: who has used them up asks again. */
  arrivalsAfter(seq: number): readonly Arrival[];
  /** Up to which instant (epoch ms) all of the sources say that their data are complete; −Infinity if one never did. */
  completeThroughMs(metrics: readonly string[]): number;
}

/** The rows of a data set, or of a set stored under that name. */
export function rowsOf(name: string, view: DataView, context: Context): readonly Row[] | undefined {
  const handle = own(context.sets, name);
  if (!handle) return view.rows(name);
  const stored = view.storedSet(handle.$set);
  return stored?.ids.flatMap((id) => view.row(stored.dataset, id) ?? { id });
}

/** One row of a data set, or of a set stored under that name; undefined if it is not among them. */
export function rowOf(name: string, id: string, view: DataView, context: Context): Row | undefined {
  const handle = own(context.sets, name);
  if (!handle) return view.row(name, id);
  const stored = view.storedSet(handle.$set);
  return stored?.ids.includes(id) ? (view.row(stored.dataset, id) ?? { id }) : undefined;
}

/** The facts of one instant, without a row; `withRow` adds one. */
export function factsAt(view: DataView, context: Context, atMs: number, timeZone: string): Facts {
  const now = { ...context, nowMs: atMs };
  // Whether data are there, how old they are and what they say is asked of the same query in turn.
  const readings = new Map<MetricQuery, MetricReading>();
  let scope: FeelScope | undefined;
  return {
    atMs,
    timeZone,
    metric: (query) => {
      let reading = readings.get(query);
      if (!reading) {
        const plan = view.planUnder(context.anchors);
        readings.set(query, (reading = readMetric(query, atMs, view.points, plan, timeZone)));
      }
      return reading;
    },
    param: (id) => own(context.parameters, id),
    variable: (name) => own(context.variables, name),
    set(name) {
      const handle = own(context.sets, name);
      return handle && view.storedSet(handle.$set)?.ids;
    },
    // Only expressions need it, and a campaign has many parameters.
    get scope() {
      return (scope ??= { ...feelScope(now, timeZone), rows: (name) => rowsOf(name, view, context) });
    },
  };
}
