/** A number as people format it: with thousands separators, a currency sign before it, or a percent sign after it. */
export const FIGURE = String.raw`[-+]?[\d,]*\.?\d+\s*%?`;

const CURRENCY = /^[¥￥$€£]\s*/;
const WHOLE = new RegExp(`^${FIGURE}$`);

/**
 * Such a number in plain decimals; undefined for any other text. A percentage is the ratio that it stands for, its point
 * moved in the text: 0.7 % is 0.007, which arithmetic would miss.
 */
export function plainFigure(text: string): string | undefined {
  const figure = text.replace(CURRENCY, '');
  if (!WHOLE.test(figure)) return undefined;
  const digits = figure.replaceAll(/[,\s]/g, '').replace(/^\+/, '');
  if (!digits.endsWith('%')) return digits;
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)%$/.exec(digits) ?? [];
  const padded = whole.padStart(3, '0');
  const decimals = (padded.slice(-2) + fraction).replace(/0+$/, '');
  return `${sign}${padded.slice(0, -2).replace(/^0+(?=\d)/, '')}${decimals === '' ? '' : `.${decimals}`}`;
}
