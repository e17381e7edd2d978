import type { Text } from '../problems/problem.ts';

/** What metrics can be broken down by, each with what it is called. A shop may send others beside these. */
export const dimensions = {
  platform: { en: 'Platform', 'zh-CN': '平台' },
  store: { en: 'Store', 'zh-CN': '店铺' },
  channel: { en: 'Channel', 'zh-CN': '渠道' },
  category: { en: 'Category', 'zh-CN': '类目' },
  segment: { en: 'Customer segment', 'zh-CN': '人群' },
  region: { en: 'Region', 'zh-CN': '地区' },
  sku: { en: 'SKU', 'zh-CN': '商品' },
  experiment: { en: 'A/B test', 'zh-CN': 'A/B 测试' },
  variant: { en: 'Variant', 'zh-CN': '测试版本' },
} as const satisfies Record<string, Text>;

export type Dimension = keyof typeof dimensions;
