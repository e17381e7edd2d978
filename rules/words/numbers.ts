import type { Language } from '../problems/problem.ts';

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Making an Intl formatter is slow; each is made once. */
export function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(language, options);
  numberFormats.set(key, known);
  return known;
}

const currencyOptions = (currency: string) =>
  ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const;

/** How many digits the currency's minor unit has: 2 for CNY, 0 for JPY. */
export const minorDigits = (currency: string): number =>
  numberFormat('en', currencyOptions(currency)).resolvedOptions().maximumFractionDigits ?? 2;

export const toMajor = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency);

/** Minor units of an amount in major ones; rounded, since 0.1 + 0.2 is not 0.3. */
export const toMinor = (major: number, currency: string): number => Math.round(major * 10 ** minorDigits(currency));

export interface MoneyStyle {
  /** `auto` shows the minor unit only where it is not zero; `compact` is for tight places: ¥612万. */
  readonly digits?: 'auto' | 'whole' | 'compact' | 'full';
}

/** An integer amount of minor units, in the reader's way of writing the currency. */
export function formatMoney(
  minor: number,
  currency: string,
  language: Language,
  { digits = 'auto' }: MoneyStyle = {},
): string {
  const major = toMajor(minor, currency);
  const options = currencyOptions(currency);
  switch (digits) {
    case 'compact':
      return numberFormat(language, { ...options, notation: 'compact', maximumSignificantDigits: 4 }).format(major);
    case 'whole':
      return numberFormat(language, { ...options, maximumFractionDigits: 0 }).format(major);
    case 'full':
      return numberFormat(language, options).format(major);
    case 'auto':
      return numberFormat(language, {
        ...options,
        ...(Number.isInteger(major) && { maximumFractionDigits: 0 }),
      }).format(major);
  }
}

/** A ratio (0–1) as a percentage. */
export const formatPercent = (ratio: number, language: Language, fractionDigits = 1): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: fractionDigits }).format(ratio);

/** A change: always with its tenth, so that figures below each other line up and do not jump. */
export const formatChange = (ratio: number, language: Language): string =>
  numberFormat(language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    Math.abs(ratio),
  );

export const formatCount = (value: number, language: Language, fractionDigits = 2): string =>
  numberFormat(language, { maximumFractionDigits: fractionDigits }).format(value);

export const formatCompact = (value: number, language: Language): string =>
  numberFormat(language, { notation: 'compact', maximumSignificantDigits: 4 }).format(value);
