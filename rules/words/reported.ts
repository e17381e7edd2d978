import type { InputType } from '../actions/catalogue.ts';
import { findMetric } from '../metrics/catalogue.ts';
import type { Text } from '../problems/problem.ts';
import { COLUMNS } from './columns.ts';

/** What a figure that platforms report is; an `instant` is ISO 8601. */
export type ReportedType = InputType | 'instant';

export interface ReportedField {
  readonly title: Text;
  readonly type?: ReportedType;
}

/** Figures by which platforms report what they changed, beside metrics and columns; a connector may report others. */
const REPORTED_FIELDS: Readonly<Record<string, ReportedField>> = {
  budget: { title: { en: 'Budget', 'zh-CN': '预算' }, type: 'money' },
  price: { title: { en: 'Price', 'zh-CN': '售价' }, type: 'money' },
  discount: { title: { en: 'Discount', 'zh-CN': '降价比例' }, type: 'ratio' },
  amount: { title: { en: 'Amount', 'zh-CN': '金额' }, type: 'money' },
  threshold: { title: { en: 'From an order of', 'zh-CN': '满额门槛' }, type: 'money' },
  deposit: { title: { en: 'Deposit', 'zh-CN': '定金' }, type: 'money' },
  depositCents: { title: { en: 'Deposit', 'zh-CN': '定金' }, type: 'money' },
  multiplier: { title: { en: 'Multiplier', 'zh-CN': '膨胀倍数' }, type: 'number' },
  commission: { title: { en: 'Commission', 'zh-CN': '佣金率' }, type: 'ratio' },
  share: { title: { en: 'Share', 'zh-CN': '占比' }, type: 'ratio' },
  bidFactor: { title: { en: 'Bid factor', 'zh-CN': '出价系数' }, type: 'number' },
  channel: { title: { en: 'Channel', 'zh-CN': '渠道' }, type: 'channel' },
  active: { title: { en: 'Active', 'zh-CN': '投放' }, type: 'boolean' },
  quantity: { title: { en: 'Quantity', 'zh-CN': '数量' }, type: 'integer' },
  arrivesAt: { title: { en: 'Arrives', 'zh-CN': '到货时间' }, type: 'instant' },
  issued: { title: { en: 'Coupons issued', 'zh-CN': '发券数' }, type: 'integer' },
  sent: { title: { en: 'Messages sent', 'zh-CN': '发送数' }, type: 'integer' },
  prioritised: { title: { en: 'Orders shipped first', 'zh-CN': '优先订单' }, type: 'integer' },
  agents: { title: { en: 'Agents', 'zh-CN': '客服人数' }, type: 'integer' },
  from: { title: { en: 'From', 'zh-CN': '开始' } },
  to: { title: { en: 'To', 'zh-CN': '结束' } },
  listed: { title: { en: 'Listed', 'zh-CN': '在售' }, type: 'boolean' },
  published: { title: { en: 'Published', 'zh-CN': '已发布' }, type: 'boolean' },
  accepted: { title: { en: 'Accepted', 'zh-CN': '已受理' }, type: 'boolean' },
  status: { title: { en: 'Status', 'zh-CN': '状态' } },
  page: { title: { en: 'Page', 'zh-CN': '页面' } },
  kind: { title: { en: 'Kind', 'zh-CN': '种类' } },
  template: { title: { en: 'Template', 'zh-CN': '模板' } },
  position: { title: { en: 'Position', 'zh-CN': '位置' }, type: 'integer' },
  module: { title: { en: 'Module', 'zh-CN': '模块' } },
  modules: { title: { en: 'Module', 'zh-CN': '模块' } },
  placement: { title: { en: 'Placement', 'zh-CN': '资源位' } },
  text: { title: { en: 'Text', 'zh-CN': '文案' } },
  aovTarget: { title: { en: 'AOV target', 'zh-CN': '客单价目标' }, type: 'money' },
  buyerTarget: { title: { en: 'Buyer target', 'zh-CN': '买家目标' }, type: 'integer' },
  channelTargets: { title: { en: 'Targets by channel', 'zh-CN': '各渠道目标' } },
};

/** What a figure of that name in a platform's report is; undefined for one that only the platform knows. */
export function reportedField(name: string): ReportedField | undefined {
  if (Object.hasOwn(REPORTED_FIELDS, name)) return REPORTED_FIELDS[name];
  const metric = findMetric(name);
  if (metric) {
    const { title, unit } = metric;
    return unit === 'money' || unit === 'ratio' ? { title, type: unit } : { title };
  }
  return Object.hasOwn(COLUMNS, name) ? COLUMNS[name] : undefined;
}
