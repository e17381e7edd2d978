import type { Language, Text } from '../problems/problem.ts';

/** Columns that data sets usually have, to choose from; any other path can be typed. */
export const ROW_FIELDS: Readonly<Record<string, Text>> = {
  cvr30d: { en: '30-day conversion rate', 'zh-CN': '近 30 天转化率' },
  growth30d: { en: '30-day growth', 'zh-CN': '近 30 天增长' },
  badReviewShare: { en: 'Share of bad reviews', 'zh-CN': '差评占比' },
  stock: { en: 'Stock', 'zh-CN': '库存' },
  sales7d: { en: 'Sales of 7 days', 'zh-CN': '近 7 天销量' },
  price: { en: 'Price', 'zh-CN': '售价' },
  category: { en: 'Category', 'zh-CN': '类目' },
  segment: { en: 'Segment', 'zh-CN': '人群' },
  orders: { en: 'Orders', 'zh-CN': '订单数' },
  aov: { en: 'AOV', 'zh-CN': '客单价' },
  lastOrderAt: { en: 'Last order', 'zh-CN': '最近下单时间' },
  roi: { en: 'ROI', 'zh-CN': '投产比' },
  adSpend: { en: 'Ad spend', 'zh-CN': '广告花费' },
  status: { en: 'Status', 'zh-CN': '状态' },
};

/** The column that a JSONPath such as `$.stock` reads; undefined for a deeper path. */
export const columnOf = (path: string | undefined): string | undefined => /^\$\.(\w+)$/.exec(path ?? '')?.[1];

export const columnWords = (column: string, language: Language): string =>
  Object.hasOwn(ROW_FIELDS, column) ? ROW_FIELDS[column]![language] : column;
