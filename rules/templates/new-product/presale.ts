import { all, formula, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1600);

/** P06: sold by presale until as many are sold as can be made. W08: each region hears what matters there. */
export const presale = (t: Translate): Part => ({
  nodes: [
    node('wait', 'opening', [0, 2], t('Presale opens', '等待预售开启'), { until: 'T0' }),
    node('action', 'openPresale', [0, 3], t('Open the presale', '开启预售'), {
      do: 'sku.openPresale',
      with: { skus: 'set("newSkus")', deposit: 'depositAmount', multiplier: 'depositMultiplier' },
      autonomy: 'auto',
      guardrail: { sumOf: 'deposit', per: 'campaign', max: 'depositAmount', over: 'approval', by: { role: 'manager' } },
      retry: RETRY,
    }),
    node('split', 'liveFork', [0, 4], t('Presale is on', '预售进行中'), {}),
    node('monitor', 'watchCapacity', [1, 0], t('Sold against capacity', '预售对产能'), {
      window: { from: 'T0', to: 'T1' },
      every: 'PT10M',
      forEach: 'newSkus',
      rules: [
        {
          id: 'full',
          title: t('Capacity is sold', '产能售罄'),
          conditions: all(
            row(
              'presaleSold',
              'greaterThanInclusive',
              formula('sample.capacity'),
              t('sold, against capacity', '已售对产能'),
            ),
          ),
          maxFires: 1,
        },
      ],
    }),
    node('action', 'stopPresale', [2, 0], t('Stop selling', '停止预售'), {
      do: 'sku.delist',
      with: { skus: 'set("watchCapacity.full")', reason: t('"capacity is sold"', '"产能售罄"') },
      autonomy: 'auto',
      retry: RETRY,
      compensate: true,
    }),
    node('wait', 'pushTime', [1, 2], t('At noon', '正午推送'), { until: 'T0 @ 12:00' }),
    node('select', 'nearby', [2, 2], t('Customers of the region', '区域客户'), {
      from: 'customers',
      conditions: all(row('region', 'equal', param('pushRegion'), t('region', '地区'))),
      as: 'regionalCustomers',
    }),
    node('action', 'pushRegional', [3, 2], t('Push next-day delivery', '推送次日达'), {
      do: 'message.send',
      with: { customers: 'set("regionalCustomers")', template: '"next-day-delivery"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('select', 'otherRegions', [2, 3], t('Customers elsewhere', '其他区域客户'), {
      from: 'customers',
      conditions: all(row('region', 'notEqual', param('pushRegion'), t('region', '地区'))),
      as: 'otherCustomers',
    }),
    node('action', 'pushOthers', [3, 3], t('Push the product', '推送新品'), {
      do: 'message.send',
      with: { customers: 'set("otherCustomers")', template: '"new-product"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    opening: { done: 'openPresale' },
    openPresale: { done: 'liveFork', declined: 'liveFork' },
    liveFork: { branch: ['watchCapacity', 'pushTime', 'followers'] },
    watchCapacity: { full: 'stopPresale', closed: 'closing' },
    pushTime: { done: 'nearby' },
    nearby: { done: 'pushRegional', empty: 'otherRegions' },
    pushRegional: { done: 'otherRegions' },
    otherRegions: { done: 'pushOthers', empty: 'closing' },
    pushOthers: { done: 'closing' },
  }),
});
