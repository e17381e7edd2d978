import { laneScales, placeOf, stretchOf } from '../../../editor/canvas/time/laneScale.ts';
import { ticksOf } from '../../../editor/time/ticks.ts';
import { shortWindowWords, stretchWords } from '../../../editor/time/when.ts';
import type { TimeFrame } from '../../../editor/time/when.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T0 = Date.parse('2026-11-11T00:00:00+08:00');
const frame: TimeFrame = { anchor: 'T0', anchorMs: T0, isDated: false, timeZone: 'Asia/Shanghai' };
const dated: TimeFrame = { ...frame, isDated: true };
const assumed = { fromAssumed: false, toAssumed: false };
const window = (fromMs: number, toMs: number, isLocal = false) => ({
  ...assumed,
  fromMs: T0 + fromMs,
  toMs: T0 + toMs,
  fromLocal: isLocal,
  toLocal: isLocal,
});

describe('the words of a window', () => {
  it('tell how far from the event day it is, and the time of day only where that is known', () => {
    expect(stretchWords(window(-7 * DAY, -2 * HOUR), frame, 'en')).toBe('T−7d – T−2h');
    expect(stretchWords(window(-7 * DAY + 10 * HOUR, -7 * DAY + 10 * HOUR, true), frame, 'en')).toBe('T−7d 10:00');
    expect(stretchWords(window(0, DAY), frame, 'zh-CN')).toBe('T0 – T+1天');
    expect(shortWindowWords(window(-7 * DAY, -5 * DAY + HOUR), frame, 'en')).toBe('T−7d – T−5d');
  });

  it('are dates where the event day is known, with the day said once', () => {
    expect(stretchWords(window(-2 * HOUR, -HOUR), dated, 'en')).toBe('Nov 10, 22:00 – 23:00');
    expect(shortWindowWords(window(-7 * DAY, 0), dated, 'zh-CN')).toBe('11/4 – 11/11');
    expect(shortWindowWords(window(10 * HOUR, 12 * HOUR), dated, 'zh-CN')).toBe('11月11日 10:00');
  });
});

describe('the marks of a scale', () => {
  const ticks = (pxPerDay: number, of: TimeFrame, fromMs: number, toMs: number) =>
    ticksOf({
      fromMs: T0 + fromMs,
      toMs: T0 + toMs,
      pxPerMs: pxPerDay / DAY,
      frame: of,
      language: 'en',
      leastPx: 70,
    }).map(({ label }) => label);

  it('are as dense as their words allow: days, then hours', () => {
    expect(ticks(80, frame, -2 * DAY, DAY)).toEqual(['T−2d', 'T−1d', 'T0', 'T+1d']);
    expect(ticks(12, frame, -14 * DAY, 0)).toEqual(['T−14d', 'T−7d', 'T0']);
    expect(ticks(300, frame, 0, 12 * HOUR)).toEqual(['T0', 'T+6h', 'T+12h']);
  });

  it('begin at midnight where dates are known, also across a change of clocks', () => {
    expect(ticks(80, dated, -DAY, DAY)).toEqual(['Nov 10', 'Nov 11', 'Nov 12']);
    const berlin = { ...dated, timeZone: 'Europe/Berlin', anchorMs: Date.parse('2026-10-26T00:00:00+01:00') };
    const found = ticksOf({
      fromMs: berlin.anchorMs - 2 * DAY - HOUR,
      toMs: berlin.anchorMs,
      pxPerMs: 80 / DAY,
      frame: berlin,
      language: 'en',
      leastPx: 70,
    });
    expect(found.map(({ ms }) => new Date(ms).toISOString())).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });
});

describe('the scales of the lanes', () => {
  const lanes = [
    { phase: 'prep', from: 0, to: 1000, shift: 0 },
    { phase: 'live', from: 1000, to: 1480, shift: 0 },
  ] as const;
  const phases = { prep: { fromMs: T0 - 10 * DAY, toMs: T0 }, live: { fromMs: T0, toMs: T0 + DAY } };
  const scales = laneScales([...lanes], { phases });

  it('stretch each phase over its lane, whatever its length', () => {
    expect(placeOf(scales, T0 - 5 * DAY)).toBe(500);
    expect(placeOf(scales, T0 + 12 * HOUR)).toBe(1240);
    expect(placeOf(scales, T0 - 11 * DAY)).toBeUndefined();
  });

  it('cut a window off where they end', () => {
    expect(stretchOf(scales, { fromMs: T0 - 20 * DAY, toMs: T0 + 6 * HOUR }, 'prep')).toEqual({ from: 0, to: 1120 });
    expect(stretchOf(scales, { fromMs: T0 + 2 * DAY, toMs: T0 + 3 * DAY }, 'live')).toBeUndefined();
  });
});
