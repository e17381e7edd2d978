import { FORMAT } from '../playbook/schema.ts';
import type { Parameter } from '../playbook/schema.ts';
import { all, formula, metric, param, row } from './conditions.ts';
import { edgesOf, lane, RETRY } from './flow.ts';
import type { Part } from './flow.ts';
import { translator } from './template.ts';
import type { Template, Translate } from './template.ts';

const title = { en: 'Flash sale', 'zh-CN': '限时秒杀' };
const summary = {
  en: 'A few SKUs, one discount, two hours: pick, approve, sell, watch the stock, restore the prices.',
  'zh-CN': '少量商品、一个折扣、两小时：圈选、审批、开售、盯库存、恢复原价。',
};

/** A small sale of two hours; also the plainest complete playbook to learn from. */
export const flashSale: Template = {
  id: 'flash-sale',
  title,
  summary,
  practices: ['P05', 'P07', 'L01', 'L04', 'R01', 'R03', 'R09'],
  playbook(language) {
    const t = translator(language);
    return {
      format: FORMAT,
      id: 'flash-sale',
      name: title[language],
      description: summary[language],
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      anchors: {
        T0: { title: t('Opening', '秒杀开始') },
        T1: { title: t('Close', '秒杀结束'), at: 'T0 + PT2H' },
      },
      phases: {
        prep: { from: 'T0 - P3D', to: 'T0' },
        live: { from: 'T0', to: 'T1' },
        review: { from: 'T1', to: 'T1 + P1D' },
      },
      parameters: parameters(t),
      ...flow(t),
    };
  },
};

const parameters = (t: Translate): Record<string, Parameter> => ({
  gmvTarget: { type: 'money', title: t('GMV target', 'GMV 目标'), default: 5_000_000, min: 0, source: 'R01' },
  uvTarget: { type: 'integer', title: t('Visitor target', '访客目标'), default: 3_000, min: 1, source: 'P07' },
  cvrTarget: { type: 'ratio', title: t('Conversion target', '转化率目标'), default: 0.1, min: 0.0001, source: 'P07' },
  minCvr: { type: 'ratio', title: t('Selection: 30-day CVR from', '入选 30 天转化率'), default: 0.08, source: 'P05' },
  discount: { type: 'ratio', title: t('Discount', '折扣力度'), default: 0.2, max: 0.6 },
  stockFloor: { type: 'integer', title: t('Sold out at stock', '视为售罄的库存'), default: 5, min: 0, source: 'L04' },
  minUv: { type: 'integer', title: t('Visitors of the hour from', '近 1 小时访客不少于'), default: 200, min: 0 },
  lowCvr: {
    type: 'number',
    title: t('CVR against plan below', '转化率 ÷ 计划低于'),
    default: 0.8,
    min: 0,
    source: 'L01',
  },
});

const flow = (t: Translate): Part => {
  const [prep, live, review] = [lane('prep', 0), lane('live', 880), lane('review', 1760)];
  return {
    nodes: [
      prep('start', 'start', [0, 0], t('Kick-off', '立项'), { when: { at: 'T0 - P3D' } }),
      prep('select', 'pick', [1, 0], t('Pick SKUs', '圈选商品'), {
        from: 'skus',
        conditions: all(
          row('cvr30d', 'greaterThanInclusive', param('minCvr'), t('30-day CVR', '30 天转化率')),
          row('stock', 'greaterThan', param('stockFloor'), t('stock', '库存')),
        ),
        score: 'row.growth30d - row.badReviewShare',
        limit: 10,
        as: 'saleSkus',
      }),
      prep('approval', 'approve', [2, 0], t('Approve the discount', '折扣审批'), {
        approvers: { role: 'manager' },
        quorum: 1,
        due: 'T0 - P1D',
        onTimeout: 'reject',
        shows: ['discount', 'gmvTarget'],
      }),
      prep('end', 'dropped', [1, 1], t('Called off', '取消'), { scope: 'campaign', result: 'calledOff' }),
      live('wait', 'opening', [0, 0], t('Opening', '等待开场'), { until: 'T0' }),
      live('action', 'setPrices', [1, 0], t('Set the prices', '改秒杀价'), {
        do: 'price.setDiscount',
        with: { skus: 'set("saleSkus")', discount: 'discount' },
        autonomy: 'auto',
        retry: RETRY,
        compensate: true,
      }),
      live('split', 'watchBoth', [2, 0], t('Watch', '盯盘'), {}),
      live('monitor', 'watchStock', [2, 1], t('Sold out?', '售罄监控'), {
        window: { from: 'T0', to: 'T1' },
        every: 'PT5M',
        forEach: 'saleSkus',
        rules: [
          {
            id: 'soldOut',
            title: t('Nearly sold out', '即将售罄'),
            conditions: all(row('stock', 'lessThanInclusive', formula('stockFloor'), t('stock', '库存'))),
            maxFires: 1,
          },
        ],
      }),
      live('action', 'delistSoldOut', [3, 1], t('Delist: no overselling', '下架防超卖'), {
        do: 'sku.delist',
        with: { skus: 'set("watchStock.soldOut")', reason: t('"sold out"', '"售罄"') },
        autonomy: 'auto',
        retry: RETRY,
        compensate: true,
      }),
      live('monitor', 'watchCvr', [2, 2], t('CVR against plan', '转化率对计划'), {
        window: { from: 'T0', to: 'T1' },
        every: 'PT15M',
        rules: [
          {
            id: 'cold',
            title: t('CVR below plan', '转化率低于计划'),
            conditions: all(
              metric(
                { id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' },
                'lessThan',
                param('lowCvr'),
                t('CVR ÷ plan', '转化率 ÷ 计划'),
              ),
              metric({ id: 'uv', window: 'PT1H' }, 'greaterThanInclusive', param('minUv'), t('visitors', '访客数')),
            ),
            maxFires: 1,
          },
        ],
      }),
      live('action', 'moveUp', [3, 2], t('Move the sale up', '秒杀模块置顶'), {
        do: 'page.moveModule',
        with: { module: '"limitedTimeDiscount"', position: '1' },
        autonomy: 'auto',
        retry: RETRY,
        compensate: true,
      }),
      review('join', 'over', [0, 0], t('Close', '收盘'), { mode: 'all' }),
      review('action', 'restorePrices', [1, 0], t('Restore the prices', '恢复原价'), {
        do: 'price.setDiscount',
        with: { skus: 'set("saleSkus")', discount: '0' },
        autonomy: 'auto',
        retry: RETRY,
      }),
      review('review', 'report', [2, 0], t('Review', '复盘'), { sections: ['targetVsActual', 'pareto', 'decisions'] }),
      review('end', 'finished', [2, 1], t('End', '结束'), { scope: 'campaign' }),
    ],
    edges: edgesOf({
      start: { started: 'pick' },
      pick: { done: 'approve', empty: 'dropped' },
      approve: { approved: 'opening', rejected: 'dropped' },
      opening: { done: 'setPrices' },
      setPrices: { done: 'watchBoth' },
      watchBoth: { branch: ['watchStock', 'watchCvr'] },
      watchStock: { soldOut: 'delistSoldOut', closed: 'over' },
      watchCvr: { cold: 'moveUp', closed: 'over' },
      over: { joined: 'restorePrices' },
      restorePrices: { done: 'report' },
      report: { done: 'finished' },
    }),
  };
};
