import { closest, nearest } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Place, Problem, Text } from '../problems/problem.ts';
import type { Dimension } from './dimensions.ts';

/** How a metric adds up: points sum over a window; or the newest one counts; or it is computed from others. */
export type MetricKind = 'additive' | 'distinct' | 'gauge' | 'derived';
/** A `ratio` is a part of a whole or a multiple, shown in per cent; a `number` is shown as it is. */
export const METRIC_UNITS = ['count', 'money', 'ratio', 'number', 'seconds'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

export interface MetricDefinition {
  readonly title: Text;
  readonly kind: MetricKind;
  readonly unit: MetricUnit;
  readonly upIsGood: boolean;
  /** What it is broken down by; a distinct count must be brought in at each grain that is needed. */
  readonly dimensions: readonly Dimension[];
  /** Derived only: FEEL over its parts' ids. */
  readonly formula?: string;
  /** Derived only: the parts, in the formula's order. */
  readonly parts?: readonly string[];
  /** Derived only: the part that is divided by; zero means that there is no value. */
  readonly denominator?: string;
  /** Derived only: what is divided is part of what it is divided by, so that the value lies in 0–1. */
  readonly share?: true;
  /** How long (ISO 8601) its points keep growing after their instant: before that it says too little. */
  readonly matureAfter?: string;
}

type Direction = 'up' | 'down';
/** What a metric measures, which decides what it can be broken down by. */
type About = 'sales' | 'ads' | 'service' | 'goods' | 'members' | 'live';

const STORE = ['platform', 'store'] as const;
const BREAKDOWNS: Readonly<Record<About, readonly Dimension[]>> = {
  sales: [...STORE, 'channel', 'category', 'segment', 'region', 'experiment', 'variant'],
  ads: [...STORE, 'channel', 'category', 'experiment', 'variant'],
  service: [...STORE, 'channel'],
  goods: [...STORE, 'category', 'sku'],
  members: [...STORE, 'channel', 'segment', 'region'],
  live: [...STORE, 'channel'],
};

const base =
  (kind: MetricKind) =>
  (about: About, unit: MetricUnit, good: Direction, en: string, zh: string): MetricDefinition => ({
    title: { en, 'zh-CN': zh },
    kind,
    unit,
    upIsGood: good === 'up',
    dimensions: BREAKDOWNS[about],
  });

const additive = base('additive');
const distinct = base('distinct');
const gauge = base('gauge');

/** A metric computed by FEEL from others, of which one is divided by. */
const derived = (
  { formula, parts, denominator }: { formula: string; parts: readonly string[]; denominator: string },
  ...words: Parameters<ReturnType<typeof base>>
): MetricDefinition => ({ ...base('derived')(...words), formula, parts, denominator });

const quotient = (
  [numerator, denominator]: readonly [string, string],
  ...words: Parameters<ReturnType<typeof base>>
): MetricDefinition =>
  derived({ formula: `${numerator} / ${denominator}`, parts: [numerator, denominator], denominator }, ...words);

/** The part of the whole that is not among those who went on. */
const lost = (
  [remaining, denominator]: readonly [string, string],
  ...words: Parameters<ReturnType<typeof base>>
): MetricDefinition => ({
  ...derived({ formula: `1 - ${remaining} / ${denominator}`, parts: [remaining, denominator], denominator }, ...words),
  share: true,
});

/** A quotient that is never above 1: some of the whole. */
const share = (
  parts: readonly [string, string],
  about: About,
  good: Direction,
  en: string,
  zh: string,
): MetricDefinition => ({
  ...quotient(parts, about, 'ratio', good, en, zh),
  share: true,
});

/** Every metric, defined once. Money is in minor units of the campaign's currency; ratios are 0–1. */
export const metrics: Readonly<Record<string, MetricDefinition>> = {
  uv: distinct('sales', 'count', 'up', 'Visitors (UV)', '访客数'),
  carters: distinct('sales', 'count', 'up', 'Visitors who added to cart', '加购人数'),
  favouriters: distinct('sales', 'count', 'up', 'Visitors who added to favourites', '收藏人数'),
  orderers: distinct('sales', 'count', 'up', 'Visitors who placed an order', '下单人数'),
  buyers: distinct('sales', 'count', 'up', 'Paying buyers', '支付买家数'),
  newBuyers: distinct('sales', 'count', 'up', 'First-time buyers', '新客买家数'),
  repeatBuyers: distinct('members', 'count', 'up', 'Buyers who bought again', '复购买家数'),
  depositBuyers: distinct('sales', 'count', 'up', 'Buyers who paid a deposit', '支付定金人数'),
  soldSkus: distinct('goods', 'count', 'up', 'SKUs sold', '动销商品数'),
  liveViewers: distinct('live', 'count', 'up', 'Live viewers', '直播观看人数'),

  pv: additive('sales', 'count', 'up', 'Page views', '浏览量'),
  carts: additive('sales', 'count', 'up', 'Items added to cart', '加购件数'),
  ordersPlaced: additive('sales', 'count', 'up', 'Orders placed', '下单订单数'),
  orders: additive('sales', 'count', 'up', 'Paid orders', '支付订单数'),
  units: additive('goods', 'count', 'up', 'Units sold', '支付件数'),
  gmv: additive('sales', 'money', 'up', 'GMV', '成交额'),
  discounts: additive('sales', 'money', 'down', 'Discounts given', '优惠金额'),
  refunds: additive('sales', 'money', 'down', 'Refunds', '退款金额'),
  refundOrders: additive('sales', 'count', 'down', 'Orders refunded', '退款订单数'),
  deposits: additive('sales', 'count', 'up', 'Deposits paid', '定金支付笔数'),
  balancePaid: additive('sales', 'count', 'up', 'Balances paid', '尾款支付笔数'),
  couponsIssued: additive('members', 'count', 'up', 'Coupons issued', '优惠券发放数'),
  couponsUsed: additive('members', 'count', 'up', 'Coupons used', '优惠券核销数'),

  impressions: additive('ads', 'count', 'up', 'Ad impressions', '广告展现量'),
  clicks: additive('ads', 'count', 'up', 'Ad clicks', '广告点击量'),
  adSpend: additive('ads', 'money', 'down', 'Ad spend', '广告花费'),
  // Platforms attribute orders to a click for a day at the least: what was bought within the hour is a fraction of it.
  attributedGmv: {
    ...additive('ads', 'money', 'up', 'GMV attributed to ads', '广告引导成交额'),
    matureAfter: 'PT24H',
  },

  enquiries: additive('service', 'count', 'up', 'Enquiries', '咨询量'),
  repliesWithin30s: additive('service', 'count', 'up', 'Enquiries answered within 30 s', '30 秒内回复数'),
  botReplies: additive('service', 'count', 'up', 'Enquiries answered by the bot', '机器人接待数'),
  complaints: additive('service', 'count', 'down', 'Complaints', '投诉量'),
  reviews: additive('service', 'count', 'up', 'Reviews', '评价数'),
  badReviews: additive('service', 'count', 'down', 'Bad reviews', '差评数'),
  unansweredEnquiries: gauge('service', 'count', 'down', 'Enquiries not answered yet', '未回复咨询数'),
  firstReplySeconds: gauge('service', 'seconds', 'down', 'Time to first reply', '首次响应时长'),

  unitsReceived: additive('goods', 'count', 'up', 'Units received', '入库件数'),
  costOfGoods: additive('goods', 'money', 'down', 'Cost of goods sold', '销售成本'),
  listedSkus: gauge('goods', 'count', 'up', 'SKUs listed', '在售商品数'),
  stock: gauge('goods', 'count', 'up', 'Stock', '库存'),
  inventoryValue: gauge('goods', 'money', 'down', 'Inventory at cost', '库存成本金额'),
  price: gauge('goods', 'money', 'up', 'Price', '售价'),

  unpaidOrders: gauge('sales', 'count', 'down', 'Orders not paid yet', '待付款订单数'),
  unshipped: gauge('sales', 'count', 'down', 'Orders not shipped yet', '未发货订单数'),
  budget: gauge('ads', 'money', 'up', 'Ad budget', '广告预算'),
  watchSeconds: additive('live', 'seconds', 'up', 'Time watched', '观看时长'),

  cvr: share(['buyers', 'uv'], 'sales', 'up', 'Conversion rate (CVR)', '支付转化率'),
  addToCartRate: share(['carters', 'uv'], 'sales', 'up', 'Add-to-cart rate', '加购率'),
  favouriteRate: share(['favouriters', 'uv'], 'sales', 'up', 'Favourite rate', '收藏率'),
  cartPayRate: share(['buyers', 'carters'], 'sales', 'up', 'Cart-to-pay rate', '加购支付率'),
  abandonment: lost(['buyers', 'carters'], 'sales', 'ratio', 'down', 'Cart abandonment', '购物车放弃率'),
  orderPayRate: quotient(['orders', 'ordersPlaced'], 'sales', 'ratio', 'up', 'Orders paid', '下单支付率'),
  aov: quotient(['gmv', 'buyers'], 'sales', 'money', 'up', 'AOV (GMV per buyer)', '客单价'),
  averageOrder: quotient(['gmv', 'orders'], 'sales', 'money', 'up', 'Average order', '笔单价'),
  unitsPerOrder: quotient(['units', 'orders'], 'goods', 'number', 'up', 'Units per order', '连带率'),
  newBuyerShare: share(['newBuyers', 'buyers'], 'sales', 'up', 'Share of new customers', '新客占比'),
  repurchaseRate: share(['repeatBuyers', 'buyers'], 'members', 'up', 'Repurchase rate', '复购率'),
  discountRate: quotient(['discounts', 'gmv'], 'sales', 'ratio', 'down', 'Discounts per GMV', '优惠占比'),
  refundRate: quotient(['refunds', 'gmv'], 'sales', 'ratio', 'down', 'Refund rate', '退款率'),
  returnRate: quotient(['refundOrders', 'orders'], 'sales', 'ratio', 'down', 'Orders refunded per order', '退货率'),
  balancePayRate: quotient(['balancePaid', 'deposits'], 'sales', 'ratio', 'up', 'Balance payment rate', '尾款支付率'),
  couponUseRate: quotient(
    ['couponsUsed', 'couponsIssued'],
    'members',
    'ratio',
    'up',
    'Coupon use rate',
    '优惠券核销率',
  ),

  roi: quotient(['attributedGmv', 'adSpend'], 'ads', 'number', 'up', 'ROI', '投产比'),
  cpc: quotient(['adSpend', 'clicks'], 'ads', 'money', 'down', 'Cost per click (CPC)', '点击单价'),
  ctr: share(['clicks', 'impressions'], 'ads', 'up', 'Click-through rate (CTR)', '点击率'),
  acquisitionCost: quotient(['adSpend', 'newBuyers'], 'ads', 'money', 'down', 'Cost per new customer', '拉新成本'),

  replied30sShare: share(['repliesWithin30s', 'enquiries'], 'service', 'up', 'Replied within 30 s', '30 秒回复率'),
  botShare: share(['botReplies', 'enquiries'], 'service', 'up', 'Answered by the bot', '机器人接待占比'),
  badReviewShare: share(['badReviews', 'reviews'], 'service', 'down', 'Share of bad reviews', '差评率'),
  complaintRate: quotient(['complaints', 'orders'], 'service', 'ratio', 'down', 'Complaints per order', '投诉率'),

  soldSkuRate: share(['soldSkus', 'listedSkus'], 'goods', 'up', 'Sold-SKU rate', '动销率'),
  sellThrough: quotient(['units', 'unitsReceived'], 'goods', 'ratio', 'up', 'Sell-through', '售罄率'),
  turnoverRate: quotient(
    ['costOfGoods', 'inventoryValue'],
    'goods',
    'number',
    'up',
    'Inventory turnover',
    '库存周转率',
  ),
  averageWatch: quotient(
    ['watchSeconds', 'liveViewers'],
    'live',
    'seconds',
    'up',
    'Average time watched',
    '人均观看时长',
  ),
};

/** The definition, or undefined for an id that is no metric. */
export const findMetric = (id: string): MetricDefinition | undefined =>
  Object.hasOwn(metrics, id) ? metrics[id] : undefined;

/** How long a metric's points keep growing after their instant: the longest of its parts. Undefined if they do not. */
export const matureAfter = (id: string): string | undefined =>
  sourceMetrics(id).flatMap((part) => findMetric(part)?.matureAfter ?? [])[0];

/** The metrics whose points a metric is read from: itself, or the parts of a derived one. */
export const sourceMetrics = (id: string): readonly string[] => findMetric(id)?.parts ?? [id];

const unknownMetricDefined = defineProblem('unknown-metric', {
  en: 'There is no metric “{id}”. The nearest: {near}. The editor’s list of metrics and docs/language.md have them all.',
  'zh-CN': '没有指标“{id}”。最接近的有：{near}。全部指标见编辑器的指标列表与 docs/language.md。',
});
const unknownMetricClose = defineProblem('unknown-metric', {
  en: 'There is no metric “{id}”. Did you mean “{metric}”?',
  'zh-CN': '没有指标“{id}”。是否想写“{metric}”？',
});
const NEAR = 4;

/** The problem that an id is no metric, with the likeliest one that was meant, or the nearest few. */
export function unknownMetric(id: string, place: Place | string): Problem {
  const known = Object.keys(metrics);
  const metric = closest(id, known);
  if (metric !== undefined) return unknownMetricClose(place, { id, metric });
  return unknownMetricDefined(place, { id, near: nearest(id, known, NEAR).join(', ') });
}
