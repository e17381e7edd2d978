import { all, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const after = lane('wrapup', 2560);
const review = lane('review', 3220);

/** D03: the first thirty days on sale; what stays flat for half of them is proposed for removal. */
export const curve = (t: Translate): Part => ({
  nodes: [
    after('join', 'closing', [0, 3], t('Presale is over', '预售结束'), { mode: { n: 3 } }),
    after('wait', 'saleBegins', [0, 4], t('Sale begins', '等待正式开售'), { until: 'T1' }),
    after('action', 'listProduct', [0, 5], t('List for regular sale', '正式上架'), {
      do: 'sku.list',
      with: { skus: 'set("newSkus")' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    after('monitor', 'watchCurve', [0, 6], t('New-product curve', '新品曲线'), {
      window: { from: 'T1', to: 'T1 + P30D' },
      every: 'P1D',
      forEach: 'newSkus',
      rules: [
        {
          id: 'flat',
          title: t('No growth for too long', '曲线持平'),
          conditions: all(
            row('listedDays', 'lessThanInclusive', param('curveDays'), t('days since listed', '上架天数')),
            row('flatDays', 'greaterThanInclusive', param('flatLimit'), t('days without growth', '无增长天数')),
          ),
          maxFires: 1,
        },
      ],
    }),
    after('action', 'proposeDelisting', [1, 6], t('Propose to delist', '下架建议'), {
      do: 'sku.delist',
      with: { skus: 'set("watchCurve.flat")', reason: t('"flat curve"', '"新品曲线持平"') },
      autonomy: 'propose',
      by: { role: 'manager' },
      retry: RETRY,
    }),
    review('review', 'report', [0, 6], t('Review report', '复盘报告'), {
      sections: ['targetVsActual', 'duPont', 'funnel', 'customers', 'decisions'],
    }),
    review('end', 'finished', [0, 7], t('End', '结束'), { scope: 'campaign' }),
  ],
  edges: edgesOf({
    closing: { joined: 'saleBegins' },
    saleBegins: { done: 'listProduct' },
    listProduct: { done: 'watchCurve' },
    watchCurve: { flat: 'proposeDelisting', closed: 'report' },
    report: { done: 'finished' },
  }),
});
