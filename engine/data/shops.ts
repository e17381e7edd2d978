import type { Shop } from '../../rules/api/shops.ts';
import { decode, encode } from '../models/json-text.ts';
import type { ShopDocument } from '../models/shop.ts';
import type { Models } from '../models/models.ts';

export const toShop = ({ _id, title, timezone, currency, connector }: ShopDocument): Shop => ({
  id: _id,
  title,
  timezone,
  currency,
  connector: decode(connector),
});

export async function listShops({ shops }: Pick<Models, 'shops'>): Promise<Shop[]> {
  return (await shops.find().sort({ _id: 1 }).lean()).map(toShop);
}

export async function findShop({ shops }: Pick<Models, 'shops'>, id: string): Promise<Shop | undefined> {
  const found = await shops.findById(id).lean();
  return found ? toShop(found) : undefined;
}

/** Creates the shop, or puts it in place of the one with its id. */
export async function putShop({ shops }: Pick<Models, 'shops'>, shop: Shop): Promise<void> {
  const { id, title, timezone, currency, connector } = shop;
  await shops.updateOne(
    { _id: id },
    { $set: { title, timezone, currency, connector: encode(connector) } },
    { upsert: true },
  );
}
