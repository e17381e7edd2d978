import type { Conditions, Leaf } from '../conditions/schema.ts';
import { operatorFace } from '../conditions/operator-faces.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Json } from '../json.ts';
import { findMetric } from '../metrics/catalogue.ts';
import type { MetricUnit } from '../metrics/catalogue.ts';
import type { ValueType } from '../playbook/fields.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import { columnOf, COLUMNS, columnWords, dataWords } from './columns.ts';
import { formatDuration } from './durations.ts';
import { expressionWords } from './expressions.ts';
import { knownValue } from './known-values.ts';
import { formatCount, formatMoney, formatPercent } from './numbers.ts';

/** What is known of a variable. */
export interface VariableFace {
  readonly title: string;
  readonly type?: ValueType;
}

/** What words about a playbook's content depend on. */
export interface Reading {
  readonly language: Language;
  readonly playbook: Pick<Playbook, 'parameters' | 'currency' | 'conditions'> & Partial<Pick<Playbook, 'anchors'>>;
  /** With all that decides: the windows of metrics, and no description in its stead. */
  readonly inFull?: true;
  /** A description beside what it is about, with the windows of metrics, instead of in its stead. */
  readonly described?: 'beside';
  /** What a variable is called, and its type; without it it goes by its name. */
  readonly variable?: (name: string) => VariableFace;
  /** What a set of rows is called; without it it goes by its name. */
  readonly set?: (name: string) => string;
  /** What a shop calls a channel; without it by its id. */
  readonly channel?: (id: string) => string;
}

const WORDS = {
  en: {
    and: ' and ',
    or: ' or ',
    not: 'not ',
    plan: 'plan',
    previous: 'period before',
    baseline: 'baseline',
    hour: 'hour',
    weekday: 'weekday',
    instant: 'time',
    vs: '÷',
    minus: '−',
    yes: 'yes',
    no: 'no',
  },
  'zh-CN': {
    and: ' 且 ',
    or: ' 或 ',
    not: '非 ',
    plan: '计划',
    previous: '上期',
    baseline: '基线',
    hour: '小时',
    weekday: '星期',
    instant: '时间',
    vs: '÷',
    minus: '−',
    yes: '是',
    no: '否',
  },
} as const satisfies Record<Language, Record<string, string>>;

const SIGNS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '≠',
  lessThan: '<',
  lessThanInclusive: '≤',
  greaterThan: '>',
  greaterThanInclusive: '≥',
  in: '∈',
  notIn: '∉',
  inSet: '∈',
  matches: '~',
};

const IN_BRACKETS = {
  en: (words: string) => ` (${words})`,
  'zh-CN': (words: string) => `（${words}）`,
} as const satisfies Record<Language, (words: string) => string>;

/** Conditions as one line a person reads: “CVR ÷ plan > 110 % and UV ≥ 500”. A description given by the author wins. */
export function conditionWords(conditions: Conditions, reading: Reading): string {
  const { description } = conditions;
  const isDescribed = !reading.inFull && description !== undefined && description !== '';
  if (!isDescribed) return spelledOut(conditions, reading);
  if (reading.described !== 'beside') return description;
  return description + IN_BRACKETS[reading.language](spelledOut(conditions, reading));
}

function spelledOut(conditions: Conditions, reading: Reading): string {
  if (isReference(conditions)) return conditions.condition;
  const group = groupOf(conditions);
  if (!group) return leafWords(conditions as Leaf, reading);
  const words = WORDS[reading.language];
  const inner = group.members.map((each) => {
    const text = conditionWords(each, reading);
    const nested = !isReference(each) && groupOf(each);
    return nested && nested.members.length > 1 && group.members.length > 1 ? `(${text})` : text;
  });
  if (group.operator === 'not') return `${words.not}(${inner[0] ?? ''})`;
  return inner.join(group.operator === 'all' ? words.and : words.or);
}

function leafWords(leaf: Leaf, reading: Reading): string {
  const { fact, operator } = leaf;
  const asked = yesOrNo(leaf);
  if (asked !== undefined && fact === 'expr') {
    const words = factWords(leaf, reading);
    return asked ? words : `${WORDS[reading.language].not}(${words})`;
  }
  const sign = operatorWords(asked === undefined ? operator : 'equal', reading.language);
  return `${factWords(leaf, reading)} ${sign} ${asked === undefined ? valueOf(leaf, reading) : booleanWords(asked, reading)}`;
}

/** Which of the two a condition about yes or no asks for: not to be no is to be yes. */
function yesOrNo({ operator, value }: Leaf): boolean | undefined {
  if (typeof value !== 'boolean') return undefined;
  if (operator === 'equal') return value;
  return operator === 'notEqual' ? !value : undefined;
}

function valueOf(leaf: Leaf, reading: Reading): string {
  const { operator, value } = leaf;
  if (isChannel(leaf)) return channelWords(value, reading);
  if (operatorFace(operator)?.valueType === 'set' && typeof value === 'string') return `“${dataWords(value, reading)}”`;
  return knownValue(fieldOf(leaf), value, reading.language) ?? comparedWords(value, unitOf(leaf, reading), reading);
}

/** The name of the field that a fact is about: a column, a parameter, a field of a form. */
export const fieldOf = ({ path, params }: Fact): string => columnOf(path) ?? lastName(idOf(params));

/** Of `node.field` the field. */
export const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const idOf = (params: Fact['params']): string => (typeof params?.['id'] === 'string' ? params['id'] : '');

