import { all, holds, metric, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('wrapup', 2560);

/** After the close: every order shipped, and everybody spoken to once: those who bought, and those who did not. */
export const wrapUp = (t: Translate): Part => ({
  nodes: [
    node('join', 'closing', [0, 5], t('Close', '收盘'), { mode: { n: 9 } }),
    node('split', 'wrapFork', [0, 6], t('Wrap up', '并行收尾'), {}),

    node('select', 'orderList', [1, 3], t('Orders to ship', '待发货订单'), {
      from: 'orders',
      conditions: all(
        row('state', 'equal', 'paid', t('paid, not shipped', '已付款未发货')),
        holds(
          'if row.paidAt = null then false else date and time(row.paidAt) <= T1',
          t('paid during the event', '活动期内付款'),
        ),
      ),
      score: 'row.paidAt',
      as: 'eventOrders',
    }),
    node('action', 'shipFirst', [2, 3], t('Ship event orders first', '活动订单优先发货'), {
      do: 'shipping.prioritize',
      with: { orders: 'set("eventOrders")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('wait', 'untilShipped', [3, 3], t('Until all are shipped', '直到全部发货'), {
      conditions: all(
        metric(
          { id: 'unshipped' },
          'lessThanInclusive',
          param('unshippedAllowed'),
          t('orders not shipped', '未发货订单'),
        ),
      ),
      timeout: 'P1D',
    }),
    node('task', 'chaseShipping', [2, 4], t('Chase the warehouse', '催仓与紧急补货'), {
      assignee: { role: 'operator' },
      due: 'PT8H',
      checklist: [
        t('Warehouse shifts extended', '仓库已加班次'),
        t('Suppliers asked for urgent stock', '已催供应商紧急补货'),
        t('Waiting customers told', '已告知等待客户'),
      ],
      escalate: { after: 'PT4H', to: { role: 'manager' } },
    }),

    node('wait', 'morningAfter', [1, 6], t('Next morning', '次日上午'), { until: 'T1 @ 10:00' }),
    node('select', 'missed', [2, 6], t('Did not buy', '未下单人群'), {
      from: 'customers',
      conditions: all(
        row('dormant', 'notEqual', true, t('not dormant', '非沉睡')),
        holds(
          'if row.lastOrderAt = null then true else date and time(row.lastOrderAt) < T0',
          t('no order since the opening', '开场后未下单'),
        ),
      ),
      score: 'row.spend90d',
      limit: 3000,
      as: 'nonBuyers',
    }),
    node('action', 'encoreOffer', [3, 6], t('Encore coupon', '返场券'), {
      do: 'coupon.issue',
      with: {
        customers: 'set("nonBuyers")',
        amount: 'encoreCoupon',
        threshold: 'encoreThreshold',
        validFor: '"P3D"',
        kind: '"encore"',
      },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'amount',
        per: 'campaign',
        max: 'encoreBudget / count(set("nonBuyers"))',
        over: 'approval',
        by: { role: 'manager' },
      },
      retry: RETRY,
    }),
    node('select', 'bought', [2, 7], t('Bought', '已购人群'), {
      from: 'customers',
      conditions: all(
        holds(
          'if row.lastOrderAt = null then false else date and time(row.lastOrderAt) >= T0',
          t('an order since the opening', '开场后已下单'),
        ),
      ),
      as: 'eventBuyers',
    }),
    node('action', 'reviewPrize', [3, 7], t('Review with a prize draw', '晒单有礼'), {
      do: 'message.send',
      // A prize draw for any honest review: cash for good ones is what platforms punish.
      with: { customers: 'set("eventBuyers")', template: '"review-prize-draw"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('select', 'highValue', [2, 8], t('High-value customers', '高价值客户'), {
      from: 'eventBuyers',
      conditions: all(
        row('orders90d', 'greaterThanInclusive', param('highValueOrders'), t('orders in 90 days', '90 天订单数')),
        holds('row.orders90d > 0 and row.spend90d / row.orders90d >= highValueAov', t('AOV', '客单价')),
      ),
      score: 'row.spend90d',
      limit: 1000,
      as: 'highValueCustomers',
    }),
    node('action', 'exclusiveOffer', [3, 8], t('Exclusive coupon', '专属券'), {
      do: 'coupon.issue',
      with: {
        customers: 'set("highValueCustomers")',
        amount: 'exclusiveCoupon',
        validFor: '"P30D"',
        kind: '"exclusive"',
      },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'amount',
        per: 'campaign',
        max: 'exclusiveBudget / count(set("highValueCustomers"))',
        over: 'approval',
        by: { role: 'manager' },
      },
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    closing: { joined: 'wrapFork' },
    wrapFork: { branch: ['orderList', 'morningAfter'] },
    orderList: { done: 'shipFirst', empty: 'wrapDone' },
    shipFirst: { done: 'untilShipped' },
    untilShipped: { done: 'wrapDone', timeout: 'chaseShipping' },
    chaseShipping: { done: 'orderList' },
    morningAfter: { done: 'missed' },
    missed: { done: 'encoreOffer', empty: 'bought' },
    encoreOffer: { done: 'bought', declined: 'bought' },
    bought: { done: 'reviewPrize', empty: 'wrapDone' },
    reviewPrize: { done: 'highValue' },
    highValue: { done: 'exclusiveOffer', empty: 'wrapDone' },
    exclusiveOffer: { done: 'wrapDone', declined: 'wrapDone' },
  }),
});
