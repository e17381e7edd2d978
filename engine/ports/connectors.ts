import type { CampaignPort, ConnectorPort } from '../../workflows/ports.ts';
import { refused, unreadable } from '../connectors/connector.ts';
import type { Connector } from '../connectors/connector.ts';
import { connectorOf } from '../connectors/registry.ts';
import type { Models } from '../models/models.ts';
import { toShop } from '../data/shops.ts';

/** Effects go out through the connector of the campaign's shop, as it is set now. */
export function createConnectorPort(
  { shops }: Pick<Models, 'shops'>,
  campaigns: CampaignPort,
  env: Readonly<Record<string, string | undefined>>,
): ConnectorPort {
  const connectorFor = async (campaign: string): Promise<Connector> => {
    const { shop } = await campaigns.read(campaign);
    const found = await shops.findById(shop).lean();
    if (found) return connectorOf(toShop(found), env);
    const error = `There is no shop “${shop}”.`;
    return { perform: async () => refused(error), read: async () => unreadable(error) };
  };
  return {
    perform: async (request, timeoutMs) => (await connectorFor(request.campaign)).perform(request, timeoutMs),
    before: async (request, timeoutMs) => (await connectorFor(request.campaign)).before?.(request, timeoutMs),
    read: async (request, timeoutMs) => (await connectorFor(request.campaign)).read(request, timeoutMs),
  };
}
