import type { Shop } from '../../rules/api/shops.ts';
import { unreachable } from '../../rules/problems/result.ts';
import { refused, unreadable } from './connector.ts';
import type { Connector } from './connector.ts';
import { httpConnector } from './http.ts';
import { simulatedConnector } from './simulated.ts';

/** The connector that a shop's settings name. */
export function connectorOf(shop: Shop, env: Readonly<Record<string, string | undefined>>): Connector {
  const { connector: config, timezone } = shop;
  switch (config.type) {
    case 'simulated':
      return simulatedConnector(config);
    case 'http':
      return httpConnector({ config, timeZone: timezone, env });
    case 'none': {
      const none = (action: string) =>
        `The shop “${shop.title}” (${shop.id}) has no connector: set one to carry out “${action}”, or let a person do it by hand.`;
      return {
        perform: async ({ do: action }) => refused(none(action)),
        read: async ({ do: action }) => unreadable(none(action)),
      };
    }
    default:
      return unreachable(config);
  }
}
