import type { Text } from '../../problems/problem.ts';

/** What a function takes and does, in one line. A parameter with “?” may be left out. */
export interface FunctionHelp {
  readonly parameters: readonly string[];
  readonly help: Text;
}

const f = (parameters: string, en: string, zh: string): FunctionHelp => ({
  parameters: parameters === '' ? [] : parameters.split(', '),
  help: { en, 'zh-CN': zh },
});

/** FEEL's functions and ours, as one writes them in an expression. */
export const functionHelp: Readonly<Record<string, FunctionHelp>> = {
  // Numbers
  abs: f('number', 'The number without its sign', '绝对值'),
  ceiling: f('number', 'Up to the next whole number', '向上取整'),
  floor: f('number', 'Down to the next whole number', '向下取整'),
  decimal: f('number, digits', 'Rounded to so many digits, half to even', '保留若干位小数（银行家舍入）'),
  'round up': f('number, digits', 'Rounded away from zero', '向远离零的方向舍入'),
  'round down': f('number, digits', 'Rounded towards zero', '向零方向舍入'),
  'round half up': f('number, digits', 'Rounded, half away from zero', '四舍五入'),
  'round half down': f('number, digits', 'Rounded, half towards zero', '五舍六入'),
  modulo: f('dividend, divisor', 'What is left over by a division', '取余数'),
  sqrt: f('number', 'The square root', '平方根'),
  exp: f('number', 'e to that power', 'e 的若干次方'),
  log: f('number', 'The natural logarithm', '自然对数'),
  odd: f('number', 'Whether it is odd', '是否为奇数'),
  even: f('number', 'Whether it is even', '是否为偶数'),
  number: f('text, grouping?, decimal?', 'The number that a text stands for', '将文本转为数字'),

  // Lists of figures
  min: f('list', 'The smallest', '最小值'),
  max: f('list', 'The largest', '最大值'),
  sum: f('list', 'All added up', '求和'),
  mean: f('list', 'The average', '平均值'),
  median: f('list', 'The one in the middle', '中位数'),
  mode: f('list', 'The most frequent ones', '众数'),
  stddev: f('list', 'The standard deviation', '标准差'),
  product: f('list', 'All multiplied', '连乘'),

  // Lists
  count: f('list', 'How many: of a list, or of a set', '数量：列表或集合的大小'),
  'list contains': f('list, element', 'Whether the list has it', '列表是否包含该项'),
  append: f('list, item', 'The list with one more at its end', '在列表末尾追加'),
  concatenate: f('list, list', 'Lists one after the other', '连接多个列表'),
  union: f('list, list', 'Lists together, each item once', '合并列表并去重'),
  'distinct values': f('list', 'Each item once', '去除重复项'),
  flatten: f('list', 'Lists within the list, laid out flat', '展开嵌套列表'),
  reverse: f('list', 'From the end to the beginning', '倒序'),
  sort: f('list, precedes', 'In the order that the function says', '按给定函数排序'),
  sublist: f('list, start, length?', 'A part of the list, counted from 1', '截取列表（从 1 计数）'),
  'index of': f('list, match', 'At which places it is, counted from 1', '所在位置（从 1 计数）'),
  'insert before': f('list, position, item', 'The list with one more at a place', '在指定位置前插入'),
  remove: f('list, position', 'The list without the one at a place', '移除指定位置的项'),
  'list replace': f('list, position, item', 'The list with another one at a place', '替换指定位置的项'),
  all: f('list', 'Whether all are true', '是否全部为真'),
  any: f('list', 'Whether one is true', '是否任一为真'),
  not: f('condition', 'Whether it is not so', '取反'),
  set: f('name', 'The set that a node has stored', '某节点保存的集合'),
  rows: f(
    'name',
    'The rows of a set or data set (in scores and reviews)',
    '集合或数据集的数据行（仅评分与复盘中可用）',
  ),

  // Texts
  string: f('value', 'The value as a text', '转为文本'),
  'string length': f('text', 'How many characters', '字符数'),
  substring: f('text, start, length?', 'A part of the text, counted from 1', '截取文本（从 1 计数）'),
  'substring before': f('text, match', 'What comes before it', '匹配处之前的文本'),
  'substring after': f('text, match', 'What comes after it', '匹配处之后的文本'),
  'upper case': f('text', 'In capitals', '转为大写'),
  'lower case': f('text', 'In small letters', '转为小写'),
  contains: f('text, match', 'Whether the text has it', '是否包含该文本'),
  'starts with': f('text, match', 'Whether it begins so', '是否以其开头'),
  'ends with': f('text, match', 'Whether it ends so', '是否以其结尾'),
  matches: f('text, pattern, flags?', 'Whether a regular expression is found', '是否匹配正则表达式'),
  replace: f('text, pattern, replacement, flags?', 'With what matches replaced', '按正则表达式替换'),
  split: f('text, pattern', 'The parts between what matches', '按正则表达式拆分'),
  'string join': f('list, delimiter?', 'Texts put together', '拼接文本'),

  // Times
  now: f('', 'The present in campaign time', '当前时间（活动时间）'),
  today: f('', 'Today in campaign time', '今天（活动时间）'),
  date: f('text', 'A date such as "2026-11-11"', '日期，如 "2026-11-11"'),
  time: f('text', 'A time such as "20:00:00"', '时刻，如 "20:00:00"'),
  'date and time': f('date, time', 'An instant; without a zone, local time', '日期时间；未写时区则为当地时间'),
  duration: f('text', 'A length of time such as "PT2H"', '时长，如 "PT2H"'),
  'day of week': f('date', 'Monday, Tuesday, …', '星期几（英文）'),
  'day of year': f('date', 'Which day of the year', '一年中的第几天'),
  'week of year': f('date', 'Which week of the year', '一年中的第几周'),
  'month of year': f('date', 'January, February, …', '月份（英文）'),
  before: f('a, b', 'Whether one ends before the other begins', '是否早于'),
  after: f('a, b', 'Whether one begins after the other ends', '是否晚于'),
  includes: f('range, value', 'Whether the range has it', '区间是否包含该值'),
  during: f('value, range', 'Whether it lies in the range', '是否落在区间内'),

  // Values with fields
  'get value': f('context, key', 'The value of that name', '取指定名称的值'),
  'get entries': f('context', 'All names with their values', '所有名称及其值'),
  'context put': f('context, key, value', 'With one value set', '设置其中一个值'),
  'context merge': f('contexts', 'Several put together', '合并多个上下文'),
  is: f('a, b', 'Whether both are the same, with the same type', '是否完全相同（含类型）'),
};

/** `substring(text, start, length?)` */
export const signatureWords = (name: string): string =>
  `${name}(${Object.hasOwn(functionHelp, name) ? functionHelp[name]!.parameters.join(', ') : ''})`;
