import { all, formula, metric, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { PlaybookNode } from '../../playbook/schema.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1600);
const eventDay = { from: 'T0', to: 'T1' } as const;

/** From the opening to the close: what is watched all day, and what is done when it happens. */
export const live = (t: Translate): Part => ({
  nodes: [
    node('wait', 'opening', [0, 8], t('Opening', '等待开场'), { until: 'T0' }),
    node('split', 'liveFork', [0, 9], t('War room', '并行盯盘'), {}),
    node('end', 'handled', [3, 1], t('Dealt with', '已处理'), { scope: 'branch' }),
    ...conversion(t),
    ...stockAndChannels(t),
    ...service(t),
    ...evening(t),
    ...contingencies(t),
  ],
  edges: edgesOf({
    opening: { done: 'liveFork' },
    liveFork: {
      branch: [
        'watchCvr',
        'watchPay',
        'watchStock',
        'watchChannels',
        'watchChannelCvr',
        'watchService',
        'watchDawn',
        'nightTime',
        'remindTime',
      ],
    },
    payPlan: { started: 'payIncident' },
    rushPlan: { started: 'addAgents' },
    trafficPlan: { started: 'raiseBudget' },
    watchCvr: { hot: 'raiseBudget', stale: 'dataBlackout', closed: 'closing' },
    watchPay: { payFalls: 'payIncident', closed: 'closing' },
    watchStock: { low: 'restock', closed: 'closing' },
    dataBlackout: { done: 'handled' },
    payIncident: { done: 'handled' },
    restock: { failed: 'restockByHand' },
    restockByHand: { done: 'handled' },
    watchChannels: { losing: 'pauseChannels', dearClicks: 'lowerBids', closed: 'closing' },
    watchChannelCvr: { weak: 'moveModule', closed: 'closing' },
    watchService: { slow: 'addAgents', closed: 'closing' },
    watchDawn: { awake: 'extendHours', closed: 'closing' },
    nightTime: { done: 'nightSpecial' },
    nightSpecial: { done: 'nightEnds' },
    nightEnds: { done: 'nightOver' },
    nightOver: { done: 'closing' },
    remindTime: { done: 'owing' },
    owing: { done: 'remindBalance', empty: 'closing' },
    remindBalance: { done: 'closing' },
  }),
});

const conversion = (t: Translate): readonly PlaybookNode[] => [
  node('monitor', 'watchCvr', [1, 0], t('CVR against plan', '转化率对计划'), {
    window: eventDay,
    every: 'PT1H',
    rules: [
      {
        id: 'hot',
        title: t('CVR above plan', '转化率高于预期'),
        conditions: all(
          metric(
            { id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' },
            'greaterThan',
            param('cvrUplift'),
            t('CVR ÷ plan', '转化率 ÷ 计划'),
          ),
          metric(
            { id: 'uv', window: 'PT1H' },
            'greaterThanInclusive',
            param('minUv'),
            t('visitors, last hour', '近 1 小时访客'),
          ),
        ),
        cooldown: 'PT2H',
        maxFires: 6,
        staleAfter: 'PT90M',
      },
    ],
  }),
  node('action', 'raiseBudget', [2, 0], t('Raise ad budget', '追加投放'), {
    do: 'ads.raiseBudget',
    with: { channel: 'boostChannel', amount: 'extraBudget' },
    autonomy: 'auto',
    guardrail: { sumOf: 'amount', per: 'campaign', max: 'extraBudgetCap', over: 'approval', by: { role: 'manager' } },
    retry: RETRY,
    // Raised for the event, and restored with it, even if nobody remembers.
    expiresAfter: 'T1',
  }),
  node('task', 'dataBlackout', [3, 0], t('Data have stopped', '数据中断'), {
    assignee: { role: 'tech' },
    due: 'PT30M',
    form: [{ id: 'cause', type: 'text', title: t('Cause', '原因'), required: true }],
    escalate: { after: 'PT0S', to: { role: 'manager' } },
  }),
  node('monitor', 'watchPay', [1, 1], t('Payment rate', '支付转化骤降'), {
    window: eventDay,
    every: 'PT15M',
    rules: [
      {
        id: 'payFalls',
        title: t('Payment rate falls sharply', '支付转化骤降'),
        conditions: all(
          metric(
            { id: 'cartPayRate', window: 'PT1H', compare: 'previous', as: 'ratio' },
            'lessThan',
            param('payDrop'),
            t('cart-to-pay rate ÷ the hour before', '加购支付率 ÷ 上一小时'),
          ),
          metric(
            { id: 'carters', window: 'PT1H' },
            'greaterThanInclusive',
            param('minCarters'),
            t('visitors with a cart, last hour', '近 1 小时加购人数'),
          ),
        ),
        // The hour before is itself low by then: no longer falling does not mean that it has recovered.
        recover: all(
          metric(
            { id: 'cartPayRate', window: 'PT1H', compare: 'previous', as: 'ratio' },
            'greaterThanInclusive',
            param('payRecovery'),
            t('cart-to-pay rate ÷ the hour before', '加购支付率 ÷ 上一小时'),
          ),
        ),
        cooldown: 'PT1H',
        staleAfter: 'PT90M',
      },
    ],
  }),
  node('task', 'payIncident', [2, 1], t('Incident: payments', '支付故障处理'), {
    assignee: { role: 'tech' },
    due: 'PT1H',
    form: [
      { id: 'cause', type: 'text', title: t('Cause', '原因'), required: true },
      { id: 'recoveredOrders', type: 'integer', title: t('Orders recovered', '挽回订单数'), required: true },
    ],
    checklist: [
      t('Payment channels tested', '已测试各支付渠道'),
      t('Error rates compared', '已对比错误率'),
      t('Unpaid orders reminded', '已催付未支付订单'),
    ],
    remindBefore: ['PT15M'],
    escalate: { after: 'PT0S', to: { role: 'manager' } },
  }),
];

const stockAndChannels = (t: Translate): readonly PlaybookNode[] => [
  node('monitor', 'watchStock', [1, 2], t('Safety stock', '安全库存'), {
    window: eventDay,
    every: 'PT15M',
    forEach: 'saleSkus',
    rules: [
      {
        id: 'low',
        title: t('Stock below safety stock', '库存低于安全库存'),
        conditions: all(
          row(
            'stock',
            'lessThan',
            formula('safetyFactor * row.sales7d'),
            t('stock, against safety stock', '库存对安全库存'),
          ),
        ),
        cooldown: 'PT6H',
      },
    ],
  }),
  node('action', 'restock', [2, 2], t('Request replenishment', '补货申请'), {
    do: 'stock.requestReplenishment',
    with: { skus: 'set("watchStock.low")', factor: 'replenishFactor' },
    autonomy: 'auto',
    retry: RETRY,
  }),
  node('task', 'restockByHand', [3, 2], t('Order by phone', '电话补货'), {
    assignee: { role: 'operator' },
    due: 'PT30M',
    form: [{ id: 'pieces', type: 'integer', title: t('Pieces ordered', '补货件数'), required: true }],
    escalate: { after: 'PT15M', to: { role: 'manager' } },
  }),
  node('monitor', 'watchChannels', [1, 3], t('Channel ROI', '渠道投产比'), {
    window: eventDay,
    every: 'PT1H',
    forEach: 'channels',
    rules: [
      {
        id: 'losing',
        title: t('Ads cost more than they bring', '投产比过低'),
        conditions: all(
          row('active', 'equal', true, t('is on', '投放中')),
          row(
            'maturedSpend',
            'greaterThanInclusive',
            param('minAdSpend'),
            t('spend with mature attribution', '归因成熟的花费'),
          ),
          row('roi', 'lessThan', param('roiFloor'), t('ROI of that spend', '该花费的投产比')),
        ),
        maxFires: 1,
      },
      {
        id: 'dearClicks',
        title: t('Clicks dearer than the industry’s', 'CPC 高于行业'),
        conditions: all(
          row('active', 'equal', true, t('is on', '投放中')),
          row('industryCpc', 'greaterThan', 0, t('has ads', '有广告')),
          row(
            'cpc',
            'greaterThan',
            formula('cpcTolerance * row.industryCpc'),
            t('CPC, against the industry’s', 'CPC 对行业均值'),
          ),
        ),
        cooldown: 'PT3H',
        maxFires: 3,
      },
    ],
  }),
  node('action', 'pauseChannels', [2, 3], t('Pause the channel', '暂停渠道'), {
    do: 'ads.pauseChannel',
    with: { channels: 'set("watchChannels.losing")', reason: t('"ROI below the floor"', '"投产比低于下限"') },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('action', 'lowerBids', [2, 4], t('Lower bids', '降低出价'), {
    do: 'ads.lowerBid',
    with: { channels: 'set("watchChannels.dearClicks")', by: 'bidCut' },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('monitor', 'watchChannelCvr', [1, 5], t('Channel CVR', '分渠道转化'), {
    window: eventDay,
    every: 'PT1H',
    forEach: 'channels',
    rules: [
      {
        id: 'weak',
        title: t('Channel converts far below search', '渠道转化远低于搜索'),
        conditions: all(
          row('uv', 'greaterThanInclusive', param('minChannelUv'), t('visitors, last hour', '近 1 小时访客')),
          row(
            'cvr',
            'lessThanInclusive',
            formula('channelCvrShare * row.searchCvr'),
            t('CVR, against search', '转化率对搜索'),
          ),
        ),
        for: 'PT1H',
        maxFires: 1,
      },
    ],
  }),
  node('action', 'moveModule', [2, 5], t('Limited-time offers first', '前移限时折扣'), {
    do: 'page.moveModule',
    with: { module: '"limitedTimeDiscount"', channels: 'set("watchChannelCvr.weak")', position: '1' },
    autonomy: 'auto',
    retry: RETRY,
    expiresAfter: 'T1',
  }),
];

const service = (t: Translate): readonly PlaybookNode[] => [
  node('monitor', 'watchService', [1, 6], t('Service level', '客服响应'), {
    window: eventDay,
    every: 'PT15M',
    rules: [
      {
        id: 'slow',
        title: t('First reply too slow', '首次响应过慢'),
        conditions: all(
          metric(
            { id: 'firstReplySeconds', window: 'PT1H' },
            'greaterThan',
            param('firstReplyLimit'),
            t('time to first reply, s', '首次响应（秒）'),
          ),
          metric(
            { id: 'enquiries', window: 'PT1H' },
            'greaterThanInclusive',
            param('minEnquiries'),
            t('enquiries, last hour', '近 1 小时咨询量'),
          ),
        ),
        for: 'PT15M',
        cooldown: 'PT1H',
        maxFires: 6,
        staleAfter: 'PT90M',
      },
    ],
  }),
  node('action', 'addAgents', [2, 6], t('Add agents', '增派客服'), {
    do: 'service.addAgents',
    with: { agents: 'extraAgents' },
    autonomy: 'auto',
    guardrail: { sumOf: 'agents', per: 'campaign', max: 'extraAgentsCap', over: 'approval', by: { role: 'manager' } },
    retry: RETRY,
    compensate: true,
  }),
  node('monitor', 'watchDawn', [1, 7], t('Before dawn', '凌晨转化'), {
    window: { from: 'T0 + PT2H', to: 'T0 + PT6H' },
    every: 'PT1H',
    rules: [
      {
        id: 'awake',
        title: t('CVR high before dawn', '凌晨转化率高'),
        conditions: all(
          metric(
            { id: 'cvr', window: 'PT1H' },
            'greaterThanInclusive',
            param('dawnCvr'),
            t('CVR, last hour', '近 1 小时转化率'),
          ),
          metric(
            { id: 'uv', window: 'PT1H' },
            'greaterThanInclusive',
            param('minDawnUv'),
            t('visitors, last hour', '近 1 小时访客'),
          ),
        ),
        maxFires: 1,
        staleAfter: 'PT90M',
      },
    ],
  }),
  node('action', 'extendHours', [2, 7], t('Service round the clock', '客服全天在线'), {
    do: 'service.setHours',
    with: { from: '"00:00"', to: '"24:00"' },
    autonomy: 'auto',
    retry: RETRY,
    expiresAfter: 'T1',
  }),
];

const evening = (t: Translate): readonly PlaybookNode[] => [
  node('wait', 'nightTime', [1, 8], t('Evening peak', '晚高峰'), { until: 'T0 @ 20:00' }),
  node('action', 'nightSpecial', [2, 8], t('Night special first', '夜间专场置顶'), {
    do: 'page.moveModule',
    with: { module: '"bestSellers"', position: '1' },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('wait', 'nightEnds', [3, 8], t('Peak ends', '高峰结束'), { until: 'T0 @ 22:00' }),
  node('action', 'nightOver', [3, 9], t('Move it back', '恢复原位'), {
    do: 'page.moveModule',
    with: { module: '"bestSellers"', position: '2' },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('wait', 'remindTime', [1, 10], t('Balances close in 4 h', '尾款截止前 4 小时'), {
    until: 'balanceCloses - PT4H',
  }),
  node('select', 'owing', [2, 10], t('Balance not paid', '未付尾款'), {
    from: 'customers',
    conditions: all(row('balanceDue', 'greaterThan', 0, t('balance due', '待付尾款'))),
    as: 'owingCustomers',
  }),
  node('action', 'remindBalance', [3, 10], t('Payment reminder', '尾款催付'), {
    do: 'message.send',
    with: { customers: 'set("owingCustomers")', template: '"balance-reminder"' },
    autonomy: 'auto',
    retry: RETRY,
  }),
];

/** What lies ready all day: a person may begin it, whatever the watches say, within what was approved beforehand. */
const contingencies = (t: Translate): readonly PlaybookNode[] => [
  node('start', 'payPlan', [0, 1], t('Payment failure', '支付故障'), { when: { manual: true } }),
  node('start', 'rushPlan', [0, 6], t('Customer service rush', '客服爆单'), { when: { manual: true } }),
  node('start', 'trafficPlan', [0, 2], t('Traffic falls short', '流量不足'), { when: { manual: true } }),
];
