import type { Text } from '../problems/problem.ts';

/** What an operator compares with; decides the control that its value is entered by. */
export type ComparedType = 'any' | 'number' | 'list' | 'range' | 'pattern' | 'set' | 'duration';

/** An operator without its test: what it is called, and what it compares. */
export interface OperatorFace {
  readonly title: Text;
  /** What the fact must be for the operator to hold; anything else is false, never an error. */
  readonly factType: 'any' | 'number' | 'list' | 'text' | 'instant' | 'rowId';
  readonly valueType: ComparedType;
  /** One of json-rules-engine's own, with exactly its outcome. */
  readonly builtin: boolean;
}

type Make = (en: string, zh: string, factType: OperatorFace['factType'], valueType: ComparedType) => OperatorFace;

const builtin: Make = (en, zh, factType, valueType) => ({
  title: { en, 'zh-CN': zh },
  factType,
  valueType,
  builtin: true,
});
const own: Make = (...face) => ({ ...builtin(...face), builtin: false });

/** Every operator, by the name that conditions use. */
export const operatorFaces = {
  equal: builtin('equals', '等于', 'any', 'any'),
  notEqual: builtin('does not equal', '不等于', 'any', 'any'),
  lessThan: builtin('is less than', '小于', 'number', 'number'),
  lessThanInclusive: builtin('is at most', '小于等于', 'number', 'number'),
  greaterThan: builtin('is greater than', '大于', 'number', 'number'),
  greaterThanInclusive: builtin('is at least', '大于等于', 'number', 'number'),
  in: builtin('is one of', '属于', 'any', 'list'),
  notIn: builtin('is none of', '不属于', 'any', 'list'),
  contains: builtin('contains', '包含', 'list', 'any'),
  doesNotContain: builtin('does not contain', '不包含', 'list', 'any'),
  between: own('is between', '介于', 'number', 'range'),
  matches: own('matches', '匹配', 'text', 'pattern'),
  inSet: own('is in the set', '在集合中', 'rowId', 'set'),
  within: own('is within the last', '在最近', 'instant', 'duration'),
} as const satisfies Readonly<Record<string, OperatorFace>>;

/** The face of the operator of that name, without its decorators; undefined for a name that is none. */
export const operatorFace = (name: string): OperatorFace | undefined =>
  Object.hasOwn(operatorFaces, name) ? operatorFaces[name as keyof typeof operatorFaces] : undefined;
