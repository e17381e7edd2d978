import type { ArrivalDocument } from '../../models/arrival.ts';
import type { SourceMarkDocument } from '../../models/source-mark.ts';

interface Source {
  readonly metrics: Set<string>;
  throughMs: number;
}

/** Up to when the sources of a shop have sent everything. A source's mark holds for all metrics that it ever sent. */
export class SourceMarks {
  readonly #sources = new Map<string, Source>();

  constructor(marks: readonly SourceMarkDocument[] = []) {
    for (const { source, metrics, throughMs } of marks) {
      this.#sources.set(source, { metrics: new Set(metrics), throughMs: throughMs ?? -Infinity });
    }
  }

  note({ source, metrics, completeThroughMs }: ArrivalDocument): void {
    if (source === undefined) return;
    const known: Source = this.#sources.get(source) ?? { metrics: new Set(), throughMs: -Infinity };
    for (const metric of metrics) known.metrics.add(metric);
    known.throughMs = Math.max(known.throughMs, completeThroughMs ?? -Infinity);
    this.#sources.set(source, known);
  }

  /** The earliest of the marks of all sources of these metrics; −Infinity if a metric has none, or one that never said. */
  completeThroughMs(metrics: readonly string[]): number {
    return Math.min(Infinity, ...metrics.map((metric) => this.#ofMetric(metric)));
  }

  #ofMetric(metric: string): number {
    const sources = [...this.#sources.values()].filter((source) => source.metrics.has(metric));
    return sources.length === 0 ? -Infinity : Math.min(...sources.map((source) => source.throughMs));
  }
}
