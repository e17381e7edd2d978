import type { PlaybookNode } from '../../playbook/schema.ts';
import { all, holds, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** P02: what was found out, as fields that the rest goes by. P03: the range, against the shares that the planner sets. */
export const range = (t: Translate): Part => ({
  nodes: [
    node('task', 'industry', [1, 4], t('Industry research', '行业调研'), {
      assignee: { role: 'planner' },
      due: 'P7D',
      form: [
        { id: 'trafficShare', type: 'ratio', title: t('Share of traffic items', '引流款占比'), required: true },
        { id: 'structure', type: 'text', title: t('Product structure', '产品结构') },
      ],
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('task', 'competitors', [2, 4], t('Competitor research', '竞品调研'), {
      assignee: { role: 'planner' },
      due: 'P7D',
      form: [
        { id: 'liveShare', type: 'ratio', title: t('Share of traffic from live', '直播流量占比'), required: true },
        { id: 'entryPrice', type: 'money', title: t('Lowest price', '最低价格带'), required: true },
      ],
      remindBefore: ['P1D'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('decide', 'mainTraffic', [3, 4], t('Where does traffic come from?', '主攻哪种流量'), {
      rules: [
        {
          id: 'liveFirst',
          title: t('live streams', '直播'),
          conditions: all(
            holds('competitors.liveShare >= liveShareFrom', t('live share of competitors', '竞品直播占比')),
          ),
          outcome: 'live',
        },
      ],
    }),
    node('task', 'liveRoom', [4, 4], t('Set up the live room', '搭建直播间'), {
      assignee: { role: 'operator' },
      due: 'P14D',
      checklist: [t('Hosts hired', '主播到位'), t('Run sheet written', '脚本就绪')],
      escalate: { after: 'PT24H', to: { role: 'planner' } },
    }),
    node('action', 'openingAds', [4, 5], t('Search ads for the opening', '开业搜索投放'), {
      do: 'ads.raiseBudget',
      with: { channel: '"search"', amount: 'searchBudget' },
      autonomy: 'auto',
      guardrail: { sumOf: 'amount', per: 'campaign', max: 'searchBudget', over: 'decline' },
      retry: RETRY,
    }),

    node('task', 'rangeTargets', [1, 6], t('Shares of the range', '设定商品矩阵占比'), {
      assignee: { role: 'planner' },
      due: 'P3D',
      form: [
        { id: 'traffic', type: 'ratio', title: t('Traffic items', '引流款'), required: true },
        { id: 'profit', type: 'ratio', title: t('Profit items', '利润款'), required: true },
        { id: 'image', type: 'ratio', title: t('Image items', '形象款'), required: true },
      ],
      checklist: [t('Compared with the industry’s share of traffic items', '已对照行业引流款占比')],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    ...matrix(t),
    node('decide', 'rangeCheck', [3, 7], t('Shares as targeted?', '矩阵是否达标'), {
      rules: [
        {
          id: 'asTargeted',
          title: t('within tolerance', '偏差在允许范围内'),
          conditions: all(
            holds('count(set("unassignedSkus")) = 0', t('every SKU has a role', '所有商品均有定位')),
            holds('abs(rangeShares.traffic - rangeTargets.traffic) <= shareTolerance', t('traffic items', '引流款')),
            holds('abs(rangeShares.profit - rangeTargets.profit) <= shareTolerance', t('profit items', '利润款')),
            holds('abs(rangeShares.image - rangeTargets.image) <= shareTolerance', t('image items', '形象款')),
          ),
          outcome: 'balanced',
        },
      ],
    }),
    node('task', 'adjustRange', [3, 8], t('Adjust the range', '调整商品矩阵'), {
      assignee: { role: 'planner' },
      due: 'P3D',
      form: [{ id: 'change', type: 'text', title: t('What was changed', '调整内容'), required: true }],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('end', 'nothingToSell', [0, 7], t('Nothing to sell', '无可售商品'), {
      scope: 'campaign',
      result: 'nothingToSell',
    }),
  ],
  edges: edgesOf({
    industry: { done: 'competitors' },
    competitors: { done: 'mainTraffic' },
    mainTraffic: { live: 'liveRoom', otherwise: 'openingAds' },
    liveRoom: { done: 'rangeTargets' },
    openingAds: { done: 'rangeTargets', declined: 'rangeTargets' },
    rangeTargets: { done: 'trafficItems' },
    trafficItems: { done: 'profitItems', empty: 'profitItems' },
    profitItems: { done: 'imageItems', empty: 'imageItems' },
    imageItems: { done: 'wholeRange', empty: 'wholeRange' },
    wholeRange: { done: 'withoutRole', empty: 'nothingToSell' },
    withoutRole: { done: 'shares', empty: 'shares' },
    shares: { done: 'rangeCheck' },
    rangeCheck: { balanced: 'stockPlan', otherwise: 'adjustRange' },
    adjustRange: { done: 'trafficItems' },
  }),
});

const ROLES = ['traffic', 'profit', 'image'] as const;

/** Every SKU of the range is an item for traffic, for profit or for the image. */
const matrix = (t: Translate): readonly PlaybookNode[] => [
  ...ROLES.map((role, index) =>
    node('select', `${role}Items`, [2 + index, 6], ROLE_TITLES[role](t), {
      from: 'skus',
      conditions: all(row('role', 'equal', role, t('role in the range', '商品定位'))),
      as: `${role}Skus`,
    }),
  ),
  node('select', 'wholeRange', [1, 7], t('The whole range', '全部商品'), {
    from: 'skus',
    conditions: all(row('role', 'in', [...ROLES], t('role in the range', '商品定位'))),
    as: 'rangeSkus',
  }),
  node('select', 'withoutRole', [1, 8], t('SKUs without a role', '未定位商品'), {
    from: 'skus',
    conditions: all({ not: row('role', 'in', [...ROLES], t('role in the range', '商品定位')) }),
    as: 'unassignedSkus',
  }),
  node('set', 'shares', [2, 7], t('Shares of the items', '计算矩阵占比'), {
    assign: {
      rangeShares: `{ ${ROLES.map((role) => `${role}: count(set("${role}Skus")) / count(set("rangeSkus"))`).join(', ')} }`,
    },
  }),
];

const ROLE_TITLES = {
  traffic: (t: Translate) => t('Traffic items', '引流款'),
  profit: (t: Translate) => t('Profit items', '利润款'),
  image: (t: Translate) => t('Image items', '形象款'),
} as const;
