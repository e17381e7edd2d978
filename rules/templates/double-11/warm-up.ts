import { all, holds, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** P09: the presale with its deposits. P13: whom the warm-up is for decides what they are given. */
export const warmUp = (t: Translate): Part => ({
  nodes: [
    node('decide', 'purposeBranch', [4, 2], t('What is it for?', '活动目的'), {
      rules: [
        {
          id: 'wantsNew',
          title: t('acquire', '拉新'),
          conditions: all({ fact: 'param', params: { id: 'purpose' }, operator: 'equal', value: 'acquire' }),
          outcome: 'acquire',
        },
        {
          id: 'wantsDormant',
          title: t('activate', '促活'),
          conditions: all({ fact: 'param', params: { id: 'purpose' }, operator: 'equal', value: 'activate' }),
          outcome: 'activate',
        },
      ],
    }),
    node('select', 'newcomers', [5, 2], t('New customers', '新客人群'), {
      from: 'customers',
      conditions: all(row('segment', 'equal', 'new', t('has never bought', '未购买过'))),
      limit: 1000,
      as: 'firstTimers',
    }),
    node('action', 'newPack', [6, 2], t('New-customer pack', '新人礼包'), audienceCoupon('firstTimers', 'newCustomer')),
    node('select', 'sleepers', [5, 3], t('Dormant customers', '沉睡人群'), {
      from: 'customers',
      conditions: all(row('dormant', 'equal', true, t('no purchase for 3 months', '3 个月未购'))),
      score: 'row.spend90d',
      limit: 1000,
      as: 'dormantCustomers',
    }),
    node(
      'action',
      'welcomeBack',
      [6, 3],
      t('Welcome-back gift', '召回礼包'),
      audienceCoupon('dormantCustomers', 'welcomeBack'),
    ),
    node('select', 'slowMovers', [5, 4], t('Slow movers', '滞销商品'), {
      from: 'skus',
      conditions: all(
        row('listed', 'notEqual', false, t('is listed', '在售')),
        holds('row.stock > 8 * row.sales7d', t('stock for more than 8 weeks', '库存超过 8 周销量')),
      ),
      score: 'row.stock - 8 * row.sales7d',
      limit: 30,
      as: 'slowSkus',
    }),
    node('action', 'bundles', [5, 5], t('Offer them in bundles', '组合装促销'), {
      do: 'price.setBundle',
      with: { skus: 'set("slowSkus")', pieces: 'bundlePieces', discount: 'bundleDiscount' },
      autonomy: 'propose',
      by: { role: 'manager' },
      retry: RETRY,
      expiresAfter: 'T1',
    }),
    node('action', 'clearance', [6, 4], t('Clearance discount', '清仓折扣'), {
      do: 'price.setDiscount',
      with: { skus: 'set("slowSkus")', discount: 'clearanceDiscount' },
      autonomy: 'propose',
      by: { role: 'manager' },
      retry: RETRY,
      expiresAfter: 'T1',
    }),
    node('task', 'seedContent', [6, 5], t('Seed content', '内容种草'), {
      assignee: { role: 'operator' },
      due: 'T0 - P7D',
      form: [
        { id: 'posts', type: 'integer', title: t('Posts published', '发布篇数'), required: true },
        { id: 'saves', type: 'integer', title: t('Favourites and carts so far', '收藏加购数') },
      ],
      checklist: [
        t('Xiaohongshu posts', '小红书笔记'),
        t('Douyin clips', '抖音短视频'),
        t('Favourite and add-to-cart lottery', '收藏加购抽奖'),
      ],
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'planner' } },
    }),

    node('wait', 'depositOpening', [4, 6], t('Deposits open', '等待定金开启'), { until: 'depositOpens' }),
    node('select', 'presaleList', [4, 7], t('Presale SKUs', '预售商品'), {
      from: 'saleSkus',
      conditions: all(row('stock', 'greaterThan', 0, t('in stock', '有库存'))),
      score: 'row.marketHeat',
      limit: 20,
      as: 'presaleSkus',
    }),
    node('action', 'openPresale', [4, 8], t('Open the presale', '开启预售'), {
      do: 'sku.openPresale',
      with: { skus: 'set("presaleSkus")', deposit: 'depositAmount', multiplier: 'depositMultiplier' },
      autonomy: 'auto',
      guardrail: { sumOf: 'deposit', per: 'campaign', max: 'depositAmount', over: 'approval', by: { role: 'manager' } },
      retry: RETRY,
    }),
    node('action', 'publishWarmUp', [4, 9], t('Publish the warm-up page', '发布预热页'), {
      do: 'page.publish',
      with: { page: '"double11-warm-up"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('select', 'regulars', [4, 10], t('Regular customers', '老客人群'), {
      from: 'customers',
      conditions: all(
        row('segment', 'equal', 'old', t('has bought before', '购买过')),
        row('dormant', 'notEqual', true, t('not dormant', '非沉睡')),
      ),
      score: 'row.spend90d',
      limit: 2000,
      as: 'regularCustomers',
    }),
    node('action', 'invite', [4, 11], t('Invite them to the presale', '预售通知'), {
      do: 'message.send',
      with: { customers: 'set("regularCustomers")', template: '"presale-invitation"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('wait', 'depositClosing', [4, 12], t('Deposits close', '定金截止'), { until: 'depositCloses' }),
  ],
  edges: edgesOf({
    purposeBranch: { acquire: 'newcomers', activate: 'sleepers', otherwise: 'slowMovers' },
    newcomers: { done: 'newPack', empty: 'seedContent' },
    newPack: { done: 'seedContent', declined: 'seedContent' },
    sleepers: { done: 'welcomeBack', empty: 'seedContent' },
    welcomeBack: { done: 'seedContent', declined: 'seedContent' },
    slowMovers: { done: 'bundles', empty: 'seedContent' },
    bundles: { done: 'clearance', declined: 'clearance' },
    clearance: { done: 'seedContent', declined: 'seedContent' },
    seedContent: { done: 'ready' },
    depositOpening: { done: 'presaleList' },
    presaleList: { done: 'openPresale', empty: 'publishWarmUp' },
    openPresale: { done: 'publishWarmUp', declined: 'publishWarmUp' },
    publishWarmUp: { done: 'regulars' },
    regulars: { done: 'invite', empty: 'depositClosing' },
    invite: { done: 'depositClosing' },
    depositClosing: { done: 'ready' },
  }),
});

/** A coupon for everybody in the set, whose face values together stay within the budget unless the manager agrees. */
function audienceCoupon(set: string, kind: string) {
  return {
    do: 'coupon.issue',
    with: { customers: `set("${set}")`, amount: 'audienceCoupon', validFor: '"P21D"', kind: `"${kind}"` },
    autonomy: 'auto',
    guardrail: {
      sumOf: 'amount',
      per: 'campaign',
      max: `audienceBudget / count(set("${set}"))`,
      over: 'approval',
      by: { role: 'manager' },
    },
    retry: RETRY,
  } as const;
}
