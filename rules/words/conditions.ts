import type { Conditions, Leaf } from '../conditions/schema.ts';
import { operatorFace } from '../conditions/operator-faces.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import type { Json } from '../json.ts';
import { findMetric } from '../metrics/catalogue.ts';
import type { MetricUnit } from '../metrics/catalogue.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language } from '../problems/problem.ts';
import { columnWords } from './columns.ts';
import { formatDuration } from './durations.ts';
import { formatCount, formatMoney, formatPercent } from './numbers.ts';

/** What words about a playbook's content depend on. */
export interface Reading {
  readonly language: Language;
  readonly playbook: Pick<Playbook, 'parameters' | 'currency' | 'conditions'>;
  /** With all that decides: the windows of metrics, and no description in its stead. */
  readonly inFull?: true;
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

/** Conditions as one line a person reads: “CVR ÷ plan > 110 % and UV ≥ 500”. A description given by the author wins. */
export function conditionWords(conditions: Conditions, reading: Reading): string {
  const { description } = conditions;
  if (!reading.inFull && description !== undefined && description !== '') return description;
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
  const { operator, value } = leaf;
  return `${factWords(leaf, reading)} ${operatorWords(operator, reading.language)} ${comparedWords(value, unitOf(leaf), reading)}`;
}

export const operatorWords = (operator: string, language: Language): string =>
  SIGNS[operator] ?? operatorFace(operator)?.title[language] ?? operator;

interface Fact {
  readonly fact: string;
  readonly params?: Readonly<Record<string, Json>> | undefined;
  readonly path?: string | undefined;
}

/** A fact in short words: “CVR ÷ plan”, “stock”, “Target”. */
export function factWords({ fact, params, path }: Fact, reading: Reading): string {
  const words = WORDS[reading.language];
  const id = typeof params?.['id'] === 'string' ? params['id'] : '';
  switch (fact) {
    case 'metric': {
      const window = params?.['window'];
      const over = reading.inFull && typeof window === 'string' ? ` ${formatDuration(window, reading.language)}` : '';
      const title = metricWords(id, reading.language) + over;
      const where = params?.['where'];
      const only =
        where !== null && typeof where === 'object'
          ? ` (${Object.values(where)
              .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
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
    case 'expr':
      return typeof params?.['expr'] === 'string' ? params['expr'] : fact;
    default:
      return id || fact;
  }
}

/** A metric's short name: the abbreviation that its title gives, else the title. */
export function metricWords(id: string, language: Language): string {
  const title = findMetric(id)?.title[language];
  if (title === undefined) return id;
  return language === 'en' ? (/\(([A-Z]{2,})\)/.exec(title)?.[1] ?? title) : title;
}

/** The unit that values compared with the fact have; a comparison by ratio is a ratio whatever the metric's unit. */
export function unitOf({ fact, params }: Fact): MetricUnit | undefined {
  if (fact !== 'metric') return undefined;
  if (params?.['compare'] !== undefined && params['as'] !== 'difference' && params['as'] !== 'value') return 'ratio';
  const id = params?.['id'];
  return typeof id === 'string' ? findMetric(id)?.unit : undefined;
}

/** What a fact is compared with, in the fact’s unit. */
export function comparedWords(value: Json, unit: MetricUnit | undefined, reading: Reading): string {
  const { language, playbook } = reading;
  if (Array.isArray(value)) {
    return value.map((each: Json) => comparedWords(each, unit, reading)).join(value.length === 2 ? '–' : ', ');
  }
  if (value !== null && typeof value === 'object') {
    const computed = value as unknown as Fact & { readonly expr?: string };
    return computed.expr ?? factWords(computed, reading);
  }
  if (typeof value === 'number') {
    if (unit === 'money') return formatMoney(value, playbook.currency, language);
    if (unit === 'ratio') return formatPercent(value, language, 2);
    return formatCount(value, language, 4);
  }
  return typeof value === 'string' ? formatDuration(value, language) : String(value);
}
