import { create } from 'zustand';
import { isOver } from '../../campaign/scene.ts';
import { useCampaigns } from '../../api/campaigns.ts';
import { useShops } from '../../api/shops.ts';
import type { LiveSource } from './live.ts';

export type Source = { readonly type: 'sample' } | LiveSource;

/** What the last thing was tried on: the next one most likely too. */
export const useSource = create<{ readonly source: Source }>()(() => ({ source: { type: 'sample' } }));

export const nameOfSource = (source: Source): string =>
  source.type === 'sample' ? source.type : `${source.type} ${source.id}`;

export interface LiveSources {
  readonly campaigns: readonly { readonly id: string; readonly name: string; readonly shop: string }[];
  readonly shops: readonly { readonly id: string; readonly title: string }[];
}

/** Where live data can be read: campaigns that run, those of the playbook first, and shops. */
export function useLiveSources(playbook: string): LiveSources {
  const campaigns = useCampaigns().data ?? [];
  const shops = useShops().data ?? [];
  const running = campaigns.filter((each) => !isOver(each));
  return {
    campaigns: [
      ...running.filter((each) => each.playbook === playbook),
      ...running.filter((each) => each.playbook !== playbook),
    ],
    shops,
  };
}

/** Where the present value of a figure is read: where something was tried last, else where the playbook runs, else a shop. */
export function useLikelySource(playbook: string): LiveSource | undefined {
  const source = useSource((state) => state.source);
  const campaigns = useCampaigns().data ?? [];
  const shops = useShops().data ?? [];
  if (source.type !== 'sample') return source;
  const running = campaigns.find((each) => each.playbook === playbook && !isOver(each));
  if (running) return { type: 'campaign', id: running.id };
  return shops[0] && { type: 'shop', id: shops[0].id };
}
