import { all, param, row } from '../conditions.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('prep', 0);

/** What comes round by the calendar. D01: new arrivals; D02: pruning; D05: pages; L14: the hosts' weekly class. */
export const routines = (t: Translate): Part => ({
  nodes: [
    node('start', 'arrivalDays', [0, 0], t('Every Tuesday and Friday', '每周二、周五'), {
      when: { every: { weekdays: ['tue', 'fri'], at: '10:00' } },
    }),
    node('task', 'arrivals', [1, 0], t('New arrivals', '上新'), {
      assignee: { role: 'operator' },
      due: 'now @ 18:00',
      checklist: [
        t('Pictures', '主图'),
        t('Titles', '标题'),
        t('Recommended on the home page', '首页推荐位'),
        t('Content refreshed with them', '内容同步更新'),
      ],
      remindBefore: ['PT2H'],
      escalate: { after: 'PT2H', to: { role: 'planner' } },
      expires: 'PT24H',
    }),
    node('action', 'refreshPage', [2, 0], t('Refresh its page', '刷新上新页'), {
      do: 'page.publish',
      with: { page: '"new-arrivals"' },
      autonomy: 'auto',
      retry: RETRY,
    }),

    node('start', 'monthEnd', [0, 1], t('Last day of the month', '每月最后一天'), {
      when: { every: { monthday: 31, at: '09:00' } },
    }),
    node('select', 'slowMovers', [1, 1], t('SKUs that hardly sell', '滞销商品'), {
      from: 'skus',
      conditions: all(
        row('listed', 'notEqual', false, t('is listed', '在售')),
        row('soldRate', 'lessThan', param('slowRate'), t('days with sales of days listed', '动销率')),
      ),
      score: 'row.soldRate',
      order: 'ascending',
      as: 'slowSkus',
    }),
    node('action', 'delistSlow', [2, 1], t('Propose to delist them', '建议下架'), {
      do: 'sku.delist',
      with: { skus: 'set("slowSkus")', reason: t('"hardly sells"', '"动销率低"') },
      autonomy: 'propose',
      by: { role: 'manager' },
      retry: RETRY,
    }),

    node('start', 'pageCare', [0, 2], t('Page care begins', '页面优化开始'), { when: { at: 'T0' } }),
    node('monitor', 'watchPages', [1, 2], t('Pages that convince few', '加购率低的页面'), {
      window: { from: 'T0', to: 'T1' },
      every: 'P1D',
      forEach: 'skus',
      rules: [
        {
          id: 'weak',
          title: t('Few add to cart', '加购率过低'),
          conditions: all(
            row('listed', 'notEqual', false, t('is listed', '在售')),
            row('visitors7d', 'greaterThanInclusive', param('minVisitors'), t('visitors of 7 days', '近 7 天访客')),
            row('addToCartRate', 'lessThan', param('weakCartRate'), t('add-to-cart rate', '加购率')),
          ),
          cooldown: 'P14D',
        },
      ],
    }),
    node('task', 'improvePages', [2, 2], t('Improve the detail pages', '优化详情页'), {
      assignee: { role: 'operator' },
      due: 'P2D',
      form: [{ id: 'pages', type: 'integer', title: t('Pages improved', '已优化页面数'), required: true }],
      checklist: [
        t('Detail pictures and text', '详情图文'),
        t('Titles by exact and long-tail words', '标题覆盖精准词与长尾词'),
        t('Free platform activities applied for', '已报名免费平台活动'),
      ],
      escalate: { after: 'PT24H', to: { role: 'planner' } },
      expires: 'P6D',
    }),
    node('action', 'publishPages', [3, 2], t('Publish the detail pages', '发布详情页'), {
      do: 'page.publish',
      with: { page: '"detail-pages"' },
      autonomy: 'auto',
      retry: RETRY,
    }),

    node('start', 'classDay', [0, 3], t('Tuesday afternoon', '每周二下午'), {
      when: { every: { weekdays: ['tue'], at: '14:00' } },
    }),
    node('task', 'weeklyClass', [1, 3], t('Class for live hosts', '主播培训课'), {
      assignee: { role: 'operator' },
      due: 'now @ 18:00',
      form: [
        {
          id: 'staySeconds',
          type: 'integer',
          title: t('Time watched last week (s)', '上周人均观看（秒）'),
          required: true,
        },
        { id: 'addToCart', type: 'ratio', title: t('Add-to-cart rate last week', '上周加购率'), required: true },
      ],
      checklist: [t('Best session watched together', '复盘最佳场次'), t('Run sheet for the week', '本周脚本')],
      expires: 'PT24H',
    }),
    node('end', 'classHeld', [2, 3], t('Class is over', '培训结束'), { scope: 'branch' }),
  ],
  edges: edgesOf({
    arrivalDays: { started: 'arrivals' },
    arrivals: { done: 'refreshPage' },
    monthEnd: { started: 'slowMovers' },
    slowMovers: { done: 'delistSlow' },
    pageCare: { started: 'watchPages' },
    watchPages: { weak: 'improvePages' },
    improvePages: { done: 'publishPages' },
    classDay: { started: 'weeklyClass' },
    weeklyClass: { done: 'classHeld' },
  }),
});
