import type { Row } from '../../../rules/feel/scope.ts';
import type { PlanUnder } from '../../../rules/metrics/plan.ts';
import type { PointSource } from '../../../rules/metrics/points.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';
import type { Arrival, DataView, StoredSet } from '../../../rules/watch/view.ts';
import type { ShopData } from './shop-data.ts';

/** The data of a campaign's shop as the campaign sees them: with its plan, its sets, and its time. */
export class CampaignView implements DataView {
  readonly planUnder: PlanUnder;
  readonly #data: ShopData;
  readonly #sets: Map<string, StoredSet>;
  /** By seq from the first on; an arrival keeps the instant at which it was first seen, whatever the clock does later. */
  readonly #arrivals: Arrival[] = [];

  constructor(data: ShopData, planUnder: PlanUnder, sets: Map<string, StoredSet>) {
    this.#data = data;
    this.planUnder = planUnder;
    this.#sets = sets;
  }

  get points(): PointSource {
    return this.#data.points;
  }

  rows(dataset: string): readonly Row[] | undefined {
    return this.#data.table(dataset)?.all();
  }

  row(dataset: string, id: string): Row | undefined {
    return this.#data.table(dataset)?.get(id);
  }

  storedSet(ref: string): StoredSet | undefined {
    return this.#sets.get(ref);
  }

  keepSet(ref: string, set: StoredSet): void {
    this.#sets.set(ref, set);
  }

  arrivalsAfter(seq: number): readonly Arrival[] {
    const first = this.#arrivals[0]?.seq ?? 0;
    return this.#arrivals.slice(Math.max(0, seq + 1 - first));
  }

  completeThroughMs(metrics: readonly string[]): number {
    return this.#data.marks.completeThroughMs(metrics);
  }

  /**
   * Gives what has arrived since its instant in campaign time: when it came, or its newest point if that is later, and
   * never before what came earlier.
   */
  stampArrivals(clock: CampaignClock): void {
    const last = this.#arrivals.at(-1);
    let latestMs = last?.atMs ?? -Infinity;
    const lastSeq = last?.seq ?? -1;
    const known = this.#data.arrivals;
    const start = known.length === 0 ? 0 : Math.max(0, lastSeq + 1 - known[0]!.seq);
    for (let index = start; index < known.length; index++) {
      const { seq, realMs, newestMs = -Infinity, metrics } = known[index]!;
      latestMs = Math.max(latestMs, toCampaignMs(clock, realMs), newestMs);
      this.#arrivals.push({ seq, atMs: latestMs, metrics });
    }
  }
}
