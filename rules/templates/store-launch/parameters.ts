import type { Parameter } from '../../playbook/schema.ts';
import type { Translate } from '../template.ts';

/** The numbers of the sources (and, where a practice has none, ours). Money is integer minor units. */
export const parameters = (t: Translate): Record<string, Parameter> => ({
  liveShareFrom: {
    type: 'ratio',
    title: t('Live first from a competitor’s live share of', '竞品直播占比达到即主攻直播'),
    default: 0.5,
    source: 'P02',
  },
  searchBudget: {
    type: 'money',
    title: t('Search budget for the opening', '开业搜索投放预算'),
    default: 500_000,
    min: 0,
    max: 5_000_000,
    source: 'P02',
  },
  shareTolerance: {
    type: 'ratio',
    title: t('Shares may differ from the target by', '占比允许偏差'),
    default: 0.05,
    max: 0.5,
    source: 'P03',
  },
  stockFactor: {
    type: 'number',
    title: t('First stock: times the competitor’s monthly sales', '首批备货系数（× 竞品月销）'),
    default: 1.2,
    min: 0.1,
    max: 10,
    source: 'P04',
  },
  bigPromotion: {
    type: 'boolean',
    title: t('The opening is part of a big promotion', '开业遇大促'),
    default: false,
    source: 'P04',
  },
  promotionUplift: {
    type: 'ratio',
    title: t('More stock for a big promotion', '大促加备比例'),
    default: 0.3,
    source: 'P04',
  },
  skuBudget: {
    type: 'money',
    title: t('Stock per SKU without asking', '单品备货免审批额度'),
    default: 2_000_000,
    min: 0,
    source: 'P04',
  },
  dispatchWithin: {
    type: 'integer',
    title: t('Dispatch promised within', '承诺发货时限不超过'),
    default: 48,
    min: 1,
    unit: 'h',
    source: 'P11',
  },
  freeShippingAtMost: {
    type: 'money',
    title: t('Free shipping from at most', '包邮门槛不高于'),
    default: 9_900,
    min: 0,
    source: 'P11',
  },
  bannedWords: {
    type: 'text',
    title: t('Banned superlatives (pattern)', '极限词（匹配式）'),
    default: '最|第一|国家级|顶级|唯一',
    source: 'P12',
  },
  safetyFactor: {
    type: 'number',
    title: t('Safety stock: times 7 days’ sales', '安全库存系数（× 近 7 天销量）'),
    default: 1.5,
    min: 1,
    max: 5,
    source: 'L04',
  },
});
