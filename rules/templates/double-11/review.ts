import { all, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('review', 3520);

/** What came of it, why, and what the next campaign does otherwise. */
export const review = (t: Translate): Part => ({
  nodes: [
    node('join', 'wrapDone', [0, 5], t('Wrap-up done', '收尾完成'), { mode: { n: 2 } }),
    node('wait', 'reviewTime', [0, 6], t('Three days after', '活动后第 3 天'), { until: 'T1 + P3D' }),
    node('review', 'report', [0, 7], t('Review report', '复盘报告'), {
      sections: ['targetVsActual', 'funnel', 'pareto', 'channels', 'customers', 'decisions'],
    }),
    node('select', 'weakGoods', [0, 8], t('Low-conversion SKUs', '低转化商品'), {
      from: 'saleSkus',
      conditions: all(
        row('listed', 'notEqual', false, t('is listed', '在售')),
        row('cvr30d', 'lessThan', param('removalCvr'), t('30-day CVR', '30 天转化率')),
      ),
      score: 'row.cvr30d',
      order: 'ascending',
      as: 'weakSkus',
    }),
    node('action', 'proposeRemoval', [1, 8], t('Propose removal', '汰换建议'), {
      do: 'sku.delist',
      with: { skus: 'set("weakSkus")', reason: t('"low conversion"', '"转化率低"') },
      autonomy: 'propose',
      by: { role: 'planner' },
      retry: RETRY,
    }),
    node('task', 'lessons', [0, 9], t('Lessons', '经验沉淀'), {
      assignee: { role: 'planner' },
      due: 'P2D',
      form: [
        { id: 'success', type: 'text', title: t('What to repeat', '成功经验'), required: true },
        { id: 'failure', type: 'text', title: t('What to do otherwise', '失败教训'), required: true },
        { id: 'parameter', type: 'text', title: t('Parameter to change', '建议调整的参数') },
        { id: 'value', type: 'number', title: t('Its next value', '建议值') },
      ],
      checklist: [
        t('Gap explained', '差距已归因'),
        t('Budget for the best channels decided', '已确定预算向优势渠道倾斜'),
        t('Service scripts revised', '客服话术已修订'),
      ],
      remindBefore: ['PT24H'],
      escalate: { after: 'PT24H', to: { role: 'manager' } },
    }),
    node('end', 'finished', [0, 10], t('End', '结束'), { scope: 'campaign' }),
  ],
  edges: edgesOf({
    wrapDone: { joined: 'reviewTime' },
    reviewTime: { done: 'report' },
    report: { done: 'weakGoods' },
    weakGoods: { done: 'proposeRemoval', empty: 'lessons' },
    proposeRemoval: { done: 'lessons', declined: 'lessons' },
    lessons: { done: 'finished' },
  }),
});
