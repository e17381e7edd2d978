import { all, metric, param, row, formula } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1100);
const always = { from: 'T0', to: 'T1' } as const;

/** What is watched as long as the shop is open. L03: anomalies; D04: supply in days. */
export const standing = (t: Translate): Part => ({
  nodes: [
    node('start', 'opened', [0, 0], t('From the first day on', '从第一天起'), { when: { at: 'T0' } }),
    node('split', 'watches', [0, 1], t('Watch all of it', '并行盯盘'), {}),
    node('wait', 'untilEnd', [1, 19], t('Until the last day', '直到最后一天'), { until: 'T1' }),

    node('monitor', 'watchShop', [1, 16], t('Anything unusual?', '异常预警'), {
      window: always,
      every: 'PT1H',
      rules: [
        {
          id: 'cvrFalls',
          title: t('CVR below the usual', '转化率低于常态'),
          conditions: all(
            metric(
              { id: 'cvr', window: 'PT1H', compare: 'baseline', as: 'ratio' },
              'lessThan',
              param('cvrDrop'),
              t('CVR ÷ the usual of this hour', '转化率 ÷ 同时段常态'),
            ),
            metric(
              { id: 'uv', window: 'PT1H' },
              'greaterThanInclusive',
              param('minUv'),
              t('visitors, last hour', '近 1 小时访客'),
            ),
          ),
          for: 'PT2H',
          cooldown: 'P1D',
        },
        {
          id: 'slowTurnover',
          title: t('Stock turns too slowly', '周转低于行业'),
          conditions: all(
            metric(
              { id: 'turnoverRate', window: 'P30D' },
              'lessThan',
              param('industryTurnover'),
              t('turnover of 30 days, against the industry', '30 天周转对行业均值'),
            ),
            metric(
              { id: 'inventoryValue', window: 'P30D' },
              'greaterThanInclusive',
              param('minInventory'),
              t('inventory at cost', '库存成本'),
            ),
          ),
          cooldown: 'P30D',
        },
      ],
    }),
    node('task', 'diagnose', [2, 16], t('Find out why', '下钻归因'), {
      assignee: { role: 'planner' },
      due: 'PT2H',
      form: [
        {
          id: 'dimension',
          type: 'choice',
          title: t('Where it comes from', '异常来源'),
          choices: ['channel', 'category', 'segment'],
          required: true,
        },
        { id: 'value', type: 'text', title: t('Which one', '具体是哪个'), required: true },
      ],
      escalate: { after: 'PT2H', to: { role: 'manager' } },
      expires: 'PT24H',
    }),
    node('task', 'reduceStock', [2, 17], t('Plan to reduce stock', '制定去库存方案'), {
      assignee: { role: 'planner' },
      due: 'P3D',
      form: [{ id: 'plan', type: 'text', title: t('What is done', '方案'), required: true }],
      expires: 'P14D',
    }),
    node('end', 'seenTo', [3, 16], t('Seen to', '已处理'), { scope: 'branch' }),

    node('select', 'supplied', [1, 18], t('SKUs on sale', '在售商品'), {
      from: 'skus',
      conditions: all(row('listed', 'notEqual', false, t('is listed', '在售'))),
      as: 'suppliedSkus',
    }),
    node('action', 'shareSales', [2, 18], t('Share sales with suppliers', '共享销量给供应商'), {
      do: 'stock.shareSales',
      with: { skus: 'set("suppliedSkus")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('monitor', 'watchSupply', [3, 18], t('Stock in days', '库存天数'), {
      window: always,
      every: 'PT6H',
      forEach: 'suppliedSkus',
      rules: [
        {
          id: 'short',
          title: t('Stock for too few days', '库存天数不足'),
          conditions: all(
            row(
              'stock',
              'lessThan',
              formula('row.sales7d / 7 * coverDays'),
              t('stock, against sales of the days', '库存对覆盖天数销量'),
            ),
          ),
          cooldown: 'P3D',
        },
      ],
    }),
    node('action', 'jitRestock', [4, 18], t('Replenish just in time', 'JIT 补货'), {
      do: 'stock.requestReplenishment',
      with: { skus: 'set("watchSupply.short")', factor: 'restockFactor' },
      autonomy: 'auto',
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    opened: { started: 'watches' },
    watches: {
      branch: [
        'watchOrders',
        'watchCustomers',
        'watchPosts',
        'watchCases',
        'watchReplies',
        'watchPrices',
        'watchPaid',
        'watchShop',
        'supplied',
        'untilEnd',
      ],
    },
    watchShop: { cvrFalls: 'diagnose', slowTurnover: 'reduceStock' },
    diagnose: { done: 'seenTo' },
    reduceStock: { done: 'seenTo' },
    supplied: { done: 'shareSales' },
    shareSales: { done: 'watchSupply' },
    watchSupply: { short: 'jitRestock' },
    untilEnd: { done: 'lastReport' },
  }),
});
