import { findShop, listShops, putShop } from '../../data/shops.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { notFound, refusedContent } from '../http/refusals.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import type { Shop } from '../../../rules/api/shops.ts';

const otherId = defineProblem('other-id', {
  en: 'The body says “{body}”, the address says “{path}”. Leave the id out of the body, or make them the same.',
  'zh-CN': '请求体中为“{body}”，地址中为“{path}”。请去掉请求体中的 id，或使两者一致。',
});
const badCurrency = defineProblem('bad-currency', {
  en: '“{text}” is not a currency code of ISO 4217, such as CNY.',
  'zh-CN': '“{text}” 不是 ISO 4217 货币代码，如 CNY。',
});

export const SHOP = { en: 'shop', 'zh-CN': '店铺' };

export function shopHandlers({
  models,
  hub,
}: Pick<ApiDeps, 'models' | 'hub'>): Some<'listShops' | 'readShop' | 'putShop'> {
  return {
    listShops: () => listShops(models),
    readShop: ({ params }) => requireShop(models, params.shop),
    async putShop({ params, body }) {
      if (body.id !== undefined && body.id !== params.shop) {
        throw refusedContent([otherId('/id', { body: body.id, path: params.shop })]);
      }
      if (!Intl.supportedValuesOf('currency').includes(body.currency)) {
        throw refusedContent([badCurrency('/currency', { text: body.currency })]);
      }
      const shop: Shop = { ...body, id: params.shop };
      await putShop(models, shop);
      hub.changed('shops', { shop: shop.id });
      return shop;
    },
  };
}

export async function requireShop(models: ApiDeps['models'], id: string): Promise<Shop> {
  const shop = await findShop(models, id);
  if (!shop) throw notFound(SHOP, id);
  return shop;
}
