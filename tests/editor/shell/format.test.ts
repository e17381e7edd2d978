import {
  formatCountdown,
  formatDuration,
  formatLength,
  formatOffset,
  formatTimeLeft,
} from '../../../rules/words/durations.ts';
import { directionOf, hueOf, judge } from '../../../editor/i18n/format/direction.ts';
import { createFormatter } from '../../../editor/i18n/format/formatter.ts';
import { formatMoney, minorDigits, toMajor, toMinor } from '../../../rules/words/numbers.ts';
import { dayKey, formatTime, otherZone } from '../../../editor/i18n/format/times.ts';
import { fromWallClock, toWallClock } from '../../../editor/campaign/wallClock.ts';

const HOUR = 3_600_000;

describe('money', () => {
  it('is shown in major units with its currency, the cents only where there are any', () => {
    expect(formatMoney(612_148_000, 'CNY', 'zh-CN')).toBe('¥6,121,480');
    expect(formatMoney(612_148_050, 'CNY', 'zh-CN')).toBe('¥6,121,480.50');
    expect(formatMoney(-500, 'USD', 'en')).toBe('-$5');
  });

  it('follows the currency: a yen has no smaller unit', () => {
    expect(minorDigits('JPY')).toBe(0);
    expect(formatMoney(1200, 'JPY', 'en')).toBe('¥1,200');
    expect(toMajor(1200, 'JPY')).toBe(1200);
  });

  it('is short in tight places, in the way that the language counts', () => {
    expect(formatMoney(612_148_000, 'CNY', 'zh-CN', { digits: 'compact' })).toBe('¥612.1万');
    expect(formatMoney(612_148_000, 'CNY', 'en', { digits: 'compact' })).toBe('¥6.121M');
  });

  it('survives being typed in: no cent is lost to floating point', () => {
    for (const typed of [0.07, 1.005, 19.99, 1234567.89]) {
      expect(toMinor(toMajor(toMinor(typed, 'CNY'), 'CNY'), 'CNY')).toBe(toMinor(typed, 'CNY'));
    }
    expect(toMinor(19.99, 'CNY')).toBe(1999);
  });
});

describe('lengths of time', () => {
  it('show their two largest units', () => {
    expect(formatLength(13 * HOUR + 20 * 60_000 + 5000, 'en')).toBe('13h 20m');
    expect(formatLength(13 * HOUR + 20 * 60_000, 'zh-CN')).toBe('13小时 20分钟');
    expect(formatLength(49 * HOUR, 'en')).toBe('2d 1h');
    expect(formatLength(400, 'en')).toBe('0s');
  });

  it('of a deadline are whole minutes, at least one', () => {
    expect(formatTimeLeft(-12 * 60_000 - 4000, 'en')).toBe('12m');
    expect(formatTimeLeft(3000, 'en')).toBe('1m');
  });

  it('that tick keep two digits behind their first unit', () => {
    expect(formatCountdown(0, 'en')).toBe('0m 00s');
    expect(formatCountdown(-12 * 60_000 - 4900, 'zh-CN')).toBe('12分钟 04秒');
    expect(formatCountdown(HOUR + 5 * 60_000 + 59_000, 'en')).toBe('1h 05m');
    expect(formatCountdown(49 * HOUR, 'en')).toBe('2d 1h');
  });

  it('are read from ISO 8601; a text that is none stays as it is', () => {
    expect(formatDuration('P1DT12H', 'en')).toBe('1d 12h');
    expect(formatDuration('PT90M', 'zh-CN')).toBe('90分钟');
    expect(formatDuration('soon', 'en')).toBe('soon');
  });

  it('place an instant before or after its anchor', () => {
    expect(formatOffset(-21 * 24 * HOUR, 'T0', 'en')).toBe('T0 − 21d');
    expect(formatOffset(13 * HOUR + 20 * 60_000 + 59_000, 'T0', 'en')).toBe('T0 + 13h 20m');
    expect(formatOffset(10_000, 'T0', 'en')).toBe('T0');
  });
});

describe('instants', () => {
  const noon = '2026-11-11T12:00:00+08:00';

  it('are shown in the playbook’s time zone, wherever the reader sits', () => {
    expect(formatTime(noon, 'time', 'Asia/Shanghai', 'en')).toBe('12:00');
    expect(formatTime(noon, 'time', 'America/New_York', 'en')).toBe('23:00');
    expect(formatTime(noon, 'dayTime', 'Asia/Shanghai', 'zh-CN')).toBe('11月11日 12:00');
    expect(formatTime('2026-11-10T16:00:00Z', 'time', 'Asia/Shanghai', 'en')).toBe('00:00');
  });

  it('belong to the zone’s day', () => {
    expect(dayKey('2026-11-10T17:00:00Z', 'Asia/Shanghai')).toBe('2026-11-11');
  });

  it('that are none are a dash', () => {
    expect(formatTime('', 'time', 'UTC', 'en')).toBe('–');
  });

  it('are picked as the zone’s wall clock and come back as the same instant', () => {
    expect(toWallClock('2026-11-10T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-11T00:00');
    expect(fromWallClock('2026-11-11T00:00', 'Asia/Shanghai')).toBe('2026-11-11T00:00:00+08:00');
  });
});

describe('a change', () => {
  it('that rises is red for a Chinese reader and green for an English one', () => {
    expect(hueOf('up', 'zh-CN')).toBe('red');
    expect(hueOf('up', 'en')).toBe('green');
    expect(hueOf('down', 'zh-CN')).toBe('green');
    expect(hueOf('down', 'en')).toBe('red');
  });

  it('is judged apart from its direction: a refund rate that rises is bad', () => {
    expect(judge('up', false)).toBe('bad');
    expect(judge('down', false)).toBe('good');
    expect(judge(directionOf(0.0001), true)).toBe('even');
  });
});

describe('a metric', () => {
  const format = createFormatter('en', { timezone: 'Asia/Shanghai', currency: 'CNY' });

  it('is shown in its own unit', () => {
    expect(format.metric('gmv', 612_148_000)).toBe('¥6,121,480');
    expect(format.metric('cvr', 0.0431)).toBe('4.31%');
    expect(format.metric('uv', 98_214)).toBe('98,214');
    expect(format.metric('firstReplySeconds', 75)).toBe('1m 15s');
  });

  it('that compares money with money is a factor, not a percentage', () => {
    expect(format.metric('roi', 4.6)).toBe('4.6');
  });

  it('without a value is a dash', () => {
    expect(format.metric('gmv', null)).toBe('–');
    expect(format.metric('cvr', NaN)).toBe('–');
  });
});

describe('the zone of a campaign', () => {
  const at = '2026-11-11T00:00:00+08:00';

  it('is named where its clock is not the reader’s, in their language', () => {
    expect(otherZone(at, 'Asia/Shanghai', 'en', 'America/New_York')).toBe('China Time');
    expect(otherZone(at, 'Asia/Shanghai', 'zh-CN', 'America/New_York')).toBe('中国时间');
  });

  it('goes without saying where both clocks show the same', () => {
    expect(otherZone(at, 'Asia/Shanghai', 'en', 'Asia/Singapore')).toBeUndefined();
  });
});
