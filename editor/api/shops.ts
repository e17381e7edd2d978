import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { shopSchema } from '../../rules/api/shops.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

export const useShops = () =>
  useQuery({
    queryKey: keys.shops,
    staleTime: 60_000,
    queryFn: ({ signal }) => request(z.array(shopSchema), '/shops', { signal }),
  });

/** What a shop is called; its id until that is known. */
export const useShopTitle = (id: string): string => useShops().data?.find((each) => each.id === id)?.title ?? id;
