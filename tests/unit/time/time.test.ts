import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { feelInstant } from '../../../rules/feel/result-to-json.ts';
import { REAL_CLOCK, toCampaignMs, toRealMs, withStandstill } from '../../../rules/time/clock.ts';
import { LATEST_MS } from '../../../rules/time/range.ts';
import { isPositive, parseDuration, shift } from '../../../rules/time/duration.ts';
import {
  parseInstant,
  readInstant,
  resolveAnchors,
  resolveInstant,
  resolveInstantOrDuration,
} from '../../../rules/time/instant.ts';
import { formatInstant, localHour, nextLocalTime, nextMonthDay, parseTimestamp } from '../../../rules/time/zone.ts';

const at = (text: string): number => Date.parse(text);
const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';

describe('durations', () => {
  it('are calendar units from the day up, exact below', () => {
    // Summer time begins in Berlin on 29 March 2026 at 02:00.
    const before = at('2026-03-28T12:00:00+01:00');
    expect(shift(before, 'P1D', BERLIN)).toBe(at('2026-03-29T12:00:00+02:00'));
    expect(shift(before, 'PT24H', BERLIN)).toBe(at('2026-03-29T13:00:00+02:00'));
    expect(shift(at('2026-03-31T12:00:00+08:00'), 'P1M', SHANGHAI)).toBe(at('2026-04-30T12:00:00+08:00'));
    expect(shift(at('2026-11-11T00:00:00+08:00'), 'P3W', SHANGHAI, -1)).toBe(at('2026-10-21T00:00:00+08:00'));
  });

  it('are whole milliseconds', () => {
    expect(shift(0, 'PT0.0004S', 'UTC')).toBe(0);
    expect(shift(0, 'PT1.5S', 'UTC')).toBe(1500);
  });

  it.each(['', 'P', '1D', '-P1D', 'PT', 'P1X', 'T0', 'PT1H30', 'P101Y', 'P999999999Y', 'PT999999999H'])(
    '“%s” is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('are positive unless they are zero', () => {
    expect(isPositive('PT1S')).toBe(true);
    expect(isPositive('P0D')).toBe(false);
    expect(isPositive('soon')).toBe(false);
  });
});

describe('instants', () => {
  const anchors = { T0: at('2026-11-11T00:00:00+08:00') };
  const scope = { anchors, timeZone: SHANGHAI, nowMs: at('2026-11-10T15:00:00+08:00') };
  it.each([
    ['T0', '2026-11-11T00:00:00+08:00'],
    ['T0 - P21D', '2026-10-21T00:00:00+08:00'],
    ['T0 + PT90M', '2026-11-11T01:30:00+08:00'],
    ['T0-P1D@20:00', '2026-11-10T20:00:00+08:00'],
    ['T0 @ 20:00', '2026-11-11T20:00:00+08:00'],
    ['now + PT1H', '2026-11-10T16:00:00+08:00'],
  ])('%s is %s', (text, expected) => {
    expect(resolveInstant(text, scope)).toBe(at(expected));
  });

  it.each(['', '9', 'T0 + 1D', 'T0 + P', 'T0 +', 'T0 @ 24:00', 'T0 @ 8:00', 'T0 T1', 'P1D', 'PT5H'])(
    '“%s” is none',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );

  it('may be durations where either is allowed, which count from now', () => {
    expect(resolveInstantOrDuration('PT1H', scope)).toBe(at('2026-11-10T16:00:00+08:00'));
    expect(resolveInstantOrDuration('T0', scope)).toBe(anchors.T0);
  });

  it('of derived anchors follow those that are given, in any order of writing', () => {
    const definitions = { C: { at: 'B + P1D' }, B: { at: 'T0 + P1D' }, T0: {} };
    const resolved = resolveAnchors(definitions, { T0: '2026-11-11T00:00:00+08:00' }, SHANGHAI);
    expect(resolved).toMatchObject({ ok: true, value: { C: at('2026-11-13T00:00:00+08:00') } });
  });

  it('must be given for anchors that do not derive, as points in time with an offset', () => {
    expect(resolveAnchors({ T0: {} }, {}, SHANGHAI)).toMatchObject({
      ok: false,
      problems: [{ code: 'anchor-missing' }],
    });
    expect(resolveAnchors({ T0: {} }, { T0: '2026-11-11' }, SHANGHAI)).toMatchObject({
      ok: false,
      problems: [{ code: 'bad-timestamp' }],
    });
    expect(resolveAnchors({ T0: {} }, { T0: 0, T9: 0 }, SHANGHAI)).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-anchor' }],
    });
  });
});

describe('instants out of the range of years', () => {
  const zone = SHANGHAI;
  it.each(['+275760-09-12T23:00:00Z', '2200-01-01T00:00:00Z', '1969-12-31T23:59:59Z'])('%s is refused', (T0) => {
    const outOfRange = (pointer: string) => ({
      ok: false,
      problems: [{ code: 'instant-out-of-range', place: { pointer } }],
    });
    expect(resolveAnchors({ T0: {}, T1: { at: 'T0 + PT20H' } }, { T0 }, zone)).toMatchObject(outOfRange('/anchors/T0'));
    expect(resolveAnchors({ T0: {} }, { T0: at(T0) }, zone)).toMatchObject(outOfRange('/anchors/T0'));
    expect(readInstant(T0, { anchors: {}, timeZone: zone })).toMatchObject(outOfRange(''));
  });

  it('are refused for an anchor that derives from one within it', () => {
    const definitions = { T0: {}, T1: { at: 'T0 + PT20H' } };
    expect(resolveAnchors(definitions, { T0: '2199-12-31T23:00:00Z' }, zone)).toMatchObject({
      ok: false,
      problems: [{ code: 'instant-out-of-range', place: { pointer: '/anchors/T1' } }],
    });
  });
});

