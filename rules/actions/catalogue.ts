import type { Text } from '../problems/problem.ts';

/**
 * What an input of an action is; decides its control in a form and its check in lint. Money is integer minor units;
 * `values` are figures by id, as the platform reports them.
 */
export type InputType =
  'text' | 'money' | 'number' | 'ratio' | 'integer' | 'boolean' | 'rows' | 'channel' | 'duration' | 'time' | 'values';

export interface ActionInput {
  readonly type: InputType;
  readonly title: Text;
  readonly optional?: true;
}

/** Another action that undoes one: FEEL sees what that was given as `input`, and `before` and `after` as reported. */
export interface Undoing {
  readonly do: string;
  readonly with: Readonly<Record<string, string>>;
}

/** What actions turn. */
export const LEVERS = {
  budget: { en: 'budget', 'zh-CN': '预算' },
  channel: { en: 'channel', 'zh-CN': '渠道投放' },
  bid: { en: 'bid', 'zh-CN': '出价' },
  stock: { en: 'stock', 'zh-CN': '库存' },
  coupon: { en: 'coupons', 'zh-CN': '优惠券' },
  price: { en: 'price', 'zh-CN': '价格' },
  bundle: { en: 'bundles', 'zh-CN': '组合装' },
  listing: { en: 'listing', 'zh-CN': '上下架' },
  message: { en: 'messages', 'zh-CN': '消息' },
  shipping: { en: 'shipping', 'zh-CN': '发货' },
  agents: { en: 'service agents', 'zh-CN': '客服人数' },
  hours: { en: 'service hours', 'zh-CN': '客服时段' },
  page: { en: 'page', 'zh-CN': '页面' },
  order: { en: 'orders', 'zh-CN': '订单' },
  refund: { en: 'refunds', 'zh-CN': '退款' },
  risk: { en: 'risk', 'zh-CN': '风险标记' },
  case: { en: 'after-sales cases', 'zh-CN': '售后工单' },
} as const satisfies Record<string, Text>;

export type Lever = keyof typeof LEVERS;

export interface ActionDefinition {
  readonly title: Text;
  readonly inputs: Readonly<Record<string, ActionInput>>;
  /** What takes it back; absent where nothing does: a message is out, a coupon in a customer's hand. */
  readonly undo?: Undoing;
  /** What the action turns: two rules that turn one lever get in each other's way. */
  readonly lever: Lever;
}

const skus: ActionInput = { type: 'rows', title: { en: 'SKUs', 'zh-CN': '商品' } };
const channel: ActionInput = { type: 'channel', title: { en: 'Channel', 'zh-CN': '渠道' } };
const orders: ActionInput = { type: 'rows', title: { en: 'Orders', 'zh-CN': '订单' } };
const customers: ActionInput = { type: 'rows', title: { en: 'Customers', 'zh-CN': '客户' } };
const reason: ActionInput = { type: 'text', title: { en: 'Reason', 'zh-CN': '原因' }, optional: true };

/** A figure of what the platform reported; some report the bare figure. */
const reported = (field: string): string => `if before instance of context then before.${field} else before`;
/** Those of the ids that were so before. */
const thoseThatWere = (field: string, value = true): string =>
  `for entry in get entries(before)[value.${field} = ${value}] return entry.key`;
const wasBefore = (en: string, zh: string): ActionInput => ({ type: 'values', title: { en, 'zh-CN': zh } });

