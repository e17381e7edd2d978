import type { ArrivalDocument } from '../models/arrival.ts';
import { isDuplicateKey } from '../models/models.ts';
import type { Models } from '../models/models.ts';

export type NewArrival = Omit<ArrivalDocument, '_id' | 'seq' | 'realMs'>;

/** Announces data that were written before, under the shop's next number. */
export async function announce(
  { arrivals }: Pick<Models, 'arrivals'>,
  arrival: NewArrival,
  now: () => number,
): Promise<void> {
  const { shop } = arrival;
  for (;;) {
    const last = await arrivals.findOne({ shop }, { seq: 1, realMs: 1 }).sort({ seq: -1 }).lean();
    const seq = (last?.seq ?? -1) + 1;
    try {
      await arrivals.create({ ...arrival, _id: `${shop}/${seq}`, seq, realMs: Math.max(now(), last?.realMs ?? 0) });
      return;
    } catch (error) {
      // Someone else took the number; theirs is now the last one.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}