const booleanWords = (value: boolean, { language }: Reading): string => WORDS[language][value ? 'yes' : 'no'];

/** Whether what is compared are channels. */
const isChannel = ({ fact, path }: Leaf): boolean => fact === 'row' && columnOf(path) === 'channel';

function channelWords(value: Json, reading: Reading): string {
  if (Array.isArray(value)) return value.map((each: Json) => channelWords(each, reading)).join(', ');
  return typeof value === 'string' ? (reading.channel?.(value) ?? value) : comparedWords(value, undefined, reading);
}

export const operatorWords = (operator: string, language: Language): string =>
  SIGNS[operator] ?? operatorFace(operator)?.title[language] ?? operator;

export interface Fact {
  readonly fact: string;
  readonly params?: Readonly<Record<string, Json>> | undefined;
  readonly path?: string | undefined;
}

/** A fact in short words: “CVR ÷ plan”, “stock”, “Target”. */
export function factWords({ fact, params, path }: Fact, reading: Reading): string {
  const words = WORDS[reading.language];
  const id = idOf(params);
  switch (fact) {
    case 'metric': {
      const window = params?.['window'];
      const isFull = reading.inFull === true || reading.described === 'beside';
      const over = isFull && typeof window === 'string' ? ` ${formatDuration(window, reading.language)}` : '';
      const title = metricWords(id, reading.language) + over;
      const where = params?.['where'];
      const only =
        where !== null && typeof where === 'object'
          ? ` (${Object.entries(where)
              .map(([name, each]) => dimensionWords(name, each, reading))
              .join(', ')})`
          : '';
      const { compare, as } = { compare: params?.['compare'], as: params?.['as'] };
      if (compare !== 'plan' && compare !== 'previous' && compare !== 'baseline') return title + only;
      if (as === 'value') return `${title}${only} ${words[compare]}`;
      return `${title}${only} ${as === 'difference' ? words.minus : words.vs} ${words[compare]}`;
    }
    case 'row':
      return path === undefined ? 'row' : columnWords(path.replace(/^\$\.?/, ''), reading.language);
    case 'param':
      return reading.playbook.parameters[id]?.title || id;
    case 'clock': {
      const part = params?.['part'];
      return part === 'hour' || part === 'weekday' || part === 'instant' ? words[part] : fact;
    }
    case 'var':
      return reading.variable?.(id).title ?? (id || fact);
    case 'expr':
      return typeof params?.['expr'] === 'string' ? expressionWords(params['expr'], reading) : fact;
    case 'set':
      return id === '' ? fact : `“${dataWords(id, reading)}”`;
    default:
      return id || fact;
  }
}

const dimensionWords = (name: string, value: unknown, { channel }: Reading): string =>
  typeof value !== 'string' ? JSON.stringify(value) : name === 'channel' ? (channel?.(value) ?? value) : value;

/** A metric's short name: the abbreviation that its title gives, else the title. */
export function metricWords(id: string, language: Language): string {
  const title = findMetric(id)?.title[language];
  if (title === undefined) return id;
  return language === 'en' ? (/\(([A-Z]{2,})\)/.exec(title)?.[1] ?? title) : title;
}

/** The unit of a metric's figure; a comparison by ratio is a ratio whatever the metric's own unit. */
export function unitOfMetric({ id, compare, as }: MetricAsked): MetricUnit | undefined {
  return compare !== undefined && as !== 'difference' && as !== 'value' ? 'ratio' : findMetric(id)?.unit;
}

interface MetricAsked {
  readonly id: string;
  readonly compare?: unknown;
  readonly as?: unknown;
}

type Typed = Pick<Reading, 'playbook' | 'variable'>;

/** What the values of a parameter, a variable or a column are, where that is known. */
export function typeOf({ fact, params, path }: Fact, { playbook, variable }: Typed): string | undefined {
  const id = idOf(params);
  switch (fact) {
    case 'param':
      return playbook.parameters[id]?.type;
    case 'var':
      return variable?.(id).type;
    case 'row':
      return COLUMNS[columnOf(path) ?? '']?.type;
    default:
      return undefined;
  }
}

/** The unit that values compared with the fact have. */
export function unitOf(fact: Fact, reading: Typed): MetricUnit | undefined {
  if (fact.fact === 'metric') return unitOfMetric({ ...fact.params, id: idOf(fact.params) });
  const type = typeOf(fact, reading);
  return type === 'money' || type === 'ratio' ? type : undefined;
}

/** What a fact is compared with, in the fact’s unit. */
export function comparedWords(value: Json, unit: MetricUnit | undefined, reading: Reading): string {
  const { language, playbook } = reading;
  if (Array.isArray(value)) {
    return value.map((each: Json) => comparedWords(each, unit, reading)).join(value.length === 2 ? '–' : ', ');
  }
  if (value !== null && typeof value === 'object') {
    const computed = value as unknown as Fact & { readonly expr?: string };
    return computed.expr === undefined ? factWords(computed, reading) : expressionWords(computed.expr, reading);
  }
  if (typeof value === 'number') {
    if (unit === 'money') return formatMoney(value, playbook.currency, language);
    if (unit === 'ratio') return formatPercent(value, language, 2);
    return formatCount(value, language, 4);
  }
  if (typeof value === 'boolean') return booleanWords(value, reading);
  return typeof value === 'string' ? formatDuration(value, language) : String(value);
}
