import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { shift } from '../../../rules/time/duration.ts';

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const DURATIONS = ['P1D', 'P7D', 'P2W', 'P1DT2H', 'P1W3DT4H5M', 'P30D', 'P1M', 'P1Y2M3DT4H'];

describe('shifting an instant by days and hours', () => {
  it('is what the calendar says, near a change of the clock and far from one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2010-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') }),
        fc.constantFrom(...ZONES),
        fc.constantFrom(...DURATIONS),
        fc.constantFrom<1 | -1>(1, -1),
        (fromMs, zone, text, sign) => {
          const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
          const to = sign === 1 ? from.add(text) : from.subtract(text);
          expect(shift(fromMs, text, zone, sign)).toBe(to.epochMilliseconds);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('means the first of two equal local times where the clocks were put back', () => {
    const from = Date.parse('2029-11-04T02:00:00+01:00');
    expect(shift(from, 'P7D', 'Europe/Berlin', -1)).toBe(Date.parse('2029-10-28T02:00:00+02:00'));
    expect(shift(from + 1_800_000, 'P1W', 'Europe/Berlin', -1)).toBe(Date.parse('2029-10-28T02:30:00+02:00'));
  });
});
