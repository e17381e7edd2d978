import { all, formula, holds, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1100);
const always = { from: 'T0', to: 'T1' } as const;

/** L13: prices follow competitors and costs as far as the floor allows; who paid more lately gets the difference. */
export const pricing = (t: Translate): Part => ({
  nodes: [
    node('monitor', 'watchPrices', [1, 13], t('Competitors and costs', '竞品价与成本'), {
      window: always,
      every: 'PT1H',
      forEach: 'skus',
      rules: [
        {
          id: 'undercut',
          title: t('Competitor is cheaper', '竞品更低价'),
          conditions: all(
            row('listed', 'notEqual', false, t('is listed', '在售')),
            row(
              'competitorPriceCents',
              'lessThan',
              formula('row.priceCents * (1 - undercutBy)'),
              t('competitor’s price, against ours', '竞品价对我方价'),
            ),
            holds('row.priceCents > row.costCents * (1 + minMargin)', t('above the floor', '高于底价')),
          ),
          cooldown: 'P1D',
        },
        {
          id: 'costly',
          title: t('Cost leaves too little', '成本上涨'),
          conditions: all(
            row('listed', 'notEqual', false, t('is listed', '在售')),
            holds('row.priceCents < row.costCents * (1 + minMargin)', t('price, below the floor', '售价低于底价')),
          ),
          cooldown: 'P7D',
        },
      ],
    }),
    node('action', 'followPrice', [2, 13], t('Propose a new price', '调价建议'), {
      do: 'price.matchCompetitor',
      with: { skus: 'set("watchPrices.undercut")', margin: 'minMargin' },
      autonomy: 'propose',
      by: { role: 'manager' },
      retry: RETRY,
    }),
    node('task', 'reprice', [2, 14], t('Set a price above the floor', '重新定价'), {
      assignee: { role: 'planner' },
      due: 'P1D',
      form: [{ id: 'decision', type: 'text', title: t('New price and why', '新价格与理由'), required: true }],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
      expires: 'P7D',
    }),
    node('end', 'repriced', [3, 14], t('Price settled', '定价完成'), { scope: 'branch' }),
    node('monitor', 'watchPaid', [1, 15], t('Price protection', '保价'), {
      window: always,
      every: 'PT6H',
      forEach: 'orders',
      rules: [
        {
          id: 'cheaper',
          title: t('Cheaper since it was paid', '付款后降价'),
          conditions: all(
            row('paidAt', 'within', param('protectFor'), t('paid within the time of protection', '保价期内付款')),
            row('priceDropCents', 'greaterThan', 0, t('price drop since', '降价额')),
          ),
          cooldown: 'P1D',
        },
      ],
    }),
    node('action', 'refundDifference', [2, 15], t('Refund the difference', '退还差价'), {
      do: 'order.refundDifference',
      with: { orders: 'set("watchPaid.cheaper")', most: 'refundMost' },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'most',
        per: 'day',
        max: 'refundBudget / count(set("watchPaid.cheaper"))',
        over: 'approval',
        by: { role: 'manager' },
      },
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    watchPrices: { undercut: 'followPrice', costly: 'reprice' },
    reprice: { done: 'repriced' },
    watchPaid: { cheaper: 'refundDifference' },
  }),
});
