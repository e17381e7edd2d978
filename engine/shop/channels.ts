import type { Text } from '../../rules/problems/problem.ts';

export const CHANNELS = ['search', 'recommend', 'live', 'content', 'social', 'direct'] as const;
export type ChannelId = (typeof CHANNELS)[number];

export const isChannel = (id: string): id is ChannelId => CHANNELS.some((each) => each === id);

export interface ChannelProfile {
  readonly title: Text;
  /** Share of the visits that come without ads. */
  readonly organicShare: number;
  /** Conversion against the shop's base. */
  readonly conversion: number;
  /** Taste for dear (positive) or cheap (negative) goods: a SKU's share of the looks goes as price ^ taste. */
  readonly priceTaste: number;
  /** Share of the visits made by known customers. */
  readonly knownShare: number;
  /** Price of a click on an ordinary day; 0 where there are no ads. */
  readonly cpcCents: number;
  readonly industryCpcCents: number;
  /** Share of the ad budget. */
  readonly adShare: number;
  /** Where the limited-time discount module stands on the pages that this channel leads to. */
  readonly modulePosition: number;
}

/** Social costs more than it brings, and content converts at less than half of search: what a watch has to find. */
export const CHANNEL_PROFILES: Readonly<Record<ChannelId, ChannelProfile>> = {
  search: {
    title: { en: 'Search', 'zh-CN': '搜索' },
    organicShare: 0.34,
    conversion: 1.25,
    priceTaste: 0.1,
    knownShare: 0.25,
    cpcCents: 520,
    industryCpcCents: 560,
    adShare: 0.38,
    modulePosition: 3,
  },
  recommend: {
    title: { en: 'Recommendation', 'zh-CN': '推荐' },
    organicShare: 0.24,
    conversion: 1,
    priceTaste: 0,
    knownShare: 0.15,
    cpcCents: 450,
    industryCpcCents: 460,
    adShare: 0.26,
    modulePosition: 4,
  },
  live: {
    title: { en: 'Live stream', 'zh-CN': '直播' },
    organicShare: 0.14,
    conversion: 1.15,
    priceTaste: -0.1,
    knownShare: 0.25,
    cpcCents: 560,
    industryCpcCents: 600,
    adShare: 0.16,
    modulePosition: 2,
  },
  content: {
    title: { en: 'Content', 'zh-CN': '内容种草' },
    organicShare: 0.1,
    conversion: 0.56,
    priceTaste: 0,
    knownShare: 0.1,
    cpcCents: 330,
    industryCpcCents: 350,
    adShare: 0.1,
    modulePosition: 7,
  },
  social: {
    title: { en: 'Social', 'zh-CN': '社交媒体' },
    organicShare: 0.08,
    conversion: 0.8,
    priceTaste: -0.8,
    knownShare: 0.15,
    cpcCents: 1100,
    industryCpcCents: 760,
    adShare: 0.1,
    modulePosition: 4,
  },
  direct: {
    title: { en: 'Direct', 'zh-CN': '直接访问' },
    organicShare: 0.1,
    conversion: 1.35,
    priceTaste: 0.2,
    knownShare: 0.7,
    cpcCents: 0,
    industryCpcCents: 0,
    adShare: 0,
    modulePosition: 3,
  },
};

/** One value per channel. */
export const perChannel = <T>(make: (channel: ChannelId) => T): Record<ChannelId, T> => ({
  search: make('search'),
  recommend: make('recommend'),
  live: make('live'),
  content: make('content'),
  social: make('social'),
  direct: make('direct'),
});
