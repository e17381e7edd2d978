import { all, formula, variable } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/**
 * P08: the application for a placement. The platform's answer, which the action stores, decides: accepted, refused with
 * room to offer more, or refused for good. Where a platform does not answer by machine, a person enters what it said.
 */
export const placement = (t: Translate): Part => ({
  nodes: [
    node('approval', 'placementApproval', [0, 2], t('Approve the application', '资源位申报审批'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'P2D',
      onTimeout: 'reject',
      shows: ['placement', 'commissionOffer', 'commissionMax', 'fallbackBudget'],
    }),
    node('set', 'firstOffer', [0, 3], t('First offer', '首次报价'), { assign: { commission: 'commissionOffer' } }),
    node('action', 'applyPlacement', [0, 4], t('Apply for placement', '申报资源位'), {
      do: 'platform.applyPlacement',
      with: { placement: 'placement', commission: 'commission' },
      autonomy: 'auto',
      retry: RETRY,
      as: 'placementAnswer',
    }),
    node('decide', 'placementDecision', [0, 5], t('The platform’s answer', '平台答复'), {
      rules: [
        {
          id: 'granted',
          title: t('accepted', '已获资源位'),
          conditions: all(variable('placementAnswer', 'equal', 'accepted', '$.status')),
          outcome: 'accepted',
        },
        {
          id: 'open',
          title: t('refused, more can be offered', '被拒，可加佣金'),
          conditions: all(
            variable('placementAnswer', 'equal', 'refused', '$.status'),
            variable('commission', 'lessThan', formula('commissionMax')),
          ),
          outcome: 'negotiate',
        },
        {
          id: 'final',
          title: t('refused', '被拒'),
          conditions: all(variable('placementAnswer', 'equal', 'refused', '$.status')),
          outcome: 'refused',
        },
      ],
    }),
    node('approval', 'raiseOffer', [1, 5], t('Offer more commission', '提高佣金审批'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'P1D',
      onTimeout: 'reject',
      shows: ['commission', 'commissionMax'],
    }),
    node('set', 'secondOffer', [1, 4], t('Second offer', '二次报价'), { assign: { commission: 'commissionMax' } }),
    node('task', 'askPlatform', [0, 6], t('Enter the platform’s answer', '登记平台答复'), {
      assignee: { role: 'operator' },
      due: 'P2D',
      form: [{ id: 'accepted', type: 'boolean', title: t('The platform accepted', '平台已同意'), required: true }],
      remindBefore: ['PT12H'],
      escalate: { after: 'PT12H', to: { role: 'planner' } },
    }),
    node('decide', 'platformSaid', [0, 7], t('Accepted?', '是否同意'), {
      rules: [
        {
          id: 'yes',
          title: t('accepted', '同意'),
          conditions: all(variable('askPlatform.accepted', 'equal', true)),
          outcome: 'accepted',
        },
      ],
    }),
    node('action', 'ownTraffic', [1, 7], t('Fallback: search ads', '备选：搜索加投'), {
      do: 'ads.raiseBudget',
      with: { channel: '"search"', amount: 'fallbackBudget' },
      autonomy: 'auto',
      guardrail: { sumOf: 'amount', per: 'campaign', max: 'fallbackBudget', over: 'decline' },
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    placementApproval: { approved: 'firstOffer', rejected: 'ownTraffic' },
    firstOffer: { done: 'applyPlacement' },
    applyPlacement: { done: 'placementDecision' },
    placementDecision: {
      accepted: 'ready',
      negotiate: 'raiseOffer',
      refused: 'ownTraffic',
      otherwise: 'askPlatform',
    },
    raiseOffer: { approved: 'secondOffer', rejected: 'ownTraffic' },
    secondOffer: { done: 'applyPlacement' },
    askPlatform: { done: 'platformSaid' },
    platformSaid: { accepted: 'ready', otherwise: 'ownTraffic' },
    ownTraffic: { done: 'ready', declined: 'ready' },
  }),
});
