import { buildSections } from '../../rules/review/build.ts';
import { reviewInputFrom, reviewWindow } from '../../rules/review/input.ts';
import type { CampaignPort, DataPort, ReviewPort } from '../../workflows/ports.ts';
import type { Hub } from '../data/hub.ts';
import { decode, encode } from '../models/json-text.ts';
import type { Models } from '../models/models.ts';
import { reviewId } from '../models/review.ts';

interface ReviewDeps {
  readonly models: Pick<Models, 'effects' | 'logEntries' | 'reviews'>;
  readonly campaigns: CampaignPort;
  readonly data: DataPort;
  readonly hub: Hub;
}

export function createReviewPort({ models, campaigns, data, hub }: ReviewDeps): ReviewPort {
  return {
    async build(campaign, node, asked, context) {
      const { contentHash } = await campaigns.read(campaign);
      const playbook = await campaigns.readPlaybook(contentHash);
      const window = reviewWindow(asked, playbook, context);
      const [view, log, effects] = await Promise.all([
        data.view(campaign),
        models.logEntries.find({ campaign }, { entry: 1 }).sort({ seq: 1 }).lean(),
        models.effects.find({ campaign }, { state: 1 }).lean(),
      ]);
      const entries = log.map(({ entry }) => decode(entry));
      const input = reviewInputFrom(view, context, window, entries, effects, playbook.timezone, playbook.currency);
      await models.reviews.updateOne(
        { _id: reviewId(campaign, node, context.nowMs) },
        {
          $set: {
            campaign,
            node,
            builtAtMs: context.nowMs,
            ...(asked.over !== undefined && window),
            sections: encode(buildSections(asked.sections, input)),
          },
        },
        { upsert: true },
      );
      hub.changed('campaign', { campaign });
    },
  };
}
