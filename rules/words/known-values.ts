import type { Language, Text } from '../problems/problem.ts';
import { COLUMNS } from './columns.ts';

const text = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });

const HIGH = text('high', '高');
const RISKS = { high: HIGH, normal: text('normal', '正常') };
const SERVICE = text('service', '服务');
const QUALITY = text('quality', '质量');

const MODULES = {
  limitedTimeDiscount: text('limited-time discount', '限时折扣'),
  bestSellers: text('best sellers', '热销榜'),
};

/** What platforms, shops and playbooks commonly write into a field, by the field's name, in words. */
const KNOWN_VALUES: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  status: { none: text('none', '无'), accepted: text('accepted', '已通过'), refused: text('refused', '未通过') },
  state: { paid: text('paid', '已支付') },
  module: MODULES,
  modules: MODULES,
  placement: { homeFocus: text('home page focus', '首页焦点图') },
  kind: {
    newCustomer: text('new-customer pack', '新人礼包'),
    welcomeBack: text('welcome back', '召回券'),
    encore: text('encore', '返场券'),
    exclusive: text('exclusive', '专享券'),
    live: text('live stream', '直播券'),
    return: text('return', '退货'),
  },
  purpose: { acquire: text('win new customers', '拉新'), activate: text('activate old customers', '促活') },
  segment: { new: text('new', '新客'), old: text('returning', '老客') },
  tier: { gold: text('gold', '黄金'), silver: text('silver', '白银'), bronze: text('bronze', '青铜') },
  role: { traffic: text('traffic', '引流款'), profit: text('profit', '利润款'), image: text('image', '形象款') },
  risk: RISKS,
  grade: { ...RISKS, medium: text('medium', '中'), low: text('low', '低') },
  topic: {
    foodSafety: text('food safety', '食品安全'),
    quality: QUALITY,
    service: SERVICE,
    price: text('price', '价格'),
  },
  cause: { quality: QUALITY, service: SERVICE, supply: text('supply', '供应') },
  decision: {
    fixed: text('fixed', '已改好'),
    renewed: text('renewed', '已补齐'),
    remove: text('leave out', '剔除'),
    release: text('release', '放行'),
    hold: text('hold', '拦截'),
  },
  finding: { fake: text('fake', '刷单'), real: text('real', '真实订单') },
  basis: Object.fromEntries(Object.entries(COLUMNS).map(([name, { title }]) => [name, title])),
  dimension: {
    channel: text('channel', '渠道'),
    category: text('category', '类目'),
    segment: text('segment', '人群'),
  },
};

/** A value of the field of that name in words; undefined for one that only its writer knows. */
export function knownValue(field: string, value: unknown, language: Language): string | undefined {
  if (typeof value !== 'string' || !Object.hasOwn(KNOWN_VALUES, field)) return undefined;
  const values = KNOWN_VALUES[field]!;
  return Object.hasOwn(values, value) ? values[value]![language] : undefined;
}
