import { all, holds, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);
/** What a SKU's first stock costs. */
const COST = 'orderFactor * row.competitorSales30d * row.costCents';

/** P04: a first stock for each SKU by what the competitor sells; what costs more than the budget is asked for. */
export const stock = (t: Translate): Part => ({
  nodes: [
    node('set', 'stockPlan', [4, 7], t('First-stock factor', '首批备货系数'), {
      assign: { orderFactor: 'if bigPromotion then stockFactor * (1 + promotionUplift) else stockFactor' },
    }),
    node('select', 'withinBudget', [5, 7], t('Stock within budget', '预算内备货'), {
      from: 'rangeSkus',
      conditions: all(
        row('competitorSales30d', 'greaterThan', 0, t('competitor’s monthly sales', '竞品月销量')),
        holds(`${COST} <= skuBudget`, t('cost, against the budget per SKU', '备货金额对单品额度')),
      ),
      as: 'smallStock',
    }),
    node('action', 'firstStock', [6, 7], t('Request the first stock', '首批备货申请'), {
      do: 'stock.requestReplenishment',
      with: { skus: 'set("smallStock")', factor: 'orderFactor', basis: '"competitorSales30d"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('select', 'aboveBudget', [5, 6], t('Stock above budget', '超预算备货'), {
      from: 'rangeSkus',
      conditions: all(holds(`${COST} > skuBudget`, t('cost, against the budget per SKU', '备货金额对单品额度'))),
      as: 'largeStock',
    }),
    node('approval', 'stockApproval', [5, 5], t('Approve large stock', '大额备货审批'), {
      approvers: { role: 'manager' },
      quorum: 1,
      due: 'P2D',
      onTimeout: 'reject',
      shows: ['largeStock', 'orderFactor', 'skuBudget'],
    }),
    node('action', 'largeFirstStock', [5, 4], t('Request the large stock', '大额备货申请'), {
      do: 'stock.requestReplenishment',
      with: { skus: 'set("largeStock")', factor: 'orderFactor', basis: '"competitorSales30d"' },
      autonomy: 'auto',
      retry: RETRY,
    }),
  ],
  edges: edgesOf({
    stockPlan: { done: 'withinBudget' },
    withinBudget: { done: 'firstStock', empty: 'aboveBudget' },
    firstStock: { done: 'aboveBudget' },
    aboveBudget: { done: 'stockApproval', empty: 'ready' },
    stockApproval: { approved: 'largeFirstStock', rejected: 'ready' },
    largeFirstStock: { done: 'ready' },
  }),
});
