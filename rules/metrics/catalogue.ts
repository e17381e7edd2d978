import { closest } from '../problems/closest.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Place, Problem, Text } from '../problems/problem.ts';

/** How a metric adds up: points sum over a window; or the newest one counts; or it is computed from others. */
export type MetricKind = 'additive' | 'distinct' | 'gauge' | 'derived';
export type MetricUnit = 'count' | 'money' | 'ratio' | 'seconds';

export interface MetricDefinition {
  readonly title: Text;
  readonly kind: MetricKind;
  readonly unit: MetricUnit;
  readonly upIsGood: boolean;
  /** Derived only: FEEL over its parts' ids. */
  readonly formula?: string;
  /** Derived only: the parts, in the formula's order. */
  readonly parts?: readonly string[];
  /** Derived only: the part that is divided by; zero means that there is no value. */
  readonly denominator?: string;
}

type Direction = 'up' | 'down';

const base =
  (kind: MetricKind) =>
  (unit: MetricUnit, good: Direction, en: string, zh: string): MetricDefinition => ({
    title: { en, 'zh-CN': zh },
    kind,
    unit,
    upIsGood: good === 'up',
  });

const additive = base('additive');
const distinct = base('distinct');
const gauge = base('gauge');

const quotient = (
  [numerator, denominator]: readonly [string, string],
  unit: MetricUnit,
  good: Direction,
  en: string,
  zh: string,
): MetricDefinition => ({
  ...base('derived')(unit, good, en, zh),
  formula: `${numerator} / ${denominator}`,
  parts: [numerator, denominator],
  denominator,
});

/** Every metric, defined once. Money is in minor units of the campaign's currency; ratios are 0–1. */
export const metrics: Readonly<Record<string, MetricDefinition>> = {
  uv: distinct('count', 'up', 'Visitors (UV)', '访客数'),
  carters: distinct('count', 'up', 'Visitors who added to cart', '加购人数'),
  buyers: distinct('count', 'up', 'Paying buyers', '支付买家数'),
  depositBuyers: distinct('count', 'up', 'Buyers who paid a deposit', '支付定金人数'),

  pv: additive('count', 'up', 'Page views', '浏览量'),
  orders: additive('count', 'up', 'Paid orders', '支付订单数'),
  gmv: additive('money', 'up', 'GMV', '成交额'),
  refunds: additive('money', 'down', 'Refunds', '退款金额'),
  impressions: additive('count', 'up', 'Ad impressions', '广告展现量'),
  clicks: additive('count', 'up', 'Ad clicks', '广告点击量'),
  adSpend: additive('money', 'down', 'Ad spend', '广告花费'),
  attributedGmv: additive('money', 'up', 'GMV attributed to ads', '广告引导成交额'),
  enquiries: additive('count', 'up', 'Enquiries', '咨询量'),
  repliesWithin30s: additive('count', 'up', 'Enquiries answered within 30 s', '30 秒内回复数'),
  deposits: additive('count', 'up', 'Deposits paid', '定金支付笔数'),
  balancePaid: additive('count', 'up', 'Balances paid', '尾款支付笔数'),

  unpaidOrders: gauge('count', 'down', 'Orders not paid yet', '待付款订单数'),
  unshipped: gauge('count', 'down', 'Orders not shipped yet', '未发货订单数'),
  stock: gauge('count', 'up', 'Stock', '库存'),
  price: gauge('money', 'up', 'Price', '售价'),
  budget: gauge('money', 'up', 'Ad budget', '广告预算'),
  firstReplySeconds: gauge('seconds', 'down', 'Time to first reply', '首次响应时长'),

  cvr: quotient(['buyers', 'uv'], 'ratio', 'up', 'Conversion rate (CVR)', '支付转化率'),
  addToCartRate: quotient(['carters', 'uv'], 'ratio', 'up', 'Add-to-cart rate', '加购率'),
  cartPayRate: quotient(['buyers', 'carters'], 'ratio', 'up', 'Cart-to-pay rate', '加购支付率'),
  aov: quotient(['gmv', 'buyers'], 'money', 'up', 'AOV (GMV per buyer)', '客单价'),
  averageOrder: quotient(['gmv', 'orders'], 'money', 'up', 'Average order', '笔单价'),
  roi: quotient(['attributedGmv', 'adSpend'], 'ratio', 'up', 'ROI', '投产比'),
  cpc: quotient(['adSpend', 'clicks'], 'money', 'down', 'Cost per click (CPC)', '点击单价'),
  ctr: quotient(['clicks', 'impressions'], 'ratio', 'up', 'Click-through rate (CTR)', '点击率'),
  refundRate: quotient(['refunds', 'gmv'], 'ratio', 'down', 'Refund rate', '退款率'),
  replied30sShare: quotient(['repliesWithin30s', 'enquiries'], 'ratio', 'up', 'Replied within 30 s', '30 秒回复率'),
  balancePayRate: quotient(['balancePaid', 'deposits'], 'ratio', 'up', 'Balance payment rate', '尾款支付率'),
};

/** The definition, or undefined for an id that is no metric. */
export const findMetric = (id: string): MetricDefinition | undefined =>
  Object.hasOwn(metrics, id) ? metrics[id] : undefined;

/** Ratios of money to money that people read as “4.6”, not as “460 %”. */
const FACTORS: ReadonlySet<string> = new Set(['roi']);

export const isFactor = (metric: string): boolean => FACTORS.has(metric);

/** The metrics whose points a metric is read from: itself, or the parts of a derived one. */
export const sourceMetrics = (id: string): readonly string[] => findMetric(id)?.parts ?? [id];

const unknownMetricDefined = defineProblem('unknown-metric', {
  en: 'There is no metric “{id}”. {hint}',
  'zh-CN': '没有指标“{id}”。{hintZh}',
});

/** The problem that an id is no metric, with the likeliest one that was meant. */
export function unknownMetric(id: string, place: Place | string): Problem {
  const known = Object.keys(metrics).join(', ');
  const meant = closest(id, Object.keys(metrics));
  return unknownMetricDefined(
    place,
    meant
      ? { id, hint: `Did you mean “${meant}”?`, hintZh: `是否想写“${meant}”？` }
      : { id, hint: `Known metrics: ${known}.`, hintZh: `可用指标：${known}。` },
  );
}
