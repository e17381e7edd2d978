import { findMetric } from '../../../rules/metrics/catalogue.ts';
import type { Language, Text } from '../../../rules/problems/problem.ts';
import {
  formatDuration,
  formatLength,
  formatOffset,
  formatCountdown,
  formatTimeLeft,
} from '../../../rules/words/durations.ts';
import { formatChange, formatCompact, formatCount, formatMoney, formatPercent } from '../../../rules/words/numbers.ts';
import type { MoneyStyle } from '../../../rules/words/numbers.ts';
import { formatTime, otherZone } from './times.ts';
import type { InstantLike, TimeStyle } from './times.ts';

/** Where figures belong: the playbook's time zone (IANA) and currency (ISO 4217), not the reader's. */
export interface FormatPlace {
  readonly timezone: string;
  readonly currency: string;
}

export interface Formatter extends FormatPlace {
  readonly language: Language;
  money(minor: number, style?: MoneyStyle): string;
  percent(ratio: number, fractionDigits?: number): string;
  /** The size of a relative change, without its sign. */
  change(ratio: number): string;
  count(value: number, fractionDigits?: number): string;
  compact(value: number): string;
  /** A metric's value in its own unit; a dash where there is none. */
  metric(id: string, value: number | null | undefined, style?: 'full' | 'compact'): string;
  time(instant: InstantLike, style: TimeStyle): string;
  /** What the zone of all times is called, where it is not the reader's: to be said once beside them. */
  zone(instant: InstantLike): string | undefined;
  /** The words, with the zone after them where it is to be said. */
  zoned(words: string, instant: InstantLike): string;
  duration(iso: string): string;
  length(ms: number): string;
  /** How far off a deadline is, on either side of it. */
  timeLeft(ms: number): string;
  /** The same where every second counts. */
  countdown(ms: number): string;
  offset(ms: number, anchor: string): string;
  text(text: Text): string;
}

/** Formats everything that a screen shows, for one reader and one place. */
export function createFormatter(language: Language, place: FormatPlace): Formatter {
  const { timezone, currency } = place;
  return {
    ...place,
    language,
    money: (minor, style) => formatMoney(minor, currency, language, style),
    percent: (ratio, digits) => formatPercent(ratio, language, digits),
    change: (ratio) => formatChange(ratio, language),
    count: (value, digits) => formatCount(value, language, digits),
    compact: (value) => formatCompact(value, language),
    metric(id, value, style = 'full') {
      if (value === null || value === undefined || !Number.isFinite(value)) return '–';
      const unit = findMetric(id)?.unit ?? 'count';
      switch (unit) {
        case 'money':
          return formatMoney(value, currency, language, { digits: style === 'compact' ? 'compact' : 'whole' });
        case 'ratio':
          return formatPercent(value, language, 2);
        case 'number':
          return formatCount(value, language);
        case 'seconds':
          return formatLength(value * 1000, language);
        case 'count':
          return style === 'compact' ? formatCompact(value, language) : formatCount(value, language, 0);
      }
    },
    time: (instant, style) => formatTime(instant, style, timezone, language),
    zone: (instant) => otherZone(instant, timezone, language),
    zoned(words, instant) {
      const zone = otherZone(instant, timezone, language);
      return zone === undefined ? words : `${words} · ${zone}`;
    },
    duration: (iso) => formatDuration(iso, language),
    length: (ms) => formatLength(ms, language),
    timeLeft: (ms) => formatTimeLeft(ms, language),
    countdown: (ms) => formatCountdown(ms, language),
    offset: (ms, anchor) => formatOffset(ms, anchor, language),
    text: (text) => text[language],
  };
}