describe('local time', () => {
  it('is written with the offset of the zone', () => {
    expect(formatInstant(at('2026-11-10T17:00:00Z'), SHANGHAI)).toBe('2026-11-11T01:00:00+08:00');
    expect(formatInstant(at('2026-11-10T17:00:00.250Z'), SHANGHAI)).toBe('2026-11-11T01:00:00.250+08:00');
  });

  it('is written as a calendar writes it, in any zone, also where the offset changes and in early days', () => {
    const zones = [SHANGHAI, BERLIN, 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC', '+05:30'];
    const someMs = fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }).map((seconds) => seconds * 1000);
    const changesOfClocks = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z'].map(at);
    const nearChange = fc
      .tuple(fc.constantFrom(...changesOfClocks), fc.integer({ min: -2, max: 2 }))
      .map(([ms, off]) => ms + off);
    fc.assert(
      fc.property(fc.oneof(someMs, nearChange), fc.constantFrom(...zones), (ms, zone) => {
        const calendar = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const digits = ms % 1000 === 0 ? 0 : 3;
        const written = calendar.toString({ timeZoneName: 'never', fractionalSecondDigits: digits });
        expect(formatInstant(ms, zone)).toBe(written);
        expect(localHour(ms, zone)).toBe(calendar.hour);
        expect(feelInstant(ms, zone).unwrap().toString()).toBe(calendar.toPlainDateTime().toString());
      }),
    );
  });

  it('is read as a calendar reads it, also where it is written wrongly', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    const offset = fc.oneof(
      fc.constantFrom('Z', ''),
      fc.tuple(two(25), two(60)).map((parts) => `-${parts.join(':')}`),
    );
    const written = fc
      .tuple(
        fc.constantFrom('0000', '0099', '1969', '2026', '9999'),
        two(13),
        two(32),
        two(25),
        two(61),
        two(61),
        offset,
      )
      .map(
        ([year, month, day, hour, minute, second, zone]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`,
      );
    const byCalendar = (text: string): number | undefined => {
      try {
        return Temporal.Instant.from(text).epochMilliseconds;
      } catch {
        return undefined;
      }
    };
    fc.assert(
      fc.property(written, (text) => expect(parseTimestamp(text)).toBe(byCalendar(text))),
      { numRuns: 2000 },
    );
  });

  it('comes next strictly after an instant, also over a change of the clock', () => {
    expect(nextLocalTime(at('2026-11-11T08:00:00+08:00'), '08:00', SHANGHAI)).toBe(at('2026-11-12T08:00:00+08:00'));
    // 02:30 does not exist on 29 March in Berlin.
    expect(nextLocalTime(at('2026-03-28T12:00:00+01:00'), '02:30', BERLIN)).toBe(at('2026-03-29T03:30:00+02:00'));
    expect(nextMonthDay(at('2027-01-31T09:00:00+08:00'), 31, '09:00', SHANGHAI)).toBe(at('2027-02-28T09:00:00+08:00'));
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom(SHANGHAI, BERLIN, 'America/New_York'),
        (ms, zone) => {
          expect(parseTimestamp(formatInstant(ms, zone))).toBe(ms);
        },
      ),
    );
  });
});

describe('the campaign clock', () => {
  const clock = {
    segments: [
      { realMs: 1_000, campaignMs: 50_000, rate: 10 },
      { realMs: 2_000, campaignMs: 60_000, rate: 0 },
      { realMs: 3_000, campaignMs: 60_000, rate: 100 },
    ],
  };

  it('is the identity for real campaigns', () => {
    expect(toCampaignMs(REAL_CLOCK, 123)).toBe(123);
    expect(toRealMs(REAL_CLOCK, 123)).toBe(123);
  });

  it('stands still before it begins and where its rate is zero', () => {
    expect([0, 1_000, 1_500, 2_500, 3_010].map((ms) => toCampaignMs(clock, ms))).toEqual([
      50_000, 50_000, 55_000, 60_000, 61_000,
    ]);
  });

  it('stands still at the end of the range of years, however fast it runs', () => {
    for (const rate of [5000, 1e300]) {
      const fast = { segments: [{ realMs: 0, campaignMs: 0, rate }] };
      expect(toCampaignMs(fast, at('2026-11-11T00:00:00Z'))).toBe(LATEST_MS);
      expect(toRealMs(fast, LATEST_MS + 1)).toBe(Infinity);
    }
  });

  it('gives the earliest real instant at which campaign time has come so far', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50_001, max: 200_000 }), (campaignMs) => {
        const realMs = toRealMs(clock, campaignMs);
        expect(toCampaignMs(clock, realMs)).toBeGreaterThanOrEqual(campaignMs);
        expect(toCampaignMs(clock, realMs - 1)).toBeLessThan(campaignMs);
      }),
    );
  });

  it('stands still while the engine was down, and is that much later ever after', () => {
    const later = withStandstill(clock, 1_500, 1_700);
    expect([1_500, 1_700, 1_800].map((ms) => toCampaignMs(later, ms))).toEqual([55_000, 55_000, 56_000]);
    expect(toCampaignMs(later, 3_210)).toBe(toCampaignMs(clock, 3_010));
  });
});
