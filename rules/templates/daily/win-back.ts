import { all, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('wrapup', 2520);

/** W03: dormant customers are asked back, and how many came is counted seven days later. */
export const winBack = (t: Translate): Part => ({
  nodes: [
    node('start', 'winBackDay', [0, 8], t('First of the month', '每月 1 日'), {
      when: { every: { monthday: 1, at: '10:00' } },
    }),
    node('select', 'sleepers', [1, 8], t('Whom to win back', '召回人群'), {
      from: 'customers',
      conditions: all(
        row('dormant', 'equal', true, t('no purchase for 3 months', '3 个月未购')),
        row('risk', 'notEqual', 'high', t('not high-risk', '非高风险')),
      ),
      score: 'row.points',
      limit: 2000,
      as: 'sleepingCustomers',
    }),
    node('action', 'welcomeBack', [2, 8], t('Welcome-back coupon', '召回立减券'), {
      do: 'coupon.issue',
      with: {
        customers: 'set("sleepingCustomers")',
        amount: 'winBackCoupon',
        validFor: '"P3D"',
        kind: '"welcomeBack"',
      },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'amount',
        per: 'day',
        max: 'winBackBudget / count(set("sleepingCustomers"))',
        over: 'approval',
        by: { role: 'manager' },
      },
      retry: RETRY,
    }),
    node('action', 'preview', [3, 8], t('Preview and group-buy', '新品预告与拼团'), {
      do: 'message.send',
      with: { customers: 'set("sleepingCustomers")', template: '"welcome-back"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('wait', 'sevenDays', [3, 9], t('Seven days', '等待 7 天'), { for: 'P7D' }),
    node('select', 'returned', [2, 9], t('Who came back', '7 天内回购'), {
      from: 'sleepingCustomers',
      conditions: all(row('lastOrderAt', 'within', 'P7D', t('bought since', '召回后下单'))),
      as: 'returnedCustomers',
    }),
    node('set', 'winBackResult', [1, 9], t('Repurchase rate', '7 天回购率'), {
      assign: { winBackRate: 'count(set("returnedCustomers")) / count(set("sleepingCustomers"))' },
    }),
    node('end', 'winBackOver', [0, 9], t('Win-back is over', '召回结束'), { scope: 'branch' }),
  ],
  edges: edgesOf({
    winBackDay: { started: 'sleepers' },
    sleepers: { done: 'welcomeBack' },
    welcomeBack: { done: 'preview', declined: 'preview' },
    preview: { done: 'sevenDays' },
    sevenDays: { done: 'returned' },
    returned: { done: 'winBackResult', empty: 'winBackResult' },
    winBackResult: { done: 'winBackOver' },
  }),
});
