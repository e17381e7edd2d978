import { all, row, variable } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);
const TOP = '999999999999';

/** P15: tier by tier, the table says who is in it and what fits them; nobody gets what everybody gets. */
export const tiers = (t: Translate): Part => ({
  nodes: [
    node('wait', 'tiersOpen', [0, 4], t('The day before', '预售前一天'), { until: 'T0 - P1D @ 10:00' }),
    node('set', 'firstTier', [1, 4], t('Begin with bronze', '从青铜开始'), { assign: { round: '1' } }),
    node('table', 'benefits', [2, 4], t('Benefits by tier', '会员权益表'), {
      hitPolicy: 'unique',
      inputs: [{ title: t('Round', '轮次'), expression: 'round' }],
      outputs: [
        { title: t('Tier', '等级'), variable: 'tierName', type: 'text' },
        { title: t('Spent from', '消费不低于'), variable: 'spentFrom', type: 'money' },
        { title: t('Spent below', '消费低于'), variable: 'spentBelow', type: 'money' },
        { title: t('Coupon', '券面额'), variable: 'tierCoupon', type: 'money' },
        { title: t('Adviser and gift box', '专属顾问与礼盒'), variable: 'hasGift', type: 'boolean' },
      ],
      rules: [
        { when: ['<= 1'], then: ['"bronze"', '0', 'silverFrom', 'bronzeCoupon', 'false'] },
        { when: ['(1..2]'], then: ['"silver"', 'silverFrom', 'goldFrom', 'silverCoupon', 'false'] },
        { when: ['> 2'], then: ['"gold"', 'goldFrom', TOP, 'goldCoupon', 'true'] },
      ],
    }),
    node('select', 'tierMembers', [3, 4], t('Members of the tier', '该等级客户'), {
      from: 'customers',
      conditions: all(
        row('segment', 'notEqual', 'new', t('has bought before', '购买过')),
        row(
          'spend90d',
          'greaterThanInclusive',
          { fact: 'var', params: { id: 'spentFrom' } },
          t('spend of 90 days', '近 90 天消费'),
        ),
        row(
          'spend90d',
          'lessThan',
          { fact: 'var', params: { id: 'spentBelow' } },
          t('spend of 90 days', '近 90 天消费'),
        ),
      ),
      as: 'members',
    }),
    node('action', 'tierOffer', [4, 4], t('Coupon of the tier', '发放等级权益券'), {
      do: 'coupon.issue',
      with: { customers: 'set("members")', amount: 'tierCoupon', validFor: '"P15D"', kind: 'tierName' },
      autonomy: 'auto',
      guardrail: {
        sumOf: 'amount',
        per: 'campaign',
        max: 'tierBudget / count(set("members"))',
        over: 'approval',
        by: { role: 'manager' },
      },
      retry: RETRY,
    }),
    node('decide', 'giftCheck', [4, 5], t('Gift box as well?', '是否配礼盒'), {
      rules: [
        {
          id: 'withGift',
          title: t('adviser and gift box', '顾问与礼盒'),
          conditions: all(variable('hasGift', 'equal', true)),
          outcome: 'gift',
        },
      ],
    }),
    node('task', 'goldCare', [4, 6], t('Adviser and gift boxes', '专属顾问与礼盒'), {
      assignee: { role: 'service' },
      due: 'PT10H',
      checklist: [t('Gift boxes packed', '礼盒已备'), t('Adviser has written to each', '顾问已逐一联系')],
      escalate: { after: 'PT2H', to: { role: 'manager' } },
    }),
    node('wait', 'breath', [3, 6], t('Ten minutes', '间隔十分钟'), { for: 'PT10M' }),
    node('decide', 'moreTiers', [2, 6], t('Was that the last tier?', '是否最后一级'), {
      rules: [
        {
          id: 'afterGold',
          title: t('after gold', '黄金之后'),
          conditions: all(variable('round', 'greaterThanInclusive', 3)),
          outcome: 'last',
        },
      ],
    }),
    node('set', 'nextTier', [1, 6], t('Next tier', '下一等级'), { assign: { round: 'round + 1' } }),
  ],
  edges: edgesOf({
    tiersOpen: { done: 'firstTier' },
    firstTier: { done: 'benefits' },
    benefits: { done: 'tierMembers' },
    tierMembers: { done: 'tierOffer', empty: 'breath' },
    tierOffer: { done: 'giftCheck', declined: 'breath' },
    giftCheck: { gift: 'goldCare', otherwise: 'breath' },
    goldCare: { done: 'breath' },
    breath: { done: 'moreTiers' },
    moreTiers: { last: 'ready', otherwise: 'nextTier' },
    nextTier: { done: 'benefits' },
  }),
});