/** Every action that a playbook can ask of a connector, by the name that `do` uses. */
export const actions = {
  'ads.raiseBudget': {
    title: { en: 'Raise ad budget', 'zh-CN': '追加广告预算' },
    inputs: { channel, amount: { type: 'money', title: { en: 'Amount added', 'zh-CN': '追加金额' } } },
    undo: { do: 'ads.setBudget', with: { channel: 'input.channel', budget: reported('budget') } },
    lever: 'budget',
  },
  'ads.setBudget': {
    title: { en: 'Set ad budget', 'zh-CN': '设定广告预算' },
    inputs: { channel, budget: { type: 'money', title: { en: 'Budget', 'zh-CN': '预算' } } },
    undo: { do: 'ads.setBudget', with: { channel: 'input.channel', budget: reported('budget') } },
    lever: 'budget',
  },
  'ads.moveBudget': {
    title: { en: 'Move ad budget', 'zh-CN': '调拨广告预算' },
    inputs: {
      from: { ...channel, title: { en: 'From channel', 'zh-CN': '调出渠道' } },
      to: { ...channel, title: { en: 'To channel', 'zh-CN': '调入渠道' } },
      amount: { type: 'money', title: { en: 'Amount', 'zh-CN': '金额' } },
    },
    undo: { do: 'ads.moveBudget', with: { from: 'input.to', to: 'input.from', amount: 'input.amount' } },
    lever: 'budget',
  },
  'ads.pauseChannel': {
    title: { en: 'Pause channels', 'zh-CN': '暂停渠道投放' },
    inputs: { channels: { type: 'rows', title: { en: 'Channels', 'zh-CN': '渠道' } }, reason },
    undo: { do: 'ads.resumeChannel', with: { channels: thoseThatWere('active') } },
    lever: 'channel',
  },
  'ads.resumeChannel': {
    title: { en: 'Resume channels', 'zh-CN': '恢复渠道投放' },
    inputs: { channels: { type: 'rows', title: { en: 'Channels', 'zh-CN': '渠道' } } },
    lever: 'channel',
  },
  'ads.lowerBid': {
    title: { en: 'Lower bids', 'zh-CN': '降低出价' },
    inputs: {
      channels: { type: 'rows', title: { en: 'Channels', 'zh-CN': '渠道' } },
      by: { type: 'ratio', title: { en: 'Lower by', 'zh-CN': '降幅' } },
    },
    undo: { do: 'ads.setBids', with: { bids: 'before' } },
    lever: 'bid',
  },
  'ads.setBids': {
    title: { en: 'Set bids', 'zh-CN': '设定出价' },
    inputs: { bids: wasBefore('Bids by channel', '各渠道出价') },
    undo: { do: 'ads.setBids', with: { bids: 'before' } },
    lever: 'bid',
  },
  'stock.requestReplenishment': {
    title: { en: 'Request replenishment', 'zh-CN': '补货申请' },
    inputs: {
      skus,
      factor: { type: 'number', title: { en: 'Times the sales', 'zh-CN': '销量倍数' }, optional: true },
      basis: {
        type: 'text',
        title: { en: 'Column of the sales (last 7 days’ by default)', 'zh-CN': '销量列（默认近 7 天销量）' },
        optional: true,
      },
    },
    lever: 'stock',
  },
  'stock.shareSales': {
    title: { en: 'Share sales with suppliers', 'zh-CN': '向供应商共享销量' },
    inputs: { skus },
    lever: 'stock',
  },
  'coupon.issue': {
    title: { en: 'Issue coupons', 'zh-CN': '发放优惠券' },
    inputs: {
      customers,
      amount: { type: 'money', title: { en: 'Face value', 'zh-CN': '面额' } },
      threshold: { type: 'money', title: { en: 'From an order of', 'zh-CN': '满额门槛' }, optional: true },
      validFor: { type: 'duration', title: { en: 'Valid for', 'zh-CN': '有效期' }, optional: true },
      kind: { type: 'text', title: { en: 'Kind of coupon', 'zh-CN': '券种' }, optional: true },
    },
    lever: 'coupon',
  },
  'price.setDiscount': {
    title: { en: 'Set a discount', 'zh-CN': '设置折扣' },
    inputs: { skus, discount: { type: 'ratio', title: { en: 'Off the list price', 'zh-CN': '降价比例' } } },
    undo: { do: 'price.setPrices', with: { prices: 'before' } },
    lever: 'price',
  },
  'price.setPrices': {
    title: { en: 'Set prices', 'zh-CN': '设定价格' },
    inputs: { prices: wasBefore('Prices by SKU', '各商品价格') },
    undo: { do: 'price.setPrices', with: { prices: 'before' } },
    lever: 'price',
  },
  'price.setBundle': {
    title: { en: 'Offer in bundles', 'zh-CN': '设置组合装优惠' },
    inputs: {
      skus,
      pieces: { type: 'integer', title: { en: 'Pieces in a bundle', 'zh-CN': '每组件数' } },
      discount: { type: 'ratio', title: { en: 'Off the price of a bundle', 'zh-CN': '整组降价比例' } },
    },
    undo: { do: 'price.setBundles', with: { bundles: 'before' } },
    lever: 'bundle',
  },
  'price.setBundles': {
    title: { en: 'Set bundles', 'zh-CN': '设定组合装' },
    inputs: { bundles: wasBefore('Bundles by SKU', '各商品组合装') },
    undo: { do: 'price.setBundles', with: { bundles: 'before' } },
    lever: 'bundle',
  },
  'price.matchCompetitor': {
    title: { en: 'Follow the competitor’s price', 'zh-CN': '跟随竞品价' },
    inputs: {
      skus,
      margin: { type: 'ratio', title: { en: 'Margin over cost at least', 'zh-CN': '成本加成不低于' } },
    },
    undo: { do: 'price.setPrices', with: { prices: 'before' } },
    lever: 'price',
  },
  'sku.delist': {
    title: { en: 'Delist', 'zh-CN': '下架' },
    inputs: { skus, reason },
    undo: { do: 'sku.list', with: { skus: thoseThatWere('listed') } },
    lever: 'listing',
  },
  'sku.list': {
    title: { en: 'List again', 'zh-CN': '重新上架' },
    inputs: { skus },
    lever: 'listing',
  },
  'sku.fixText': {
    title: { en: 'Replace banned wording', 'zh-CN': '替换违禁词' },
    inputs: { skus },
    lever: 'listing',
  },
  'sku.openPresale': {
    title: { en: 'Open presale', 'zh-CN': '开启预售' },
    inputs: {
      skus,
      deposit: { type: 'money', title: { en: 'Deposit', 'zh-CN': '定金' } },
      multiplier: { type: 'number', title: { en: 'Deposit multiplier', 'zh-CN': '定金膨胀倍数' } },
    },
    lever: 'price',
  },
  'message.send': {
    title: { en: 'Send messages', 'zh-CN': '发送消息' },
    inputs: {
      customers,
      template: { type: 'text', title: { en: 'Template', 'zh-CN': '消息模板' } },
    },
    lever: 'message',
  },
  'shipping.prioritize': {
    title: { en: 'Ship first', 'zh-CN': '优先发货' },
    inputs: { orders },
    lever: 'shipping',
  },
  'order.hold': {
    title: { en: 'Hold orders', 'zh-CN': '拦截订单' },
    inputs: { orders, reason },
    undo: { do: 'order.release', with: { orders: thoseThatWere('held', false) } },
    lever: 'order',
  },
  'order.release': {
    title: { en: 'Release orders to the warehouse', 'zh-CN': '审核放行订单' },
    inputs: { orders },
    lever: 'order',
  },
  'order.refundDifference': {
    title: { en: 'Refund the price difference', 'zh-CN': '退还差价' },
    inputs: {
      orders,
      most: { type: 'money', title: { en: 'At most per order', 'zh-CN': '每单上限' } },
    },
    lever: 'refund',
  },
  'customer.setRisk': {
    title: { en: 'Set the risk of customers', 'zh-CN': '标记客户风险' },
    inputs: {
      customers,
      risk: { type: 'text', title: { en: 'Risk (high, normal)', 'zh-CN': '风险（high、normal）' } },
    },
    lever: 'risk',
  },
  'service.assign': {
    title: { en: 'Assign after-sales cases', 'zh-CN': '分派售后工单' },
    inputs: {
      cases: { type: 'rows', title: { en: 'Cases', 'zh-CN': '工单' } },
      to: { type: 'text', title: { en: 'To', 'zh-CN': '分派给' } },
    },
    lever: 'case',
  },
  'service.setHours': {
    title: { en: 'Set service hours', 'zh-CN': '调整客服时段' },
    inputs: {
      from: { type: 'time', title: { en: 'From', 'zh-CN': '开始' } },
      to: { type: 'time', title: { en: 'To', 'zh-CN': '结束' } },
    },
    undo: { do: 'service.setHours', with: { from: 'before.from', to: 'before.to' } },
    lever: 'hours',
  },
  'service.addAgents': {
    title: { en: 'Add service agents', 'zh-CN': '增派客服' },
    inputs: { agents: { type: 'integer', title: { en: 'Agents', 'zh-CN': '人数' } } },
    undo: { do: 'service.addAgents', with: { agents: '-input.agents' } },
    lever: 'agents',
  },
  'page.moveModule': {
    title: { en: 'Move a page module', 'zh-CN': '调整页面模块' },
    inputs: {
      module: { type: 'text', title: { en: 'Module', 'zh-CN': '模块' } },
      channel: { ...channel, optional: true },
      channels: { type: 'rows', title: { en: 'Channels', 'zh-CN': '渠道' }, optional: true },
      position: { type: 'integer', title: { en: 'Position', 'zh-CN': '位置' } },
    },
    undo: {
      do: 'page.placeModule',
      with: { module: 'input.module', position: 'before.position', positions: 'before.channels' },
    },
    lever: 'page',
  },
  'page.placeModule': {
    title: { en: 'Place a page module', 'zh-CN': '放置页面模块' },
    inputs: {
      module: { type: 'text', title: { en: 'Module', 'zh-CN': '模块' } },
      position: { type: 'integer', title: { en: 'Position', 'zh-CN': '位置' } },
      positions: wasBefore('Positions by channel', '各渠道位置'),
    },
    lever: 'page',
  },
  'page.setPublished': {
    title: { en: 'Publish or withdraw a page', 'zh-CN': '发布或撤下页面' },
    inputs: {
      page: { type: 'text', title: { en: 'Page', 'zh-CN': '页面' } },
      published: { type: 'boolean', title: { en: 'Published', 'zh-CN': '已发布' } },
    },
    lever: 'page',
  },
  'page.publish': {
    title: { en: 'Publish a page', 'zh-CN': '发布页面' },
    inputs: { page: { type: 'text', title: { en: 'Page', 'zh-CN': '页面' } } },
    undo: { do: 'page.setPublished', with: { page: 'input.page', published: 'before.published' } },
    lever: 'page',
  },
  'platform.applyPlacement': {
    title: { en: 'Apply for platform placement', 'zh-CN': '申报平台资源位' },
    inputs: {
      placement: { type: 'text', title: { en: 'Placement', 'zh-CN': '资源位' } },
      commission: { type: 'ratio', title: { en: 'Commission', 'zh-CN': '佣金率' } },
    },
    lever: 'page',
  },
} as const satisfies Record<string, ActionDefinition>;

export type ActionId = keyof typeof actions;

/** The action's definition; undefined for one that only the shop's own connector knows. */
export const findAction = (id: string): ActionDefinition | undefined =>
  Object.hasOwn(actions, id) ? actions[id as ActionId] : undefined;

const MONEY_LEVERS: ReadonlySet<Lever> = new Set(['budget', 'price']);

/** What the figures are that an action turns, where a report gives them by channel or SKU and not by name. */
export function levelType(action: string): InputType | undefined {
  const lever = findAction(action)?.lever;
  return lever && MONEY_LEVERS.has(lever) ? 'money' : undefined;
}
