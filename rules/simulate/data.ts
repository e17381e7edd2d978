import type { Row } from '../feel/scope.ts';
import { fixedPlan } from '../metrics/plan.ts';
import type { Plan, PlanUnder } from '../metrics/plan.ts';
import { MemoryPoints } from '../metrics/points.ts';
import type { MetricPoint } from '../metrics/points.ts';
import type { Arrival, DataView, StoredSet } from '../watch/view.ts';

/** A watch that stops at once has no use for weeks of arrivals. */
const BATCH = 100;

/** Data sets that may change as time goes on. */
export interface Tables {
  /** The rows by id as they are at an instant (epoch ms); undefined if there is no such data set. */
  table(dataset: string, atMs: number): ReadonlyMap<string, Row> | undefined;
  /** The first instant after this one at which any row changes; Infinity if none does. */
  nextChangeMs(afterMs: number): number;
}

/** Data sets that stay as they are. */
export function fixedTables(datasets: Readonly<Record<string, readonly Row[]>>): Tables {
  const tables = new Map(
    Object.entries(datasets).map(([name, rows]) => [name, new Map(rows.map((row) => [row.id, row]))]),
  );
  return { table: (dataset) => tables.get(dataset), nextChangeMs: () => Infinity };
}

/** What a campaign is played on beside its scenario: recorded data, say. */
export interface Recorded {
  readonly points: readonly MetricPoint[];
  /** Asked where the scenario has no data set of that name. */
  readonly tables: Tables;
}

/** A scenario's data: complete at their instants, each point arriving at its own. */
export class ScenarioData implements DataView {
  readonly points: MemoryPoints;
  readonly planUnder: PlanUnder;
  /** Arrivals after this instant have not happened yet, nor have changes of rows (epoch ms). */
  nowMs = -Infinity;
  private readonly tables: readonly Tables[];
  private readonly sets = new Map<string, StoredSet>();
  private readonly arrivals: readonly Arrival[];

  constructor(
    points: readonly MetricPoint[],
    planUnder: PlanUnder,
    datasets: Readonly<Record<string, readonly Row[]>>,
    recorded?: Tables,
  ) {
    this.points = new MemoryPoints(points);
    this.planUnder = planUnder;
    this.tables = [fixedTables(datasets), ...(recorded ? [recorded] : [])];
    this.arrivals = arrivalsOf(points);
  }

  rows(dataset: string): readonly Row[] | undefined {
    const table = this.table(dataset);
    return table && [...table.values()];
  }
  row(dataset: string, id: string): Row | undefined {
    return this.table(dataset)?.get(id);
  }
  get nextChangeMs(): number {
    return Math.min(Infinity, ...this.tables.map((each) => each.nextChangeMs(this.nowMs)));
  }
  private table(dataset: string): ReadonlyMap<string, Row> | undefined {
    for (const each of this.tables) {
      const table = each.table(dataset, this.nowMs);
      if (table) return table;
    }
    return undefined;
  }
  storedSet(ref: string): StoredSet | undefined {
    return this.sets.get(ref);
  }
  storeSet(ref: string, set: StoredSet): void {
    this.sets.set(ref, set);
  }
  arrivalsAfter(seq: number): readonly Arrival[] {
    const first = seq + 1;
    let end = first;
    while (end < first + BATCH && end < this.arrivals.length && this.arrivals[end]!.atMs <= this.nowMs) end++;
    return this.arrivals.slice(first, end);
  }
  completeThroughMs(): number {
    return Infinity;
  }
}

/** The same data for a campaign with a plan of its own. */
export const withPlan = (data: DataView, plan: Plan): DataView => ({
  points: data.points,
  planUnder: fixedPlan(plan),
  rows: (dataset) => data.rows(dataset),
  row: (dataset, id) => data.row(dataset, id),
  storedSet: (ref) => data.storedSet(ref),
  arrivalsAfter: (seq) => data.arrivalsAfter(seq),
  completeThroughMs: (metrics) => data.completeThroughMs(metrics),
});

function arrivalsOf(points: readonly MetricPoint[]): readonly Arrival[] {
  const byInstant = new Map<number, Set<string>>();
  for (const { atMs, metric } of points) {
    const metrics = byInstant.get(atMs);
    if (metrics) metrics.add(metric);
    else byInstant.set(atMs, new Set([metric]));
  }
  return [...byInstant.keys()]
    .sort((a, b) => a - b)
    .map((atMs, seq) => ({ seq, atMs, metrics: [...byInstant.get(atMs)!] }));
}
