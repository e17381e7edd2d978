import type { BuiltReview, ReviewReport } from '../../../rules/api/reviews.ts';
import { formatInstant, parseTimestamp } from '../../../rules/time/zone.ts';
import { decode } from '../../models/json-text.ts';
import type { Models } from '../../models/models.ts';
import type { ReviewDocument } from '../../models/review.ts';
import { notFound } from '../http/refusals.ts';
import { REVIEW } from './words.ts';

const NONE: ReviewReport = { builtAt: null, node: null, window: null, sections: [], all: [] };

/** The newest review of a campaign, or the one that was built at that instant; an empty one before there is any. */
export async function readReview(
  models: Pick<Models, 'reviews'>,
  campaign: string,
  builtAt: string | undefined,
  timezone: string,
): Promise<ReviewReport> {
  const all = await models.reviews.find({ campaign }, { sections: 0 }).sort({ builtAtMs: -1 }).lean();
  const builtAtMs = builtAt === undefined ? all[0]?.builtAtMs : parseTimestamp(builtAt);
  const chosen = all.find((each) => each.builtAtMs === builtAtMs);
  const document = chosen && (await models.reviews.findById(chosen._id, { sections: 1 }).lean());
  if (!chosen || !document) {
    if (builtAt !== undefined) throw notFound(REVIEW, builtAt);
    return NONE;
  }
  return {
    ...shown(chosen, timezone),
    sections: decode(document.sections),
    all: all.map((each) => shown(each, timezone)),
  };
}

const shown = (
  { builtAtMs, node, fromMs, toMs }: Omit<ReviewDocument, '_id' | 'sections'>,
  timezone: string,
): BuiltReview => ({
  builtAt: formatInstant(builtAtMs, timezone),
  node,
  window:
    fromMs === undefined || toMs === undefined
      ? null
      : { from: formatInstant(fromMs, timezone), to: formatInstant(toMs, timezone) },
});
