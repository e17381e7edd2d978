import { all, formula, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** P06: what customers vote for is made, if it can be. P14: two pages for it, and the better one stays. */
export const demand = (t: Translate): Part => ({
  nodes: [
    node('start', 'start', [0, 0], t('Kick-off', '立项'), { when: { at: 'T0 - P30D' } }),
    node('action', 'publishVote', [1, 0], t('Publish the vote', '发布投票'), {
      do: 'page.publish',
      with: { page: '"new-product-vote"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('wait', 'votesIn', [2, 0], t('Vote closes', '投票截止'), { until: 'T0 - P20D' }),
    node('select', 'winner', [3, 0], t('What most want', '投票胜出款'), {
      from: 'skus',
      conditions: all(
        row('votes', 'greaterThanInclusive', formula('minVotes'), t('votes, against the least', '票数对起投数')),
      ),
      score: 'row.votes',
      limit: 1,
      as: 'newSkus',
    }),
    node('end', 'notWanted', [3, 1], t('Nobody wants it', '需求不足'), { scope: 'campaign', result: 'notWanted' }),
    node('task', 'sample', [4, 0], t('Sample and capacity', '打样与产能'), {
      assignee: { role: 'buyer' },
      due: 'P5D',
      form: [
        { id: 'capacity', type: 'integer', title: t('Capacity (pieces)', '产能（件）'), required: true },
        { id: 'unitCost', type: 'money', title: t('Cost per piece', '单件成本'), required: true },
      ],
      checklist: [t('Sample approved by quality', '样品通过质检')],
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('approval', 'approveProduct', [5, 0], t('Have it made?', '是否投产'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'P2D',
      onTimeout: 'escalate',
      escalateTo: { role: 'director' },
      shows: ['newSkus', 'sample.capacity', 'sample.unitCost', 'gmvTarget'],
    }),
    node('end', 'calledOff', [5, 1], t('Called off', '取消'), { scope: 'campaign', result: 'calledOff' }),
    node('split', 'prepFork', [0, 2], t('Get ready', '并行筹备'), {}),
    node('experiment', 'buttonTest', [1, 2], t('Which button position?', '按钮位置测试'), {
      variants: [
        { id: 'below', title: t('Button below the text', '按钮在文案下方'), weight: 1 },
        { id: 'above', title: t('Button above the text', '按钮在文案上方'), weight: 1 },
      ],
      unit: 'visitor',
      metric: 'addToCartRate',
      minSample: 1000,
      alpha: 0.05,
      until: 'T0 - P2D',
    }),
    node('action', 'moveButton', [2, 2], t('Move the button up for all', '全量切换按钮位置'), {
      do: 'page.publish',
      with: { page: '"new-product/button-above"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('join', 'ready', [5, 3], t('All is ready', '筹备就绪'), { mode: { n: 2 } }),
  ],
  edges: edgesOf({
    start: { started: 'publishVote' },
    publishVote: { done: 'votesIn' },
    votesIn: { done: 'winner' },
    winner: { done: 'sample', empty: 'notWanted' },
    sample: { done: 'approveProduct' },
    approveProduct: { approved: 'prepFork', rejected: 'calledOff' },
    prepFork: { branch: ['buttonTest', 'tiersOpen'] },
    buttonTest: { above: 'moveButton', below: 'ready', inconclusive: 'ready' },
    moveButton: { done: 'ready' },
    ready: { joined: 'opening' },
  }),
});
