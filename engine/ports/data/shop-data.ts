import type { Row } from '../../../rules/feel/scope.ts';
import { MemoryPoints } from '../../../rules/metrics/points.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { ArrivalDocument } from '../../models/arrival.ts';
import type { DatasetRowDocument } from '../../models/dataset-row.ts';
import type { MetricPointDocument } from '../../models/metric-point.ts';
import type { Models } from '../../models/models.ts';
import { DatasetTable } from './dataset-table.ts';
import { SourceMarks } from './source-marks.ts';

type DataModels = Pick<Models, 'arrivals' | 'datasetRows' | 'metricPoints' | 'sourceMarks'>;

/** Arrivals further back than these are not told again to a watch that was away. */
const ARRIVALS_KEPT = 20_000;
/** How many takings-in are read at once when catching up. */
const LOADS_PER_READ = 500;
/** What is older than needed is let go when there is more than this of it. */
const SLACK_MS = 86_400_000;

/**
 * The data of one shop in memory, brought up to date from the store by what arrived since. A number of an arrival is
 * written after its data, so reading what the new arrivals brought misses nothing.
 */
export class ShopData {
  points = new MemoryPoints();
  marks = new SourceMarks();
  /** Ascending by seq, without gaps. */
  readonly arrivals: ArrivalDocument[] = [];
  readonly #models: DataModels;
  readonly #shop: string;
  readonly #tables = new Map<string, DatasetTable>();
  /** All that rows ever came in for. */
  readonly #datasets = new Set<string>();
  /** Points after this instant are in memory. */
  #sinceMs = Infinity;
  #lastSeq = -1;
  #turn: Promise<void> = Promise.resolve();

  constructor(models: DataModels, shop: string) {
    this.#models = models;
    this.#shop = shop;
  }

  table(dataset: string): DatasetTable | undefined {
    return this.#tables.get(dataset);
  }

  /** Has the points since an instant (epoch ms) and the data sets of these names in memory, as they are in the store now. */
  async bringUpToDate(sinceMs: number, names: ReadonlySet<string>): Promise<void> {
    const mine = this.#turn.then(async () => {
      if (sinceMs < this.#sinceMs) await this.#load(sinceMs);
      else await this.#catchUp();
      for (const dataset of this.#datasets) {
        if (names.has(dataset) && !this.#tables.has(dataset)) await this.#loadTable(dataset);
      }
    });
    this.#turn = mine.catch(() => undefined);
    await mine;
  }

  /** Lets go of points at or before the instant. */
  forgetThrough(atMs: number): void {
    if (atMs - this.#sinceMs < SLACK_MS) return;
    this.points.dropThrough(atMs);
    this.#sinceMs = atMs;
  }

  async #load(sinceMs: number): Promise<void> {
    const { arrivals, datasetRows, metricPoints, sourceMarks } = this.#models;
    const shop = this.#shop;
    // In this order: what a mark or an arrival speaks of was written before it.
    const marks = await sourceMarks.find({ shop }).lean();
    const known = await arrivals
      .find({ shop, seq: { $gt: this.#lastSeq } })
      .sort({ seq: -1 })
      .limit(ARRIVALS_KEPT)
      .lean();
    for (const dataset of await datasetRows.distinct('dataset', { shop })) this.#datasets.add(dataset);
    const stored = await metricPoints
      .find({ shop, atMs: { $gt: sinceMs } })
      .sort({ atMs: 1 })
      .lean();
    this.points = new MemoryPoints(stored.map(toPoint));
    this.marks = new SourceMarks(marks);
    this.#sinceMs = sinceMs;
    await this.#take(known.toReversed(), false);
  }

  async #catchUp(): Promise<void> {
    const { arrivals } = this.#models;
    const fresh = await arrivals
      .find({ shop: this.#shop, seq: { $gt: this.#lastSeq } })
      .sort({ seq: 1 })
      .lean();
    if (fresh.length > 0) await this.#take(fresh, true);
  }

  async #take(fresh: readonly ArrivalDocument[], readPoints: boolean): Promise<void> {
    for (let from = 0; from < fresh.length; from += LOADS_PER_READ) {
      const part = fresh.slice(from, from + LOADS_PER_READ);
      if (readPoints) await this.#readPoints(part.filter((each) => each.metrics.length > 0));
      await this.#readRows(part.filter((each) => each.dataset !== undefined && this.#tables.has(each.dataset)));
      for (const each of part) {
        this.marks.note(each);
        if (each.dataset !== undefined) this.#datasets.add(each.dataset);
      }
      this.arrivals.push(...part);
      this.#lastSeq = part.at(-1)!.seq;
    }
    if (this.arrivals.length > 2 * ARRIVALS_KEPT) this.arrivals.splice(0, this.arrivals.length - ARRIVALS_KEPT);
  }

  async #readPoints(arrivals: readonly ArrivalDocument[]): Promise<void> {
    if (arrivals.length === 0) return;
    const found = await this.#models.metricPoints.find({ load: { $in: arrivals.map((each) => each.load) } }).lean();
    for (const point of found) if (point.atMs > this.#sinceMs) this.points.insert(toPoint(point));
  }

  async #readRows(arrivals: readonly ArrivalDocument[]): Promise<void> {
    if (arrivals.length === 0) return;
    const found = await this.#models.datasetRows.find({ load: { $in: arrivals.map((each) => each.load) } }).lean();
    for (const row of found) this.#tables.get(row.dataset)?.put(toRow(row));
  }

  async #loadTable(dataset: string): Promise<void> {
    const found = await this.#models.datasetRows.find({ shop: this.#shop, dataset }).lean();
    this.#tables.set(dataset, new DatasetTable(found.map(toRow)));
  }
}

export const toPoint = ({ metric, atMs, value, where, window }: MetricPointDocument): MetricPoint => ({
  metric,
  atMs,
  value,
  ...(where && { where: Object.fromEntries(where) }),
  ...(window !== undefined && { window }),
});

// The fields were JSON when they came in, and an id is never one of them.
export const toRow = ({ id, fields }: Pick<DatasetRowDocument, 'id' | 'fields'>): Row => ({ ...(fields as Row), id });
