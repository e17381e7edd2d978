import { ingestAnswerSchema } from '../../../rules/api/ingest.ts';
import type { MetricPointWire } from '../../../rules/api/ingest.ts';
import { shopSchema } from '../../../rules/api/shops.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { TestEngine } from '../engine.ts';

const DAY_MS = 86_400_000;

/** The shop of a performance, which sends its data by the ingest API, each point at its campaign instant (epoch ms). */
export class ShopSource {
  private readonly engine: TestEngine;
  private readonly shop: string;
  private readonly points: MetricPoint[];
  private readonly watched: readonly string[];
  private batches = 0;

  /** `watched` are the metrics that it says what it is complete for, whether or not it has points of them. */
  constructor(engine: TestEngine, shop: string, points: readonly MetricPoint[], watched: readonly string[]) {
    this.engine = engine;
    this.shop = shop;
    this.points = points.toSorted((a, b) => a.atMs - b.atMs);
    this.watched = watched;
  }

  get nextMs(): number {
    return this.points[0]?.atMs ?? Infinity;
  }

  async open({ timezone, currency }: Playbook, datasets: Readonly<Record<string, readonly Row[]>>, atMs: number) {
    const { programs } = this.engine;
    const connector = { type: 'simulated', baseUrl: 'http://127.0.0.1:1' };
    await programs.put(`/shops/${this.shop}`, { title: this.shop, timezone, currency, connector }, shopSchema);
    for (const [dataset, rows] of Object.entries(datasets)) {
      await programs.post(`/shops/${this.shop}/datasets/${dataset}`, { batch: 'all', rows }, ingestAnswerSchema);
    }
    // It has sent every metric before, too long ago to be read: so it can say what it is complete for.
    const metrics = new Set([...this.watched, ...this.points.map((point) => point.metric)]);
    const at = new Date(atMs - 90 * DAY_MS).toISOString();
    await this.post([...metrics].map((metric) => ({ metric, at, value: 0 })));
    await this.sendThrough(atMs);
  }

  async sendThrough(throughMs: number): Promise<void> {
    const count = this.points.findIndex((point) => point.atMs > throughMs);
    const due = this.points.splice(0, count === -1 ? this.points.length : count);
    if (due.length === 0 && this.watched.length === 0) return;
    await this.post(
      due.map(({ atMs, ...point }) => ({ ...point, at: new Date(atMs).toISOString() })),
      throughMs,
    );
  }

  private async post(points: readonly MetricPointWire[], throughMs?: number): Promise<void> {
    const complete = throughMs !== undefined && { completeThrough: new Date(throughMs).toISOString() };
    const body = { batch: String(++this.batches), points, ...complete };
    await this.engine.programs.post(`/shops/${this.shop}/metrics`, body, ingestAnswerSchema);
  }
}
