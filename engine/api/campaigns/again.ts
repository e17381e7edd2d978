import type { z } from 'zod';
import type { createCampaignSchema } from '../../../rules/api/campaigns.ts';
import { canonicalJson } from '../../../rules/playbook/canonical.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';

/**
 * Whether a campaign was launched by such a request, for the version of that content. Its name may be another, and its
 * clock and version may have been changed since.
 */
export function isSameLaunch(
  stored: CampaignDocument,
  request: z.output<typeof createCampaignSchema>,
  contentHash: string | undefined,
): boolean {
  const { playbook, shop } = stored;
  const input = decode(stored.input);
  const launched = {
    playbook,
    shop,
    contentHash: input.contentHash,
    anchors: input.anchors,
    parameters: input.parameters,
    plan: decode(stored.plan),
    roles: decode(stored.roles),
  };
  const { anchors, parameters = {}, plan = {}, roles = {} } = request;
  const asked = { playbook: request.playbook, shop: request.shop, contentHash, anchors, parameters, plan, roles };
  return canonicalJson(launched) === canonicalJson(asked);
}
