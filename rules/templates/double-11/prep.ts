import { all, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** From the kick-off to the go-live: the target, the goods, and what must be ready before the opening. */
export const prep = (t: Translate): Part => ({
  nodes: [
    node('start', 'start', [0, 0], t('Kick-off', '立项'), { when: { at: 'T0 - P21D' } }),
    node('set', 'decompose', [1, 0], t('Split the target', '目标拆解'), {
      assign: {
        aovTarget: 'round half up(gmvTarget / (uvTarget * cvrTarget), 0)',
        buyerTarget: 'round half up(uvTarget * cvrTarget, 0)',
        // The last channel takes what is left, so that the channels add up to the target to the cent.
        channelTargets:
          '{ search: round half up(gmvTarget * searchShare, 0), recommend: round half up(gmvTarget * recommendShare, 0), live: round half up(gmvTarget * liveShare, 0), content: round half up(gmvTarget * contentShare, 0), social: round half up(gmvTarget * socialShare, 0), direct: gmvTarget - search - recommend - live - content - social }',
      },
    }),
    node('approval', 'approveTarget', [2, 0], t('Approve target and budget', '目标与预算审批'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'T0 - P19D',
      onTimeout: 'escalate',
      escalateTo: { role: 'director' },
      shows: [
        'purpose',
        'gmvTarget',
        'uvTarget',
        'cvrTarget',
        'aovTarget',
        'channelTargets',
        'extraBudgetCap',
        'encoreBudget',
      ],
    }),
    node('select', 'pickSkus', [3, 0], t('Select SKUs', '圈选活动商品'), {
      from: 'skus',
      conditions: all(
        row('listed', 'notEqual', false, t('is listed', '在售')),
        row('cvr30d', 'greaterThanInclusive', param('minCvr'), t('30-day CVR', '30 天转化率')),
      ),
      score: 'growthWeight * row.growth30d - reviewWeight * row.badReviewShare + heatWeight * row.marketHeat',
      limit: 200,
      as: 'campaignSkus',
    }),
    node('task', 'confirmList', [4, 0], t('Confirm the list', '确认选品清单'), {
      assignee: { role: 'planner' },
      due: 'T0 - P17D',
      form: [
        { id: 'agreed', type: 'boolean', title: t('The list is right', '清单无误'), required: true },
        { id: 'removed', type: 'list', title: t('Ids of SKUs to leave out', '剔除的商品编号') },
        { id: 'note', type: 'text', title: t('Note', '备注') },
      ],
      checklist: [
        t('Bad reviews read', '已查看差评关键词'),
        t('Margins after discount checked', '已核对折后毛利'),
        t('Supply confirmed', '已确认供货'),
      ],
      remindBefore: ['PT24H'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('set', 'leaveOut', [5, 0], t('Take note of what to leave out', '记录剔除商品'), {
      assign: { removedSkus: 'if confirmList.removed = null then [] else confirmList.removed' },
    }),
    node('end', 'calledOff', [1, 1], t('Called off', '活动取消'), { scope: 'campaign', result: 'calledOff' }),
    node('split', 'prepFork', [3, 1], t('Get ready', '并行筹备'), {}),

    node('task', 'serviceReady', [4, 1], t('Get service ready', '客服备战'), {
      assignee: { role: 'service' },
      due: 'T0 - P3D',
      checklist: [
        t('Scripts for returns and payment reminders', '退换货、催付话术'),
        t('Training with simulated disputes', '模拟纠纷演练'),
        t('Temporary agents signed up', '临时客服到岗'),
        t('Quick replies and bot set up', '快捷回复与机器人配置'),
      ],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
    }),
    node('action', 'serviceHours', [5, 1], t('Extend service hours', '延长客服时段'), {
      do: 'service.setHours',
      with: { from: '"08:00"', to: '"02:00"' },
      autonomy: 'auto',
      retry: RETRY,
    }),

    node('join', 'ready', [6, 7], t('All ready', '筹备完成'), { mode: { n: 4 } }),
    node('wait', 'beforeOpening', [6, 8], t('Two hours before', '开场前 2 小时'), { until: 'T0 - PT2H' }),
    node('action', 'moreAgents', [6, 9], t('Temporary agents on duty', '临时客服上岗'), {
      do: 'service.addAgents',
      with: { agents: 'eventAgents' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('task', 'priceCheck', [6, 10], t('Verify prices', '开售前验价'), {
      assignee: { role: 'operator' },
      due: 'T0 - PT1H',
      form: [
        { id: 'checked', type: 'integer', title: t('SKUs checked', '已核对商品数'), required: true },
        { id: 'deviations', type: 'integer', title: t('Deviations found', '发现的差异'), required: true },
      ],
      checklist: [
        t('Price as planned', '售价与方案一致'),
        t('Coupons can be used', '优惠券可用'),
        t('Stock as planned', '库存与方案一致'),
        t('Links open', '链接可打开'),
      ],
      evidence: true,
      escalate: { after: 'PT15M', to: { role: 'manager' } },
    }),
    node('approval', 'goLive', [6, 11], t('Go or no-go', '开售放行'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'T0 - PT15M',
      onTimeout: 'escalate',
      escalateTo: { role: 'director' },
      shows: ['priceCheck.checked', 'priceCheck.deviations', 'gmvTarget'],
    }),
    node('task', 'fixBeforeOpening', [5, 11], t('Fix before opening', '开售前整改'), {
      assignee: { role: 'operator' },
      due: 'PT30M',
      form: [{ id: 'done', type: 'text', title: t('What was fixed', '整改内容'), required: true }],
      escalate: { after: 'PT10M', to: { role: 'manager' } },
    }),
  ],
  edges: edgesOf({
    start: { started: 'decompose' },
    decompose: { done: 'approveTarget' },
    approveTarget: { approved: 'pickSkus', rejected: 'calledOff' },
    pickSkus: { done: 'confirmList', empty: 'calledOff' },
    confirmList: { done: 'leaveOut' },
    leaveOut: { done: 'prepFork' },
    prepFork: { branch: ['placementApproval', 'bannedTexts', 'purposeBranch', 'serviceReady'] },
    serviceReady: { done: 'serviceHours' },
    serviceHours: { done: 'ready' },
    ready: { joined: 'beforeOpening' },
    beforeOpening: { done: 'moreAgents' },
    moreAgents: { done: 'priceCheck' },
    priceCheck: { done: 'goLive' },
    goLive: { approved: 'opening', rejected: 'fixBeforeOpening' },
    fixBeforeOpening: { done: 'goLive' },
  }),
});
