import { Temporal } from 'temporal-polyfill';
import type { Json } from '../json.ts';
import { formatInstant, parseTimestamp } from '../time/zone.ts';

const DECIMAL = /^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** More digits than a number keeps, or zeros in front: a code, not a quantity. */
const CODE = /^[+-]?(0\d|\d{16})/;

/** A decimal number, perhaps with thousands commas; undefined if the text is none. */
export function parseDecimal(text: string): number | undefined {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  if (!DECIMAL.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** A cell without a type: a number, true or false, else text. Codes such as 00123 stay text. */
export function guessValue(text: string): Json {
  if (text === 'true' || text === 'TRUE') return true;
  if (text === 'false' || text === 'FALSE') return false;
  if (CODE.test(text) || GROUPED.test(text)) return text;
  return parseDecimal(text) ?? text;
}

/** An amount in the currency as minor units, rounded to the nearest; undefined if the text is no amount. */
export function parseMoney(text: string, minorDigits: number): number | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  // By the decimal text: 1.005 × 100 in binary is 100.49999999999999.
  const minor = Math.round(Number(`${value}e${minorDigits}`));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** How many digits the currency's minor unit has: 2 for CNY, 0 for JPY. */
export const minorDigitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** ISO 8601 with an offset, from such a text or from a local date and time in the zone; undefined if it is neither. */
export function parseLocalInstant(text: string, timeZone: string): string | undefined {
  const absolute = parseTimestamp(text.replace(' ', 'T'));
  if (absolute !== undefined) return formatInstant(absolute, timeZone);
  try {
    const local = Temporal.PlainDateTime.from(text.replaceAll('/', '-').replace(' ', 'T'));
    return formatInstant(local.toZonedDateTime(timeZone).epochMilliseconds, timeZone);
  } catch {
    return undefined;
  }
}
