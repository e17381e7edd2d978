import type { Text } from '../../problems/problem.ts';

/** A word of the language itself, with what it is for. */
export interface Keyword {
  readonly word: string;
  readonly help: Text;
}

const k = (word: string, en: string, zh: string): Keyword => ({ word, help: { en, 'zh-CN': zh } });

export const KEYWORDS: readonly Keyword[] = [
  k('if', 'if … then … else …', 'if … then … else …（如果…则…否则…）'),
  k('then', 'What it is if so', '条件成立时的值'),
  k('else', 'What it is otherwise', '否则的值'),
  k('and', 'Both', '并且'),
  k('or', 'One of the two', '或者'),
  k('between', 'x between 1 and 5', 'x between 1 and 5（介于两者之间）'),
  k('in', 'x in [1..5]', 'x in [1..5]（属于）'),
  k('for', 'for x in list return …', 'for x in list return …（逐项计算）'),
  k('return', 'What each of them becomes', '每一项的结果'),
  k('some', 'some x in list satisfies …', 'some x in list satisfies …（存在一项满足）'),
  k('every', 'every x in list satisfies …', 'every x in list satisfies …（每一项都满足）'),
  k('satisfies', 'The test of each', '每一项的判断'),
  k('instance of', 'x instance of number', 'x instance of number（是否为该类型）'),
  k('true', 'Yes', '是'),
  k('false', 'No', '否'),
  k('null', 'Nothing', '空'),
];
