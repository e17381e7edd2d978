import { all, formula, holds, param, row, variable } from '../conditions.ts';
import type { Conditions } from '../../conditions/schema.ts';
import type { PlaybookNode } from '../../playbook/schema.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1100);
const always = { from: 'T0', to: 'T1' } as const;

/** L09: orders are reviewed by rule, few by a person. L10: what looks like fraud stays in the warehouse. */
export const orders = (t: Translate): Part => ({
  nodes: [...review(t), ...fraud(t)],
  edges: edgesOf({
    watchOrders: { event: 'shipFirst', clean: 'releaseOrders', large: 'reviewOrders', fake: 'holdFake' },
    reviewOrders: { done: 'reviewDecision' },
    reviewDecision: { pass: 'releaseReviewed', otherwise: 'holdReviewed' },
    holdFake: { done: 'investigate' },
    investigate: { done: 'fraudDecision' },
    fraudDecision: { real: 'releaseReal', otherwise: 'staysHeld' },
    watchCustomers: { risky: 'flagRisky' },
    flagRisky: { done: 'tellManager' },
  }),
});

const review = (t: Translate): readonly PlaybookNode[] => {
  const paid = row('state', 'equal', 'paid', t('paid, not shipped', '已付款未发货'));
  const trusted = holds('row.fraudScore < fraudFrom', t('fraud score below the limit', '风险分低于阈值'));
  return [
    node('monitor', 'watchOrders', [1, 0], t('Review of orders', '订单审核'), {
      window: always,
      every: 'PT15M',
      forEach: 'orders',
      rules: [
        once('event', t('Order of an event', '活动订单'), [
          paid,
          trusted,
          row('event', 'equal', true, t('of an event', '活动订单')),
        ]),
        once('clean', t('Nothing against it', '自动审核通过'), [
          paid,
          trusted,
          row('amountCents', 'lessThan', formula('reviewFrom'), t('amount', '金额')),
        ]),
        once('large', t('Large order', '大额订单'), [
          paid,
          trusted,
          row('amountCents', 'greaterThanInclusive', formula('reviewFrom'), t('amount', '金额')),
        ]),
        once('fake', t('Looks like a fake order', '疑似刷单'), [
          paid,
          { not: trusted },
          // Without a score it is neither: missing data decide nothing.
          row('fraudScore', 'greaterThanInclusive', param('fraudFrom'), t('fraud score', '刷单风险分')),
        ]),
      ],
    }),
    node('action', 'shipFirst', [2, 0], t('Ship event orders first', '活动订单优先发货'), {
      do: 'shipping.prioritize',
      with: { orders: 'set("watchOrders.event")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('action', 'releaseOrders', [2, 1], t('Release to the warehouse', '自动放行'), {
      do: 'order.release',
      with: { orders: 'set("watchOrders.clean")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('task', 'reviewOrders', [2, 2], t('Review by a person', '人工审单'), {
      assignee: { role: 'service' },
      due: 'PT1H',
      form: [
        {
          id: 'decision',
          type: 'choice',
          title: t('Release or hold', '放行 / 拦截'),
          choices: ['release', 'hold'],
          required: true,
        },
      ],
      escalate: { after: 'PT0S', to: { role: 'manager' } },
    }),
    node('decide', 'reviewDecision', [3, 2], t('Released?', '是否放行'), {
      rules: [
        {
          id: 'released',
          title: t('release', '放行'),
          conditions: all(variable('reviewOrders.decision', 'equal', 'release')),
          outcome: 'pass',
        },
      ],
    }),
    node('action', 'releaseReviewed', [4, 1], t('Release reviewed orders', '放行已审订单'), {
      do: 'order.release',
      with: { orders: 'set("watchOrders.large")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('action', 'holdReviewed', [4, 2], t('Hold reviewed orders', '拦截已审订单'), {
      do: 'order.hold',
      with: { orders: 'set("watchOrders.large")', reason: t('"held after review"', '"人工拦截"') },
      autonomy: 'auto',
      retry: RETRY,
      compensate: true,
    }),
  ];
};

const fraud = (t: Translate): readonly PlaybookNode[] => [
  node('action', 'holdFake', [2, 3], t('Hold the order', '拦截订单'), {
    do: 'order.hold',
    with: { orders: 'set("watchOrders.fake")', reason: t('"looks like a fake order"', '"疑似刷单"') },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('task', 'investigate', [3, 3], t('Fake or real?', '核实订单'), {
    assignee: { role: 'service' },
    due: 'PT24H',
    form: [
      {
        id: 'finding',
        type: 'choice',
        title: t('What it is', '核实结果'),
        choices: ['fake', 'real'],
        required: true,
      },
    ],
    escalate: { after: 'PT4H', to: { role: 'manager' } },
  }),
  node('decide', 'fraudDecision', [4, 3], t('A real order?', '是否真实订单'), {
    rules: [
      {
        id: 'isReal',
        title: t('real', '真实'),
        conditions: all(variable('investigate.finding', 'equal', 'real')),
        outcome: 'real',
      },
    ],
  }),
  node('action', 'releaseReal', [5, 3], t('Release the real order', '放行真实订单'), {
    do: 'order.release',
    with: { orders: 'set("watchOrders.fake")' },
    autonomy: 'auto',
    retry: RETRY,
  }),
  node('end', 'staysHeld', [4, 4], t('Stays held', '保持拦截'), { scope: 'branch' }),

  node('monitor', 'watchCustomers', [1, 5], t('Customers who abuse', '客户风控'), {
    window: always,
    every: 'PT6H',
    forEach: 'customers',
    rules: [
      {
        id: 'risky',
        title: t('Returns or coupons abused', '恶意退货或薅羊毛'),
        conditions: all(row('risk', 'notEqual', 'high', t('not high-risk yet', '尚未标记')), {
          any: [
            all(
              row('refunds90d', 'greaterThanInclusive', param('returnsFrom'), t('refunds of 90 days', '近 90 天退款')),
              row('aov', 'lessThan', formula('lowValue'), t('AOV', '客单价')),
            ),
            row(
              'couponUses30d',
              'greaterThanInclusive',
              param('couponUsesFrom'),
              t('coupons used in 30 days', '近 30 天用券'),
            ),
          ],
        }),
        cooldown: 'P30D',
      },
    ],
  }),
  node('action', 'flagRisky', [2, 5], t('Mark as high-risk', '标记高风险客户'), {
    do: 'customer.setRisk',
    with: { customers: 'set("watchCustomers.risky")', risk: '"high"' },
    autonomy: 'auto',
    retry: RETRY,
  }),
  node('action', 'tellManager', [3, 5], t('Tell customer service', '告知客服'), {
    do: 'customer.setRisk',
    with: { customers: 'set("watchCustomers.risky")', risk: '"high"' },
    autonomy: 'notify',
    by: { role: 'service' },
  }),
];

/** A rule that is done with an order when it has fired. */
const once = (id: string, title: string, conditions: readonly Conditions[]) => ({
  id,
  title,
  conditions: all(...conditions),
  maxFires: 1,
});
