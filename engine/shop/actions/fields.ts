import { z } from 'zod';
import { parseDuration } from '../../../rules/time/duration.ts';
import { CHANNELS, isChannel } from '../channels.ts';
import type { ShopState } from '../state.ts';
import { missing } from './action.ts';

/** Ids; one that is there twice counts once. */
export const ids = z.array(z.string().min(1)).transform((list) => [...new Set(list)]);
export const cents = z.number().int();
export const ratio = z.number().min(0).max(1);
export const reason = z.string().nullish();
export const duration = z.string().refine((text) => parseDuration(text) !== undefined, {
  error: 'must be an ISO 8601 duration, such as P3D or PT6H',
});
/** Local time of day; seconds and an offset are cut off. */
export const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/, { error: 'must be a time of day, HH:MM' })
  .transform((text) => text.slice(0, 5));

export const unknownChannels = (channels: readonly string[]): string[] =>
  missing(`channel (there are ${CHANNELS.join(', ')})`, channels, isChannel);
export const unknownSkus = ({ levers }: ShopState, skus: readonly string[]): string[] =>
  missing('SKU', skus, (id) => Object.hasOwn(levers.skus, id));
export const unknownCustomers = ({ market }: ShopState, customers: readonly string[]): string[] =>
  missing('customer', customers, (id) => market.customers.has(id));
export const unknownOrders = ({ market }: ShopState, orders: readonly string[]): string[] =>
  missing('order', orders, (id) => market.orders.has(id));
