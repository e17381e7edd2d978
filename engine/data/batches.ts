import type { IngestAnswer } from '../../rules/api/ingest.ts';
import { batchDocumentId } from '../models/batch.ts';
import { decode, encode } from '../models/json-text.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';

export interface BatchKey {
  readonly shop: string;
  /** What it is a batch of: `metrics`, or `datasets/NAME`. */
  readonly kind: string;
  readonly batch: string;
}

export type TakeBatch = (key: BatchKey, take: () => Promise<IngestAnswer>) => Promise<IngestAnswer>;

/**
 * Takes each batch once. It counts as taken when its answer is stored, which is last: one that was interrupted is taken
 * again from the start, and writes the same things to the same places.
 */
export function createBatches({ batches }: Pick<Models, 'batches'>, now: () => number): TakeBatch {
  const underWay = new Map<string, Promise<unknown>>();

  async function takeOnce(id: string, key: BatchKey, take: () => Promise<IngestAnswer>): Promise<IngestAnswer> {
    const earlier = await batches.findById(id).lean();
    if (earlier) return { ...decode(earlier.answer), duplicate: true };
    const answer = await take();
    try {
      await batches.create({ _id: id, ...key, answer: encode(answer), takenAtMs: now() });
      return answer;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await batches.findById(id).lean();
      return { ...(first ? decode(first.answer) : answer), duplicate: true };
    }
  }

  return async (key, take) => {
    const id = batchDocumentId(key.shop, key.kind, key.batch);
    const before = underWay.get(id) ?? Promise.resolve();
    const mine = before.then(() => takeOnce(id, key, take));
    const settled = mine.catch(() => undefined);
    underWay.set(id, settled);
    void settled.then(() => underWay.get(id) === settled && underWay.delete(id));
    return mine;
  };
}
