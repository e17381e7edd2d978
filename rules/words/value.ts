import { findAction } from '../actions/catalogue.ts';
import type { InputType } from '../actions/catalogue.ts';
import type { Conditions } from '../conditions/schema.ts';
import type { Control, ValueType } from '../playbook/fields.ts';
import { isRecord } from '../json.ts';
import { findMetric } from '../metrics/catalogue.ts';
import type { Language } from '../problems/problem.ts';
import { WEEKDAYS } from '../time/zone.ts';
import type { Weekday } from '../time/zone.ts';
import { conditionWords } from './conditions.ts';
import type { Reading } from './conditions.ts';
import { dataWords } from './columns.ts';
import { formatDuration } from './durations.ts';
import { expressionWords } from './expressions.ts';
import { instantWords } from './instants.ts';
import { knownValue } from './known-values.ts';
import { formatCount, formatMoney, formatPercent } from './numbers.ts';
import { reportedField } from './reported.ts';
import { roleTitle } from './roles.ts';
import { valueTitle } from './values.ts';
import { weekdayName } from './weekdays.ts';

/** What a value of a playbook is, as far as it is known: by its field's control, and by its type. */
export interface Meaning {
  readonly control?: Control | undefined;
  readonly type?: ValueType | InputType | undefined;
  /** The name of what has it. */
  readonly name?: string | undefined;
}

const WORDS = {
  en: { none: 'none', yes: 'yes', no: 'no', list: ', ' },
  'zh-CN': { none: '无', yes: '是', no: '否', list: '、' },
} as const satisfies Record<Language, Record<string, string>>;

/** A value as a person reads it: money in the playbook's currency, ratios in percent, times, roles and choices in words. */
export function valueWords(value: unknown, meaning: Meaning, reading: Reading): string {
  const words = WORDS[reading.language];
  if (value === undefined || value === null) return words.none;
  if (meaning.control === 'conditions') return conditionWords(value as Conditions, { ...reading, inFull: true });
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberWords(value, meaning, reading);
  if (typeof value === 'string') return textWords(value, meaning, reading);
  if (Array.isArray(value)) {
    return value.length === 0 ? words.none : value.map((each) => valueWords(each, meaning, reading)).join(words.list);
  }
  if (!isRecord(value)) return JSON.stringify(value);
  return assigneeWords(value, reading) ?? figureWords(value, reading);
}

/** Whoever is meant, where a value says so. */
function assigneeWords({ role, team, person, people }: Fields, reading: Reading): string | undefined {
  if (typeof role === 'string') return roleTitle(role)[reading.language];
  const name = team ?? person ?? people;
  return name === undefined ? undefined : valueWords(name, {}, reading);
}

/** Several figures in one, each by what its name commonly stands for. */
const figureWords = (value: Fields, reading: Reading): string =>
  Object.entries(value)
    .map(([name, each]) => {
      const { title, type } = reportedField(name) ?? {};
      const meaning = { type: type === 'instant' ? undefined : type, name };
      return `${title?.[reading.language] ?? name} ${valueWords(each, meaning, reading)}`;
    })
    .join(WORDS[reading.language].list);

type Fields = Readonly<Record<string, unknown>>;

function numberWords(value: number, { type }: Meaning, { language, playbook }: Reading): string {
  if (type === 'money') return formatMoney(value, playbook.currency, language);
  if (type === 'ratio') return formatPercent(value, language, 4);
  return formatCount(value, language, 10);
}

function textWords(text: string, meaning: Meaning, reading: Reading): string {
  const { language, playbook } = reading;
  const known = knownValue(meaning.name ?? '', text, language);
  if (known !== undefined) return known;
  switch (meaning.control) {
    case 'instant':
    case 'instantOrDuration':
      return instantWords(text, language, playbook.anchors);
    case 'duration':
      return formatDuration(text, language);
    case 'choice':
    case 'sections':
      return valueTitle(text)?.[language] ?? text;
    case 'weekdays':
      return isWeekday(text) ? weekdayName(text, language) : text;
    case 'action':
      return findAction(text)?.title[language] ?? text;
    case 'data':
      return dataWords(text, reading);
    case 'names':
      return nameWords(text, reading);
    case 'unaryTests':
    case 'feel':
      return constantWords(text, meaning, reading) ?? expressionWords(text, reading);
    default:
      return meaning.type === 'duration' ? formatDuration(text, language) : text;
  }
}

/** The name of a figure or a set; any other text stays as it is. */
function nameWords(text: string, { language, playbook, variable, set }: Reading): string {
  const known = playbook.parameters[text]?.title || findMetric(text)?.title[language];
  if (known) return known;
  const title = variable?.(text).title ?? text;
  return title === text ? (set?.(text) ?? text) : title;
}

const isWeekday = (text: string): text is Weekday => (WEEKDAYS as readonly string[]).includes(text);

/** What an expression says that is only a constant; undefined for any other. */
function constantWords(text: string, { type, name }: Meaning, reading: Reading): string | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return numberWords(Number(text), { type }, reading);
  const quoted = /^"([^"\\]*)"$/.exec(text)?.[1];
  return quoted === undefined ? undefined : valueWords(quoted, { type, name }, reading);
}
