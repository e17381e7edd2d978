import { checkFeel } from '../../../rules/feel/evaluate.ts';
import { checkTests } from '../../../rules/feel/unary.ts';
import type { TableOutput } from '../../../rules/kinds/table/schema.ts';

const HERE = { pointer: '' };
const NUMBER = String.raw`[-+]?[\d,]*\.?\d+\s*%?`;

/**
 * A cell from a spreadsheet as FEEL tests. What is FEEL already stays as it is; people also write ≥ 60, 14~60, 14-60,
 * ≥60%, 是, or a bare word, which is a text. Names are those that expressions of the playbook can use.
 */
export function asTests(cell: string, names: ReadonlySet<string>): string {
  const text = cell.trim();
  if (/^([-–—*]|any|任意|不限)?$/i.test(text)) return '-';
  const plain = literal(text);
  if (plain !== undefined) return plain;
  const compared = new RegExp(`^(>=|<=|>|<|=|≥|≤|≧|≦|＞|＜|＝)\\s*[¥￥$€£]?\\s*(${NUMBER})$`).exec(text);
  if (compared) return `${OPERATORS[compared[1]!] ?? compared[1]!} ${numberOf(compared[2]!)}`.replace(/^= /, '');
  const range = new RegExp(
    `^[¥￥$€£]?\\s*(${NUMBER})\\s*(?:~|～|–|—|至|到|\\.\\.|-)\\s*[¥￥$€£]?\\s*(${NUMBER})$`,
  ).exec(text);
  if (range) return `[${numberOf(range[1]!)}..${numberOf(range[2]!)}]`;
  if (checkTests(text, HERE, names).length === 0) return text;
  const words = text.split(/\s*[,，、|/]\s*/).filter((each) => each !== '');
  if (words.every((word) => /^[^"<>=[\]()]+$/.test(word))) {
    return words.map((word) => literal(word) ?? quoted(word)).join(', ');
  }
  return text;
}

/** A cell from a spreadsheet as the FEEL value of an output of a type. */
export function asValue(cell: string, type: TableOutput['type'], names: ReadonlySet<string>): string {
  const text = cell.trim();
  if (text === '') return 'null';
  const isText = TEXTS.has(type);
  const plain = isText ? undefined : literal(text);
  if (plain !== undefined) return plain;
  if (checkFeel(text, HERE, names).length === 0 && !(isText && /^[\d.]+$/.test(text))) return text;
  return /^[^"]*$/.test(text) && isText ? quoted(text) : text;
}

const TEXTS: ReadonlySet<TableOutput['type']> = new Set(['text', 'string', 'choice']);

const OPERATORS: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≧': '>=',
  '≤': '<=',
  '≦': '<=',
  '＞': '>',
  '＜': '<',
  '＝': '=',
};

const TRUTH: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  是: 'true',
  false: 'false',
  no: 'false',
  否: 'false',
};

const quoted = (text: string): string => JSON.stringify(text);

/** A number as people format it, or a truth value; undefined for anything else. */
function literal(text: string): string | undefined {
  if (new RegExp(`^[¥￥$€£]?\\s*${NUMBER}$`).test(text)) return numberOf(text.replace(/^[¥￥$€£]\s*/, ''));
  return TRUTH[text.toLowerCase()];
}

/** Without separators; a percentage as the ratio that it is, its decimal point moved in the text, not by arithmetic. */
function numberOf(text: string): string {
  const digits = text.replaceAll(/[,\s]/g, '').replace(/^\+/, '');
  if (!digits.endsWith('%')) return digits;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)%$/.exec(digits) ?? [];
  const padded = whole.padStart(3, '0');
  const decimals = (padded.slice(-2) + fraction).replace(/0+$/, '');
  return `${sign}${padded.slice(0, -2).replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
}
