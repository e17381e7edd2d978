import type { Language, Text } from '../../rules/problems/problem.ts';

/** The data sets that every shop has; others are named as they were brought in. */
export const DATASETS: Readonly<Record<string, Text>> = {
  skus: { en: 'SKUs', 'zh-CN': '商品' },
  customers: { en: 'Customers', 'zh-CN': '客户' },
  orders: { en: 'Orders', 'zh-CN': '订单' },
  channels: { en: 'Channels', 'zh-CN': '渠道' },
};

/** A data set's name in the reader's language; a set's own name as it is. */
export const dataWords = (name: string, language: Language): string =>
  Object.hasOwn(DATASETS, name) ? DATASETS[name]![language] : name;
