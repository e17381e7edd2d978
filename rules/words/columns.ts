import type { InputType } from '../actions/catalogue.ts';
import type { Language, Text } from '../problems/problem.ts';
import type { Reading } from './conditions.ts';

export interface Column {
  readonly title: Text;
  readonly type?: InputType | 'instant';
}

const column = (en: string, zh: string, type?: Column['type']): Column => ({
  title: { en, 'zh-CN': zh },
  ...(type && { type }),
});

export interface DataSet {
  readonly title: Text;
  readonly columns: Readonly<Record<string, Column>>;
}

const segment = column('Segment', '人群');
const region = column('Region', '地区');
const risk = column('Risk', '风险');
const roi = column('ROI', '投产比', 'number');

/**
 * The data sets that every shop has, with the columns that they usually have; others are named as they were brought in,
 * and any column may be.
 */
export const DATASETS: Readonly<Record<string, DataSet>> = {
  skus: {
    title: { en: 'SKUs', 'zh-CN': '商品' },
    columns: {
      title: column('Title', '标题'),
      category: column('Category', '类目'),
      price: column('Price', '售价', 'money'),
      priceCents: column('Price', '售价', 'money'),
      listPriceCents: column('List price', '吊牌价', 'money'),
      costCents: column('Cost', '成本', 'money'),
      discount: column('Discount', '降价比例', 'ratio'),
      listed: column('Listed', '在售', 'boolean'),
      text: column('Product text', '商品文案'),
      licenceValidUntil: column('Licence valid until', '资质有效期至', 'instant'),
      stock: column('Stock', '库存', 'integer'),
      incoming: column('Stock on its way', '在途库存', 'integer'),
      incomingAt: column('Next arrival', '最近到货', 'instant'),
      leadTimeHours: column('Lead time (hours)', '补货周期（小时）', 'number'),
      sales7d: column('Sales of 7 days', '近 7 天销量', 'integer'),
      cvr30d: column('30-day conversion rate', '近 30 天转化率', 'ratio'),
      growth30d: column('30-day growth', '近 30 天增长', 'ratio'),
      badReviewShare: column('Share of bad reviews', '差评占比', 'ratio'),
      marketHeat: column('Market heat', '市场热度', 'number'),
      presale: column('On presale', '预售中', 'boolean'),
      depositCents: column('Deposit', '定金', 'money'),
      depositMultiplier: column('Deposit multiplier', '定金膨胀倍数', 'number'),
      bundlePieces: column('Pieces in a bundle', '组合装件数', 'integer'),
      bundleDiscount: column('Off a bundle', '组合装优惠', 'ratio'),
      role: column('Role in the range', '商品定位'),
      competitorPriceCents: column('Competitor’s price', '竞品售价', 'money'),
      competitorSales30d: column('Competitor’s monthly sales', '竞品月销量', 'integer'),
      votes: column('Votes', '投票数', 'integer'),
      presaleSold: column('Sold on presale', '预售已售', 'integer'),
      capacity: column('Capacity', '产能', 'integer'),
      listedDays: column('Days since listed', '上架天数', 'integer'),
      flatDays: column('Days without growth', '无增长天数', 'integer'),
      soldRate: column('Days with sales of days listed', '动销率', 'ratio'),
      addToCartRate: column('Add-to-cart rate', '加购率', 'ratio'),
      visitors7d: column('Visitors of 7 days', '近 7 天访客', 'integer'),
    },
  },
  customers: {
    title: { en: 'Customers', 'zh-CN': '客户' },
    columns: {
      segment,
      tier: column('Tier', '会员等级'),
      region,
      orders: column('Orders', '订单数', 'integer'),
      orders90d: column('Orders of 90 days', '近 90 天订单数', 'integer'),
      spend90d: column('Spend of 90 days', '近 90 天消费', 'money'),
      aov: column('AOV', '客单价', 'money'),
      lastOrderAt: column('Last order', '最近下单时间', 'instant'),
      dormant: column('Dormant', '沉睡', 'boolean'),
      balanceDue: column('Balance due', '待付尾款', 'money'),
      coupons: column('Coupons in hand', '持券数', 'integer'),
      couponUses30d: column('Coupons used in 30 days', '近 30 天用券数', 'integer'),
      refunds90d: column('Refunds of 90 days', '近 90 天退款次数', 'integer'),
      risk,
      points: column('Points', '积分', 'integer'),
      inGroup: column('In a group', '已入群', 'boolean'),
    },
  },
  orders: {
    title: { en: 'Orders', 'zh-CN': '订单' },
    columns: {
      at: column('Placed', '下单时间', 'instant'),
      customer: column('Customer', '客户'),
      segment,
      region,
      newCustomer: column('New customer', '新客', 'boolean'),
      channel: column('Channel', '渠道', 'channel'),
      lines: column('Lines', '商品明细'),
      amountCents: column('Amount', '金额', 'money'),
      couponCents: column('Coupon', '优惠券金额', 'money'),
      presale: column('Presale', '预售单', 'boolean'),
      depositCents: column('Deposit', '定金', 'money'),
      balanceCents: column('Balance', '尾款', 'money'),
      state: column('State', '订单状态'),
      status: column('Status', '状态'),
      paidAt: column('Paid', '支付时间', 'instant'),
      shippedAt: column('Shipped', '发货时间', 'instant'),
      refundedAt: column('Refunded', '退款时间', 'instant'),
      fraudScore: column('Fraud score', '刷单风险分', 'ratio'),
      event: column('Order of an event', '活动订单', 'boolean'),
      held: column('Held', '已拦截', 'boolean'),
      priceDropCents: column('Price drop since paid', '付款后降价额', 'money'),
    },
  },
  posts: {
    title: { en: 'Reviews and posts', 'zh-CN': '评价与舆情' },
    columns: {
      at: column('Posted', '发布时间', 'instant'),
      text: column('Text', '内容'),
      topic: column('Topic', '主题'),
      heat: column('Heat', '热度', 'integer'),
      sentiment: column('Sentiment (0 is worst)', '情感分（0 最差）', 'ratio'),
    },
  },
  cases: {
    title: { en: 'After-sales cases', 'zh-CN': '售后工单' },
    columns: {
      at: column('Opened', '提交时间', 'instant'),
      customer: column('Customer', '客户'),
      tier: column('Tier', '会员等级'),
      risk,
      kind: column('Kind', '类型'),
      keptDays: column('Days kept when asked', '申请时签收天数', 'integer'),
      cause: column('Cause', '原因'),
      answered: column('Answered', '已答复', 'boolean'),
    },
  },
  channels: {
    title: { en: 'Channels', 'zh-CN': '渠道' },
    columns: {
      title: column('Title', '名称'),
      active: column('Active', '投放', 'boolean'),
      budget: column('Budget', '预算', 'money'),
      openingBudget: column('Opening budget', '初始预算', 'money'),
      spend: column('Spend', '花费', 'money'),
      adSpend: column('Ad spend', '广告花费', 'money'),
      bidFactor: column('Bid factor', '出价系数', 'number'),
      roi,
      maturedSpend: column('Spend with mature attribution', '归因成熟花费', 'money'),
      cpc: column('CPC', '点击单价', 'money'),
      industryCpc: column('Industry’s CPC', '行业点击单价', 'money'),
      uv: column('Visitors', '访客数', 'integer'),
      cvr: column('Conversion rate', '支付转化率', 'ratio'),
      searchCvr: column('Conversion rate of search', '搜索渠道转化率', 'ratio'),
      modulePosition: column('Module position', '模块位置', 'integer'),
    },
  },
};

