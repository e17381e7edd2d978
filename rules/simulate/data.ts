import type { Row } from '../feel/scope.ts';
import type { Plan } from '../metrics/plan.ts';
import { MemoryPoints } from '../metrics/points.ts';
import type { MetricPoint } from '../metrics/points.ts';
import type { Arrival, DataView, StoredSet } from '../watch/view.ts';

/** A watch that stops at once has no use for weeks of arrivals. */
const BATCH = 100;

/** A scenario's data: complete at their instants, each point arriving at its own. */
export class ScenarioData implements DataView {
  readonly points: MemoryPoints;
  readonly plan: Plan;
  /** Arrivals after this instant have not happened yet (epoch ms). */
  nowMs = -Infinity;
  private readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>;
  private readonly sets = new Map<string, StoredSet>();
  private readonly arrivals: readonly Arrival[];

  constructor(points: readonly MetricPoint[], plan: Plan, datasets: Readonly<Record<string, readonly Row[]>>) {
    this.points = new MemoryPoints(points);
    this.plan = plan;
    this.tables = new Map(
      Object.entries(datasets).map(([name, rows]) => [name, new Map(rows.map((row) => [row.id, row]))]),
    );
    this.arrivals = arrivalsOf(points);
  }

  rows(dataset: string): readonly Row[] | undefined {
    const table = this.tables.get(dataset);
    return table && [...table.values()];
  }
  row(dataset: string, id: string): Row | undefined {
    return this.tables.get(dataset)?.get(id);
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
