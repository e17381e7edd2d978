import type { Language, Text } from '../problems/problem.ts';

/** The values that the language names, in words: what a choice in a form reads, and what changed in a version. */
export const VALUE_TITLES = {
  auto: { en: 'Automatic', 'zh-CN': '自动执行' },
  propose: { en: 'Propose', 'zh-CN': '建议待批' },
  manual: { en: 'By hand', 'zh-CN': '代办执行' },
  notify: { en: 'Notify only', 'zh-CN': '仅提醒' },
  campaign: { en: 'Campaign', 'zh-CN': '整个活动' },
  branch: { en: 'Branch', 'zh-CN': '本分支' },
  day: { en: 'Day', 'zh-CN': '每天' },
  approval: { en: 'Ask for approval', 'zh-CN': '请人审批' },
  decline: { en: 'Decline', 'zh-CN': '不予执行' },
  escalate: { en: 'Escalate', 'zh-CN': '升级' },
  reject: { en: 'Reject', 'zh-CN': '驳回' },
  descending: { en: 'Highest first', 'zh-CN': '从高到低' },
  ascending: { en: 'Lowest first', 'zh-CN': '从低到高' },
  queue: { en: 'Wait for it', 'zh-CN': '等待其完成' },
  skip: { en: 'Skip', 'zh-CN': '跳过' },
  parallel: { en: 'Run beside it', 'zh-CN': '同时进行' },
  all: { en: 'All arrive', 'zh-CN': '全部到达' },
  any: { en: 'The first arrives', 'zh-CN': '任意一个到达' },
  n: { en: 'A number of them', 'zh-CN': '到达若干个' },
  at: { en: 'At an instant', 'zh-CN': '到时间点' },
  every: { en: 'Recurring', 'zh-CN': '周期重复' },
  weekdays: { en: 'On weekdays', 'zh-CN': '按星期' },
  monthday: { en: 'Day of the month', 'zh-CN': '按每月几日' },
  until: { en: 'Until an instant', 'zh-CN': '等到某时间点' },
  for: { en: 'For a time', 'zh-CN': '等待一段时长' },
  localTime: { en: 'Until a local time', 'zh-CN': '等到某个时刻' },
  conditions: { en: 'Until conditions hold', 'zh-CN': '等到条件满足' },
  event: { en: 'For an event', 'zh-CN': '等待事件' },
  number: { en: 'Number', 'zh-CN': '数字' },
  integer: { en: 'Whole number', 'zh-CN': '整数' },
  money: { en: 'Money', 'zh-CN': '金额' },
  ratio: { en: 'Percentage', 'zh-CN': '百分比' },
  duration: { en: 'Duration', 'zh-CN': '时长' },
  text: { en: 'Text', 'zh-CN': '文本' },
  string: { en: 'String', 'zh-CN': '字符串' },
  boolean: { en: 'Yes or no', 'zh-CN': '是/否' },
  choice: { en: 'Choice', 'zh-CN': '单选' },
  list: { en: 'List', 'zh-CN': '列表' },
  targetVsActual: { en: 'Target against actual', 'zh-CN': '目标与实际' },
  duPont: { en: 'Customers × frequency × order', 'zh-CN': '杜邦分析' },
  complaints: { en: 'Complaints', 'zh-CN': '客诉' },
  funnel: { en: 'Funnel', 'zh-CN': '转化漏斗' },
  pareto: { en: 'Products (Pareto)', 'zh-CN': '商品贡献（帕累托）' },
  channels: { en: 'Channels', 'zh-CN': '渠道' },
  customers: { en: 'Customers', 'zh-CN': '客户' },
  decisions: { en: 'Decisions', 'zh-CN': '决策记录' },
} as const satisfies Record<string, Text>;

type ValueWordKey = `value_${keyof typeof VALUE_TITLES}`;

/** The words of all values in one language, under `value_…`, as a catalogue of messages has them. */
export const valueTitles = (language: Language): Readonly<Record<ValueWordKey, string>> =>
  Object.fromEntries(
    Object.entries(VALUE_TITLES).map(([value, title]) => [`value_${value}`, title[language]]),
  ) as Record<ValueWordKey, string>;

/** A value's words; undefined for one that has none. */
export const valueTitle = (value: string): Text | undefined =>
  Object.hasOwn(VALUE_TITLES, value) ? VALUE_TITLES[value as keyof typeof VALUE_TITLES] : undefined;
