import { defineProblem } from '../problems/problem.ts';

export const missingColumn = defineProblem('missing-column', {
  en: 'The header has no column “{column}”{hint}. It has: {known}.',
  'zh-CN': '表头没有“{column}”列{hint}。现有：{known}。',
});
export const missingValue = defineProblem('missing-value', {
  en: 'The column “{column}” is empty on this line.',
  'zh-CN': '此行的“{column}”列为空。',
});
export const tooManyCells = defineProblem('wrong-cell-count', {
  en: 'This line has {found} cells, the header has {expected}. A text with a comma needs quotes around it.',
  'zh-CN': '此行有 {found} 格，表头有 {expected} 列。含逗号的文本需加引号。',
});
export const badCsv = defineProblem('bad-csv', {
  en: 'The file cannot be read beyond this line: {error} A quote inside of a quoted text is written twice.',
  'zh-CN': '文件从此行起无法读取：{error} 引号内的引号须写两遍。',
});
export const emptyCsv = defineProblem('empty-csv', {
  en: 'The file is empty: its first line must be the header.',
  'zh-CN': '文件为空：第一行应为表头。',
});
export const wrongSeparator = defineProblem('wrong-separator', {
  en: 'The columns are separated by {found}; they must be separated by commas. Save the file as “CSV UTF-8 (comma delimited)”.',
  'zh-CN': '各列以{found}分隔，应为逗号。请将文件另存为“CSV UTF-8（逗号分隔）”。',
});
export const duplicateColumn = defineProblem('duplicate-column', {
  en: 'The header has the column “{column}” twice. Rename one.',
  'zh-CN': '表头中“{column}”列重复。请改名其一。',
});
export const badFieldName = defineProblem('bad-field-name', {
  en: '“{field}” cannot be the name of a field: no dots, no “$” first, not empty, at most 100 characters. For CSV, name it with columns=field:Header.',
  'zh-CN':
    '“{field}” 不能作为字段名：不能含点、不能以“$”开头、不能为空、最长 100 个字符。CSV 可用 columns=字段:表头 改名。',
});
export const longRowId = defineProblem('long-row-id', {
  en: 'This id has {length} characters; at most {longest} are taken.',
  'zh-CN': '此编号有 {length} 个字符，最多 {longest} 个。',
});
export const notANumber = defineProblem('not-a-number', {
  en: '“{text}” is not a number. Write digits with a decimal point and nothing else, such as 1250 or 0.5 (12% is 0.12).',
  'zh-CN': '“{text}” 不是数字。请只写半角数字与小数点，如 1250 或 0.5（12% 写作 0.12）。',
});
export const badMoney = defineProblem('bad-money', {
  en: '“{text}” is not an amount of money, such as 4.95.',
  'zh-CN': '“{text}” 不是金额，如 4.95。',
});
export const badLocalInstant = defineProblem('bad-local-instant', {
  en: '“{text}” is not a date and time, such as 2026-11-11 08:30:00.',
  'zh-CN': '“{text}” 不是日期时间，如 2026-11-11 08:30:00。',
});
export const badColumnMapping = defineProblem('bad-column-mapping', {
  en: '“{text}” is no mapping. Write columns=field:Header,field:Header.',
  'zh-CN': '“{text}” 不是列映射。请写 columns=字段:表头,字段:表头。',
});
export const unknownMappedField = defineProblem('unknown-field', {
  en: '“{option}” names the field “{field}”, which the file does not give. Fields: {known}.',
  'zh-CN': '“{option}”中的字段“{field}”不在文件中。字段：{known}。',
});
