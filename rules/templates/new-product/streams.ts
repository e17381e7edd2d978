import { all, metric, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1600);

/** L14: three sessions a week, each with its run sheet, its stock and its coupons. */
export const streams = (t: Translate): Part => ({
  nodes: [
    node('select', 'followers', [1, 5], t('Followers', '粉丝'), {
      from: 'customers',
      conditions: all(row('inGroup', 'equal', true, t('in a group', '已入群'))),
      limit: 2000,
      as: 'fans',
    }),
    node('wait', 'nextSession', [1, 6], t('Next session', '下一场直播'), {
      localTime: '18:00',
      weekdays: ['tue', 'thu', 'sat'],
      timeout: 'T1',
    }),
    node('task', 'runSheet', [2, 6], t('Run sheet of the session', '直播脚本'), {
      assignee: { role: 'operator' },
      due: 'PT90M',
      form: [
        { id: 'hosts', type: 'text', title: t('Hosts and shifts', '主播与排班'), required: true },
        { id: 'pieces', type: 'integer', title: t('Pieces for the session', '场次库存'), required: true },
      ],
      checklist: [t('Run sheet', '流程脚本'), t('Links and coupons tested', '链接与优惠券已测试')],
      escalate: { after: 'PT15M', to: { role: 'planner' } },
    }),
    node('action', 'sessionCoupon', [3, 6], t('Coupons of the session', '场次优惠券'), {
      do: 'coupon.issue',
      with: { customers: 'set("fans")', amount: 'liveCoupon', validFor: '"PT5H"', kind: '"live"' },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'amount',
        per: 'day',
        max: 'liveBudget / count(set("fans"))',
        over: 'decline',
      },
      retry: RETRY,
    }),
    node('monitor', 'watchSession', [3, 7], t('How long viewers stay', '观看时长'), {
      window: { from: 'now', to: 'now + PT3H' },
      every: 'PT30M',
      rules: [
        {
          id: 'bored',
          title: t('Viewers leave early', '停留过短'),
          conditions: all(
            metric(
              { id: 'averageWatch', window: 'PT1H' },
              'lessThan',
              param('watchTarget'),
              t('time watched, s', '人均观看时长（秒）'),
            ),
            metric(
              { id: 'liveViewers', window: 'PT1H' },
              'greaterThanInclusive',
              param('minViewers'),
              t('live viewers', '观看人数'),
            ),
          ),
          maxFires: 1,
        },
      ],
    }),
    node('task', 'changePace', [3, 8], t('Change the pace', '调整节奏'), {
      assignee: { role: 'operator' },
      due: 'PT20M',
      form: [{ id: 'change', type: 'text', title: t('What was changed', '调整内容'), required: true }],
      expires: 'PT3H',
    }),
    node('end', 'paceChanged', [2, 8], t('Dealt with', '已处理'), { scope: 'branch' }),
  ],
  edges: edgesOf({
    followers: { done: 'nextSession', empty: 'closing' },
    nextSession: { done: 'runSheet', timeout: 'closing' },
    runSheet: { done: 'sessionCoupon' },
    sessionCoupon: { done: 'watchSession', declined: 'watchSession' },
    watchSession: { bored: 'changePace', closed: 'nextSession' },
    changePace: { done: 'paceChanged', expired: 'paceChanged' },
  }),
});
