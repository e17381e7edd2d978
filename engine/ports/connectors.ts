import type { CampaignPort, ConnectorPort } from '../../workflows/ports.ts';
import { connectorOf } from '../connectors/registry.ts';
import type { Models } from '../models/models.ts';
import { toShop } from '../data/shops.ts';

/** Effects go out through the connector of the campaign's shop, as it is set now. */
export function createConnectorPort(
  { shops }: Pick<Models, 'shops'>,
  campaigns: CampaignPort,
  env: Readonly<Record<string, string | undefined>>,
): ConnectorPort {
  return {
    async perform(request, timeoutMs) {
      const { shop } = await campaigns.read(request.campaign);
      const found = await shops.findById(shop).lean();
      if (!found) return { applied: false, error: `There is no shop “${shop}”.`, retryable: false };
      return connectorOf(toShop(found), env).perform(request, timeoutMs);
    },
  };
}
