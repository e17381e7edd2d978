import { all, formula, param, row, variable } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** P01: what a store needs before it may open. P11: what it promises about shipping. P12: clean texts. */
export const founding = (t: Translate): Part => ({
  nodes: [
    node('start', 'start', [0, 0], t('Kick-off', '立项'), { when: { at: 'T0 - P45D' } }),
    // From a Monday morning on, three working days are three days.
    node('wait', 'monday', [0, 1], t('Next Monday', '下一个周一'), { localTime: '09:00', weekdays: ['mon'] }),
    node('split', 'prepFork', [0, 2], t('Get ready', '并行筹备'), {}),

    node('task', 'qualifications', [1, 0], t('Upload qualifications', '上传资质'), {
      assignee: { role: 'operator' },
      due: 'now + P2D @ 18:00',
      form: [
        { id: 'licence', type: 'text', title: t('Licence number', '营业执照号'), required: true },
        { id: 'trademark', type: 'text', title: t('Trademark number', '商标注册号'), required: true },
      ],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT0S', to: { role: 'manager' } },
    }),
    node('task', 'interfaces', [2, 0], t('Pay and ship interfaces', '支付与物流接口'), {
      assignee: { role: 'tech' },
      due: 'P7D',
      checklist: [
        t('Test order paid and refunded', '测试单已支付并退款'),
        t('Test parcel tracked to its end', '测试运单轨迹完整'),
      ],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('task', 'homePage', [3, 0], t('Design the home page', '装修首页'), {
      assignee: { role: 'operator' },
      due: 'P10D',
      checklist: [t('Brand story', '品牌故事'), t('Categories', '类目导航'), t('Trust marks', '信任标识')],
      evidence: true,
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'planner' } },
    }),

    node('task', 'logistics', [1, 1], t('Logistics agreement', '物流签约'), {
      assignee: { role: 'operator' },
      due: 'P14D',
      form: [
        { id: 'carrier', type: 'text', title: t('Carrier', '承运商'), required: true },
        { id: 'dispatchHours', type: 'integer', title: t('Dispatch within (h)', '发货时限（小时）'), required: true },
        { id: 'freeFrom', type: 'money', title: t('Free shipping from', '包邮门槛'), required: true },
      ],
      checklist: [t('Goods in a fast warehouse', '货品已入快仓'), t('Carrier agreement signed', '承运协议已签')],
      evidence: true,
      remindBefore: ['P2D'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('decide', 'promiseCheck', [2, 1], t('Promise good enough?', '承诺是否达标'), {
      rules: [
        {
          id: 'goodPromise',
          title: t('fast and cheap enough', '时效与门槛达标'),
          conditions: all(
            variable('logistics.dispatchHours', 'lessThanInclusive', param('dispatchWithin')),
            variable('logistics.freeFrom', 'lessThanInclusive', formula('freeShippingAtMost')),
          ),
          outcome: 'good',
        },
      ],
    }),
    node('approval', 'weakPromise', [3, 2], t('Accept a weaker promise', '接受较弱的承诺'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'P2D',
      onTimeout: 'reject',
      shows: ['logistics.dispatchHours', 'logistics.freeFrom', 'dispatchWithin', 'freeShippingAtMost'],
    }),

    node('select', 'bannedTexts', [1, 3], t('Texts with banned words', '极限词扫描'), {
      from: 'skus',
      conditions: all(row('text', 'matches', param('bannedWords'), t('text has a banned superlative', '文案含极限词'))),
      as: 'bannedSkus',
    }),
    node('action', 'fixTexts', [2, 3], t('Replace banned words', '替换极限词'), {
      do: 'sku.fixText',
      with: { skus: 'set("bannedSkus")' },
      autonomy: 'auto',
      retry: RETRY,
    }),

    node('join', 'ready', [5, 1], t('All is ready', '筹备就绪'), { mode: { n: 4 } }),
    node('approval', 'goLive', [6, 1], t('Open the store?', '开业放行'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'T0 - PT12H',
      onTimeout: 'escalate',
      escalateTo: { role: 'director' },
      shows: ['qualifications.licence', 'qualifications.trademark', 'logistics.carrier', 'rangeShares'],
    }),
    node('task', 'fixBeforeOpening', [6, 2], t('Fix before opening', '开业前整改'), {
      assignee: { role: 'operator' },
      due: 'P1D',
      form: [{ id: 'done', type: 'text', title: t('What was fixed', '整改内容'), required: true }],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
    }),
  ],
  edges: edgesOf({
    start: { started: 'monday' },
    monday: { done: 'prepFork' },
    prepFork: { branch: ['qualifications', 'logistics', 'bannedTexts', 'industry'] },
    qualifications: { done: 'interfaces' },
    interfaces: { done: 'homePage' },
    homePage: { done: 'ready' },
    logistics: { done: 'promiseCheck' },
    promiseCheck: { good: 'ready', otherwise: 'weakPromise' },
    weakPromise: { approved: 'ready', rejected: 'logistics' },
    bannedTexts: { done: 'fixTexts', empty: 'ready' },
    fixTexts: { done: 'ready' },
    ready: { joined: 'goLive' },
    goLive: { approved: 'opening', rejected: 'fixBeforeOpening' },
    fixBeforeOpening: { done: 'goLive' },
  }),
});
