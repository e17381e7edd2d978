/** One measured value of a metric at an instant. */
export interface MetricPoint {
  readonly metric: string;
  /** Epoch ms. An additive value is what happened since the point before; the others are what held at this instant. */
  readonly atMs: number;
  readonly value: number;
  /** Dimensions: `{ channel: 'search' }`. Absent or empty is the total grain. */
  readonly where?: Readonly<Record<string, string>>;
  /** For a distinct count: the ISO duration over which it was counted, up to `atMs`. Absent: whatever window is asked for. */
  readonly window?: string;
}

/** Where readings take their points from. */
export interface PointSource {
  /** The points of one metric, of all dimensions, in (fromMsExclusive, toMsInclusive], ascending by instant. */
  points(metric: string, fromMsExclusive: number, toMsInclusive: number): readonly MetricPoint[];
  /** The instant (epoch ms) of the metric's first point after that one; Infinity if there is none. */
  nextMs(metric: string, afterMs: number): number;
}

/** Whether one of two points of a metric and an instant corrects the other. */
const areOne = (a: MetricPoint, b: MetricPoint): boolean =>
  (a.window ?? '') === (b.window ?? '') && (a.where === b.where || sameWhere(a.where ?? {}, b.where ?? {}));

function sameWhere(a: Where, b: Where): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

type Where = NonNullable<MetricPoint['where']>;

/** Points in memory, sorted per metric. A point with the metric, dimensions, instant and window of an earlier one corrects it. */
export class MemoryPoints implements PointSource {
  readonly #byMetric = new Map<string, MetricPoint[]>();

  constructor(points: Iterable<MetricPoint> = []) {
    for (const point of points) this.insert(point);
  }

  insert(point: MetricPoint): void {
    const series = this.#seriesOf(point.metric);
    const end = firstAfter(series, point.atMs);
    for (let index = end - 1; index >= 0 && series[index]!.atMs === point.atMs; index--) {
      if (areOne(series[index]!, point)) {
        series[index] = point;
        return;
      }
    }
    series.splice(end, 0, point);
  }

  points(metric: string, fromMsExclusive: number, toMsInclusive: number): readonly MetricPoint[] {
    const series = this.#byMetric.get(metric) ?? [];
    return series.slice(firstAfter(series, fromMsExclusive), firstAfter(series, toMsInclusive));
  }

  nextMs(metric: string, afterMs: number): number {
    const series = this.#byMetric.get(metric);
    return series?.[firstAfter(series, afterMs)]?.atMs ?? Infinity;
  }

  /** Forgets every point at or before the instant, for memory that must not grow for ever. */
  dropThrough(atMs: number): void {
    for (const series of this.#byMetric.values()) series.splice(0, firstAfter(series, atMs));
  }

  #seriesOf(metric: string): MetricPoint[] {
    const existing = this.#byMetric.get(metric);
    if (existing) return existing;
    const series: MetricPoint[] = [];
    this.#byMetric.set(metric, series);
    return series;
  }
}

/** Index of the first point after the instant. */
function firstAfter(series: readonly MetricPoint[], atMs: number): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (series[middle]!.atMs > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
