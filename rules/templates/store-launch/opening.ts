import { all, formula, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const live = lane('live', 1600);
const after = lane('review', 2480);

/** The opening, the first fortnight, and what was learnt from it. */
export const opening = (t: Translate): Part => ({
  nodes: [
    live('wait', 'opening', [0, 1], t('Opening', '等待开业'), { until: 'T0' }),
    live('action', 'publishHome', [1, 1], t('Publish the home page', '发布首页'), {
      do: 'page.publish',
      with: { page: '"home"' },
      autonomy: 'auto',
      retry: RETRY,
      compensate: true,
    }),
    live('action', 'publishPromise', [2, 1], t('Publish the promise', '发布物流承诺'), {
      do: 'page.publish',
      with: { page: '"shipping-promise"' },
      autonomy: 'auto',
      retry: RETRY,
      compensate: true,
    }),
    live('monitor', 'watchStock', [1, 3], t('Safety stock', '安全库存'), {
      window: { from: 'T0', to: 'T1' },
      every: 'PT1H',
      forEach: 'rangeSkus',
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
          cooldown: 'P3D',
        },
      ],
    }),
    live('action', 'restock', [2, 3], t('Request replenishment', '补货申请'), {
      do: 'stock.requestReplenishment',
      with: { skus: 'set("watchStock.low")', factor: 'safetyFactor' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    after('review', 'report', [0, 3], t('Review of the opening', '开业复盘'), {
      sections: ['funnel', 'pareto', 'channels', 'customers', 'decisions'],
    }),
    after('task', 'lessons', [0, 4], t('Lessons', '经验沉淀'), {
      assignee: { role: 'planner' },
      due: 'P3D',
      form: [
        { id: 'success', type: 'text', title: t('What to repeat', '成功经验'), required: true },
        { id: 'failure', type: 'text', title: t('What to do otherwise', '失败教训'), required: true },
      ],
      remindBefore: ['PT24H'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    after('end', 'finished', [0, 5], t('End', '结束'), { scope: 'campaign' }),
  ],
  edges: edgesOf({
    opening: { done: 'publishHome' },
    publishHome: { done: 'publishPromise' },
    publishPromise: { done: 'watchStock' },
    watchStock: { low: 'restock', closed: 'report' },
    report: { done: 'lessons' },
    lessons: { done: 'finished' },
  }),
});
