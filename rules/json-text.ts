import { parse } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { defineProblem } from './problems/problem.ts';
import type { Problem, Text } from './problems/problem.ts';
import { failed, ok } from './problems/result.ts';
import type { Result } from './problems/result.ts';

const notJson = defineProblem('not-json', {
  en: 'This is not JSON. Line {line}, column {column}: {what}.',
  'zh-CN': '不是有效的 JSON。第 {line} 行第 {column} 列：{what}。',
});
const tooDeep = defineProblem('nested-too-deeply', {
  en: 'Line {line}, column {column}: brackets lie more than {limit} deep in each other. Nothing needs that; look for a bracket that is not closed.',
  'zh-CN': '第 {line} 行第 {column} 列：括号嵌套超过 {limit} 层。请检查是否有未闭合的括号。',
});

/** Deeper than anything that means something, shallower than any stack. */
export const MAX_NESTING = 500;

/** The text without the mark that some programs begin a file with. */
export const withoutBom = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The value of JSON text, with or without a byte order mark; the problem says where it is none. */
export function parseJsonText(text: string): Result<unknown> {
  const json = withoutBom(text);
  const deepAt = nestedBeyond(json, MAX_NESTING);
  if (deepAt !== undefined) return failed(tooDeep('', { ...placeOf(json, deepAt), limit: MAX_NESTING }));
  try {
    return ok(JSON.parse(json));
  } catch {
    return failed(whyNotJson(json));
  }
}

/** Where brackets outside of texts first lie deeper than the limit. */
function nestedBeyond(json: string, limit: number): number | undefined {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < json.length; index++) {
    const character = json[index];
    if (isText) {
      if (character === '\\') index += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > limit) return index;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return undefined;
}

/** The first mistake, in words of our own: the engine’s are in English only, and quote the text over several lines. */
function whyNotJson(json: string): Problem {
  if (json.trim() === '') return notJson('', { ...placeOf(json, 0), what: EMPTY });
  const errors: ParseError[] = [];
  parse(json, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const offset = first?.offset ?? 0;
  if (json.slice(offset).trim() === '') return notJson('', { ...placeOf(json, json.trimEnd().length), what: ENDS });
  return notJson('', { ...placeOf(json, offset), what: (first && WORDS[first.error]) ?? OTHER });
}

function placeOf(json: string, offset: number): { line: number; column: number } {
  const lines = json.slice(0, offset).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

const EMPTY: Text = { en: 'there is nothing in it', 'zh-CN': '内容为空' };
const ENDS: Text = { en: 'it ends in the middle', 'zh-CN': '内容不完整，到此中断' };
const OTHER: Text = { en: 'here it is wrong', 'zh-CN': '此处有误' };
const NAME: Text = {
  en: 'the name of a field in double quotes is expected; after the last field there is no comma',
  'zh-CN': '此处应为双引号中的字段名；最后一个字段后不加逗号',
};
const VALUE: Text = {
  en: 'a value is expected: a number, true, false, null, a text in double quotes, a list or an object',
  'zh-CN': '此处应为值：数字、true、false、null、双引号中的文本、列表或对象',
};
const CLOSED: Text = {
  en: 'a comma or the closing bracket is expected',
  'zh-CN': '此处应为逗号或右括号',
};

/** By `ParseErrorCode`. The enumeration is ambient and const, so its members cannot be named here. */
const WORDS: Readonly<Record<number, Text>> = {
  1: {
    en: 'only numbers, true, false and null stand without double quotes',
    'zh-CN': '只有数字、true、false、null 可以不加双引号',
  },
  2: { en: 'this is no number as JSON writes it', 'zh-CN': '数字写法不符合 JSON' },
  3: NAME,
  4: VALUE,
  5: { en: 'a colon is expected', 'zh-CN': '此处应为冒号' },
  6: CLOSED,
  7: CLOSED,
  8: CLOSED,
  9: { en: 'nothing may follow after the end of the value', 'zh-CN': '值已结束，其后不应有内容' },
  10: { en: 'JSON has no comments', 'zh-CN': 'JSON 不支持注释' },
  11: { en: 'JSON has no comments', 'zh-CN': 'JSON 不支持注释' },
  12: { en: 'this text has no closing quote on its line', 'zh-CN': '文本在本行内缺少右引号' },
  13: { en: 'this is no number as JSON writes it', 'zh-CN': '数字写法不符合 JSON' },
  14: { en: 'after \\u four hexadecimal digits are expected', 'zh-CN': '\\u 之后应为四位十六进制数' },
  15: { en: 'after a backslash stands one of " \\ / b f n r t u', 'zh-CN': '反斜杠后只能是 " \\ / b f n r t u' },
  16: {
    en: 'a text may not hold this control character; write \\n, \\t or \\u…',
    'zh-CN': '文本中不能有控制字符，请写 \\n、\\t 或 \\u…',
  },
};
