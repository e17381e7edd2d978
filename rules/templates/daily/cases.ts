import { all, metric, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1100);

/** L07: enquiries are answered in time. L12: after-sales by grade, those who return in time not asked why, none unanswered for long. L10: refunds of high-risk customers go to a person. */
export const cases = (t: Translate): Part => {
  const open = row('answered', 'notEqual', true, t('not answered', '未答复'));
  const trusted = row('risk', 'notEqual', 'high', t('not high-risk', '非高风险'));
  const worryFree = all(
    row('kind', 'equal', 'return', t('a return', '退货申请')),
    row('keptDays', 'lessThanInclusive', param('returnDays'), t('days kept when asked', '申请时签收天数')),
  );
  return {
    nodes: [
      node('monitor', 'watchCases', [1, 10], t('After-sales cases', '售后工单'), {
        window: { from: 'T0', to: 'T1' },
        every: 'PT30M',
        forEach: 'cases',
        rules: [
          {
            id: 'valued',
            title: t('High-value customer', '高价值客户'),
            conditions: all(open, trusted, { not: worryFree }, row('tier', 'equal', 'gold', t('tier', '会员等级'))),
            maxFires: 1,
          },
          {
            id: 'usual',
            title: t('Any other customer', '普通客户'),
            conditions: all(open, trusted, { not: worryFree }, row('tier', 'notEqual', 'gold', t('tier', '会员等级'))),
            maxFires: 1,
          },
          {
            id: 'worryFree',
            title: t('Worry-free return', '无忧退货'),
            conditions: all(open, trusted, worryFree),
            maxFires: 1,
          },
          {
            id: 'risky',
            title: t('High-risk customer', '高风险客户'),
            conditions: all(open, row('risk', 'equal', 'high', t('high-risk', '高风险'))),
            maxFires: 1,
          },
          {
            id: 'late',
            title: t('Unanswered for too long', '超时未答复'),
            conditions: all(open, row('at', 'within', 'P1Y', t('opened', '已提交')), {
              not: row('at', 'within', param('answerLimit'), t('opened within the limit', '时限内提交')),
            }),
            maxFires: 1,
          },
        ],
      }),
      node('action', 'toAdviser', [2, 10], t('To a dedicated agent', '转专属客服'), {
        do: 'service.assign',
        with: { cases: 'set("watchCases.valued")', to: '"adviser"' },
        autonomy: 'auto',
        retry: RETRY,
      }),
      node('action', 'toBot', [2, 11], t('To the bot', '转机器人'), {
        do: 'service.assign',
        with: { cases: 'set("watchCases.usual")', to: '"bot"' },
        autonomy: 'auto',
        retry: RETRY,
      }),
      node('action', 'toReturn', [3, 12], t('Return accepted at once', '秒批退货'), {
        do: 'service.assign',
        with: { cases: 'set("watchCases.worryFree")', to: '"worry-free-return"' },
        autonomy: 'auto',
        retry: RETRY,
      }),
      node('action', 'toPerson', [3, 10], t('Refund by hand', '转人工退款'), {
        do: 'service.assign',
        with: { cases: 'set("watchCases.risky")', to: '"manual-refund"' },
        autonomy: 'auto',
        retry: RETRY,
      }),
      node('task', 'answerLate', [3, 11], t('Answer the late cases', '处理超时工单'), {
        assignee: { role: 'service' },
        due: 'PT2H',
        escalate: { after: 'PT0S', to: { role: 'manager' } },
      }),
      node('monitor', 'watchReplies', [1, 12], t('Replies within 30 s', '30 秒回复率'), {
        window: { from: 'T0', to: 'T1' },
        every: 'PT1H',
        rules: [
          {
            id: 'slow',
            title: t('Too few in time', '回复率过低'),
            conditions: all(
              metric(
                { id: 'replied30sShare', window: 'PT1H' },
                'lessThan',
                param('replyShare'),
                t('replied within 30 s', '30 秒内回复占比'),
              ),
              metric(
                { id: 'enquiries', window: 'PT1H' },
                'greaterThanInclusive',
                param('minEnquiries'),
                t('enquiries, last hour', '近 1 小时咨询量'),
              ),
            ),
            cooldown: 'PT4H',
          },
        ],
      }),
      node('action', 'addAgents', [2, 12], t('Add agents for four hours', '增派客服 4 小时'), {
        do: 'service.addAgents',
        with: { agents: 'extraAgents' },
        autonomy: 'auto',
        guardrail: { sumOf: 'agents', per: 'day', max: 'extraAgentsCap', over: 'approval', by: { role: 'manager' } },
        retry: RETRY,
        expiresAfter: 'PT4H',
      }),
      node('end', 'caseAnswered', [4, 11], t('Case answered', '工单已答复'), { scope: 'branch' }),
    ],
    edges: edgesOf({
      watchCases: { valued: 'toAdviser', usual: 'toBot', worryFree: 'toReturn', risky: 'toPerson', late: 'answerLate' },
      answerLate: { done: 'caseAnswered' },
      watchReplies: { slow: 'addAgents' },
    }),
  };
};