/** All columns of those data sets, by name. */
export const COLUMNS: Readonly<Record<string, Column>> = Object.assign(
  {},
  ...Object.values(DATASETS).map(({ columns }) => columns),
);

const NUMBERS: ReadonlySet<Column['type']> = new Set(['integer', 'money', 'number', 'ratio']);

/** Whether a column that a data set usually has holds numbers. */
export function holdsNumbers(dataset: string, name: string): boolean {
  if (!Object.hasOwn(DATASETS, dataset)) return false;
  const { columns } = DATASETS[dataset]!;
  return Object.hasOwn(columns, name) && NUMBERS.has(columns[name]!.type);
}

/** The column that a JSONPath such as `$.stock` reads; undefined for a deeper path. */
export const columnOf = (path: string | undefined): string | undefined => /^\$\.(\w+)$/.exec(path ?? '')?.[1];

/** Every row has it, whatever else it has. */
const ID: Text = { en: 'Id', 'zh-CN': '编号' };

export function columnWords(name: string, language: Language): string {
  if (name === 'id') return ID[language];
  return Object.hasOwn(COLUMNS, name) ? COLUMNS[name]!.title[language] : name;
}

/** What a data set is called, or a set of rows that a playbook makes. */
export const dataWords = (name: string, { language, set }: Pick<Reading, 'language' | 'set'>): string =>
  Object.hasOwn(DATASETS, name) ? DATASETS[name]!.title[language] : (set?.(name) ?? name);
