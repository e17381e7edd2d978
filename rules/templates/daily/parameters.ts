import type { Parameter } from '../../playbook/schema.ts';
import type { Translate } from '../template.ts';

/** The numbers of the sources (and, where a practice has none, ours). Money is integer minor units. */
export const parameters = (t: Translate): Record<string, Parameter> => ({
  ...goods(t),
  ...shop(t),
  ...people(t),
});

const goods = (t: Translate): Record<string, Parameter> => ({
  slowRate: {
    type: 'ratio',
    title: t('Delist below a sold rate of', '动销率低于即建议下架'),
    default: 0.05,
    source: 'D02',
  },
  coverDays: {
    type: 'integer',
    title: t('Stock for days', '库存覆盖天数'),
    default: 3,
    min: 1,
    unit: 'd',
    source: 'D04',
  },
  restockFactor: {
    type: 'number',
    title: t('Replenish: times 7 days’ sales', '补货系数（× 近 7 天销量）'),
    default: 1,
    min: 0.1,
    max: 10,
    source: 'D04',
  },
  weakCartRate: {
    type: 'ratio',
    title: t('Page is weak below an add-to-cart rate of', '加购率低于即优化'),
    default: 0.06,
    source: 'D05',
  },
  minVisitors: count(t('… with visitors of 7 days from', '近 7 天访客不少于'), 200, 'D05'),
  undercutBy: {
    type: 'ratio',
    title: t('Competitor is cheaper by', '竞品低于我方'),
    default: 0.05,
    max: 0.5,
    source: 'L13',
  },
  minMargin: { type: 'ratio', title: t('Margin over cost at least', '成本加成不低于'), default: 0.2, source: 'L13' },
  protectFor: { type: 'duration', title: t('Price protection', '保价期'), default: 'P30D', source: 'L13' },
  refundMost: {
    type: 'money',
    title: t('Difference refunded per order at most', '每单退差上限'),
    default: 10_000,
    min: 1,
    max: 100_000,
    source: 'L13',
  },
  refundBudget: {
    type: 'money',
    title: t('Differences of a day without asking', '单日退差免审批额度'),
    default: 500_000,
    min: 0,
    source: 'L13',
  },
});

const shop = (t: Translate): Record<string, Parameter> => ({
  cvrDrop: {
    type: 'ratio',
    title: t('CVR against the usual below', '转化率 ÷ 常态低于'),
    default: 0.95,
    min: 0.1,
    source: 'L03',
  },
  minUv: count(t('Visitors of the hour from', '近 1 小时访客不少于'), 500, 'L03'),
  industryTurnover: {
    type: 'number',
    title: t('Turnover of the industry (30 days)', '行业库存周转（30 天）'),
    default: 1,
    min: 0,
    source: 'L03',
  },
  minInventory: {
    type: 'money',
    title: t('Inventory at cost from', '库存成本不少于'),
    default: 1_000_000,
    min: 1,
    source: 'L03',
  },
  reviewFrom: {
    type: 'money',
    title: t('A person reviews orders from', '人工审单金额'),
    default: 200_000,
    min: 0,
    source: 'L09',
  },
  fraudFrom: {
    type: 'ratio',
    title: t('Held from a fraud score of', '刷单风险分达到即拦截'),
    default: 0.8,
    min: 0.01,
    source: 'L10',
  },
  returnsFrom: count(t('High risk from refunds of 90 days', '近 90 天退款次数达到'), 5, 'L10'),
  lowValue: {
    type: 'money',
    title: t('… of goods with an AOV below', '客单价低于'),
    default: 5_000,
    min: 1,
    source: 'L10',
  },
  couponUsesFrom: count(t('Coupon abuse from uses in 30 days', '近 30 天用券次数达到'), 20, 'L10'),
  graveSentiment: {
    type: 'ratio',
    title: t('Grave up to a sentiment of', '情感分不高于即高危'),
    default: 0.1,
    source: 'L11',
  },
  badSentiment: {
    type: 'ratio',
    title: t('Bad up to a sentiment of', '情感分不高于即关注'),
    default: 0.3,
    source: 'L11',
  },
  graveHeat: count(t('Grave from a heat of', '热度达到即高危'), 1_000, 'L11'),
  minHeat: count(t('Looked at from a heat of', '热度达到即关注'), 50, 'L11'),
  replyShare: {
    type: 'ratio',
    title: t('Replied within 30 s at least', '30 秒回复率不低于'),
    default: 0.8,
    source: 'L07',
  },
  minEnquiries: count(t('Enquiries of the hour from', '近 1 小时咨询量不少于'), 20, 'L07'),
  extraAgents: count(t('Agents added each time', '单次增派客服'), 2, 'L07'),
  extraAgentsCap: count(t('Agents added a day without asking', '单日增派红线'), 6, 'L07'),
  returnDays: count(t('Worry-free return within days', '无忧退货天数'), 15, 'L12'),
  answerLimit: { type: 'duration', title: t('Cases answered within', '售后答复时限'), default: 'PT48H', source: 'L12' },
});

const people = (t: Translate): Record<string, Parameter> => ({
  newPack: coupon(t('New-customer pack', '新人礼包面额'), 1_500, 'W05'),
  newPackBudget: budget(t('New-customer packs of a day without asking', '单日新人礼包红线'), 1_000_000, 'W05'),
  winBackCoupon: coupon(t('Off if they order within three days', '3 天内下单立减'), 3_000, 'W03'),
  winBackBudget: budget(t('Win-back coupons without asking', '召回券总额红线'), 6_000_000, 'W03'),
  groupDiscount: {
    type: 'ratio',
    title: t('Discount of the weekly flash sale', '社群秒杀折扣'),
    default: 0.3,
    max: 0.6,
    source: 'W06',
  },
  samplePoints: count(t('Points for a sample', '兑小样积分'), 1_000, 'W06'),
  fullSizePoints: count(t('Points for the full size', '兑正装积分'), 5_000, 'W06'),
});

const count = (title: string, value: number, source: string): Parameter => ({
  type: 'integer',
  title,
  default: value,
  min: 1,
  source,
});

const coupon = (title: string, value: number, source: string): Parameter => ({
  type: 'money',
  title,
  default: value,
  min: 100,
  max: 20_000,
  source,
});

const budget = (title: string, value: number, source: string): Parameter => ({
  type: 'money',
  title,
  default: value,
  min: 0,
  source,
});
