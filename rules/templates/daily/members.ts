import { all, param, row } from '../conditions.ts';
import type { PlaybookNode } from '../../playbook/schema.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('wrapup', 2520);

/** W06: buyers into groups, a flash sale for them every week, and what their points are worth. W05: newcomers. */
export const members = (t: Translate): Part => ({
  nodes: [...groups(t), ...flashSale(t), ...points(t), ...newcomers(t)],
  edges: edgesOf({
    groupDay: { started: 'activeBuyers' },
    activeBuyers: { done: 'inviteActive', empty: 'dormantBuyers' },
    inviteActive: { done: 'dormantBuyers' },
    dormantBuyers: { done: 'inviteDormant' },
    saleDay: { started: 'groupSkus' },
    groupSkus: { done: 'flashPrice' },
    flashPrice: { done: 'groupMembers' },
    groupMembers: { done: 'announceSale' },
    pointsDay: { started: 'manyPoints' },
    manyPoints: { done: 'giveFullSize', empty: 'somePoints' },
    giveFullSize: { done: 'somePoints' },
    somePoints: { done: 'giveSample' },
    everyMorning: { started: 'newcomers' },
    newcomers: { done: 'guide' },
    guide: { done: 'newCustomerPack' },
  }),
});

const send = (customers: string, template: string) =>
  ({
    do: 'message.send',
    with: { customers: `set("${customers}")`, template: `"${template}"` },
    autonomy: 'auto',
    retry: RETRY,
  }) as const;

const groups = (t: Translate): readonly PlaybookNode[] => {
  const outside = row('inGroup', 'notEqual', true, t('in no group yet', '未入群'));
  return [
    node('start', 'groupDay', [0, 0], t('Friday afternoon', '每周五下午'), {
      when: { every: { weekdays: ['fri'], at: '15:00' } },
    }),
    node('select', 'activeBuyers', [1, 0], t('Buyers of the week', '本周买家'), {
      from: 'customers',
      conditions: all(outside, row('lastOrderAt', 'within', 'P7D', t('bought this week', '近 7 天下单'))),
      as: 'weekBuyers',
    }),
    node(
      'action',
      'inviteActive',
      [2, 0],
      t('Into the group of active ones', '邀请进活跃群'),
      send('weekBuyers', 'group-active'),
    ),
    node('select', 'dormantBuyers', [1, 1], t('Dormant customers', '沉睡客户'), {
      from: 'customers',
      conditions: all(outside, row('dormant', 'equal', true, t('no purchase for 3 months', '3 个月未购'))),
      as: 'dormantOutside',
    }),
    node(
      'action',
      'inviteDormant',
      [2, 1],
      t('Into the group of dormant ones', '邀请进沉睡群'),
      send('dormantOutside', 'group-dormant'),
    ),
  ];
};

const flashSale = (t: Translate): readonly PlaybookNode[] => [
  node('start', 'saleDay', [0, 2], t('Friday evening', '每周五晚'), {
    when: { every: { weekdays: ['fri'], at: '20:00' } },
  }),
  node('select', 'groupSkus', [1, 2], t('SKUs of the flash sale', '社群秒杀商品'), {
    from: 'skus',
    conditions: all(
      row('listed', 'notEqual', false, t('is listed', '在售')),
      row('stock', 'greaterThan', 0, t('in stock', '有库存')),
    ),
    score: 'row.marketHeat',
    limit: 5,
    as: 'flashSkus',
  }),
  node('action', 'flashPrice', [2, 2], t('Prices for two hours', '两小时秒杀价'), {
    do: 'price.setDiscount',
    with: { skus: 'set("flashSkus")', discount: 'groupDiscount' },
    autonomy: 'auto',
    retry: RETRY,
    expiresAfter: 'PT2H',
  }),
  node('select', 'groupMembers', [3, 2], t('Members of the groups', '群成员'), {
    from: 'customers',
    conditions: all(
      row('inGroup', 'equal', true, t('in a group', '已入群')),
      row('risk', 'notEqual', 'high', t('not high-risk', '非高风险')),
    ),
    as: 'groupCustomers',
  }),
  node(
    'action',
    'announceSale',
    [3, 3],
    t('Announce it in the groups', '群内通知秒杀'),
    send('groupCustomers', 'group-flash-sale'),
  ),
];

const points = (t: Translate): readonly PlaybookNode[] => {
  const enough = row('points', 'greaterThanInclusive', param('fullSizePoints'), t('points', '积分'));
  return [
    node('start', 'pointsDay', [0, 4], t('Middle of the month', '每月 15 日'), {
      when: { every: { monthday: 15, at: '10:00' } },
    }),
    node('select', 'manyPoints', [1, 4], t('Points for the full size', '可兑正装'), {
      from: 'customers',
      conditions: all(enough),
      as: 'fullSizeCustomers',
    }),
    node(
      'action',
      'giveFullSize',
      [2, 4],
      t('Offer the full size', '通知兑正装'),
      send('fullSizeCustomers', 'points-full-size'),
    ),
    node('select', 'somePoints', [1, 5], t('Points for a sample', '可兑小样'), {
      from: 'customers',
      conditions: all(row('points', 'greaterThanInclusive', param('samplePoints'), t('points', '积分')), {
        not: enough,
      }),
      as: 'sampleCustomers',
    }),
    node('action', 'giveSample', [2, 5], t('Offer a sample', '通知兑小样'), send('sampleCustomers', 'points-sample')),
  ];
};

const newcomers = (t: Translate): readonly PlaybookNode[] => [
  node('start', 'everyMorning', [0, 6], t('Every morning', '每天上午'), {
    when: { every: { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], at: '11:00' } },
  }),
  node('select', 'newcomers', [1, 6], t('New customers', '新客'), {
    from: 'customers',
    conditions: all(
      row('segment', 'equal', 'new', t('has never bought', '未购买过')),
      row('coupons', 'equal', 0, t('has no coupon yet', '尚无优惠券')),
      row('risk', 'notEqual', 'high', t('not high-risk', '非高风险')),
    ),
    limit: 1000,
    as: 'newCustomers',
  }),
  node('action', 'guide', [2, 6], t('Guide to the first order', '首单引导'), send('newCustomers', 'first-order-guide')),
  node('action', 'newCustomerPack', [3, 6], t('New-customer pack', '新人礼包'), {
    do: 'coupon.issue',
    with: { customers: 'set("newCustomers")', amount: 'newPack', validFor: '"P7D"', kind: '"newCustomer"' },
    autonomy: 'auto',
    guardrail: {
      sumOf: 'amount',
      per: 'day',
      max: 'newPackBudget / count(set("newCustomers"))',
      over: 'approval',
      by: { role: 'manager' },
    },
    retry: RETRY,
  }),
];
