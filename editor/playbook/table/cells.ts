import { checkFeel } from '../../../rules/feel/evaluate.ts';
import { checkTests } from '../../../rules/feel/unary.ts';
import { FIGURE, plainFigure } from '../../i18n/format/figure.ts';
import type { TableOutput } from '../../../rules/kinds/table/schema.ts';

const HERE = { pointer: '' };

/**
 * A cell from a spreadsheet as FEEL tests. What is FEEL already stays as it is; people also write ≥ 60, 14~60, 14-60,
 * ≥60%, 是, or a bare word, which is a text. Names are those that expressions of the playbook can use.
 */
export function asTests(cell: string, names: ReadonlySet<string>): string {
  const text = cell.trim();
  if (/^([-–—*]|any|任意|不限)?$/i.test(text)) return '-';
  const plain = literal(text);
  if (plain !== undefined) return plain;
  const compared = new RegExp(`^(>=|<=|>|<|=|≥|≤|≧|≦|＞|＜|＝)\\s*[¥￥$€£]?\\s*(${FIGURE})$`).exec(text);
  if (compared) return `${OPERATORS[compared[1]!] ?? compared[1]!} ${figure(compared[2]!)}`.replace(/^= /, '');
  const range = new RegExp(
    `^[¥￥$€£]?\\s*(${FIGURE})\\s*(?:~|～|–|—|至|到|\\.\\.|-)\\s*[¥￥$€£]?\\s*(${FIGURE})$`,
  ).exec(text);
  if (range) return `[${figure(range[1]!)}..${figure(range[2]!)}]`;
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

/** Of a text that was found to be one. */
const figure = (text: string): string => plainFigure(text)!;

const quoted = (text: string): string => JSON.stringify(text);

/** A number as people format it, or a truth value; undefined for anything else. */
function literal(text: string): string | undefined {
  return plainFigure(text) ?? TRUTH[text.toLowerCase()];
}
