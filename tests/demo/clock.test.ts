import * as fc from 'fast-check';
import {
  clockAtLaunch,
  DEMO_LAUNCH_MS,
  DEMO_T0_MS,
  goOn,
  limitFor,
  plannedLegs,
  rateOf,
} from '../../engine/demo/clock.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const END_MS = DEMO_T0_MS + 10 * DAY_MS;

const started = (startMs: number, speed: number, limitMs = END_MS) =>
  goOn(clockAtLaunch(startMs), startMs, { legs: plannedLegs(speed), pace: 1, limitMs });

describe('the demo’s clock', () => {
  it('goes from the launch to the event day in a minute, and four times as fast at speed 4', () => {
    expect(toCampaignMs(started(1_000, 1), 61_000)).toBe(DEMO_T0_MS);
    expect(toCampaignMs(started(1_000, 4), 16_000)).toBe(DEMO_T0_MS);
    expect(toCampaignMs(started(1_000, 1), 151_000)).toBe(DEMO_T0_MS + DAY_MS);
  });

  it('slowed, goes on from where it was and comes later to its next leg, at the same pace', () => {
    const legs = plannedLegs(1);
    const planned = started(0, 1);
    const slowed = goOn(planned, 30_000, { legs, pace: 0.5, limitMs: END_MS });
    expect(toCampaignMs(slowed, 29_000)).toBe(toCampaignMs(planned, 29_000));
    expect(toCampaignMs(slowed, 30_000)).toBe(toCampaignMs(planned, 30_000));
    expect(toCampaignMs(slowed, 90_000)).toBe(DEMO_T0_MS);
    expect(toCampaignMs(slowed, 92_000) - DEMO_T0_MS).toBe(legs[1]!.rate * 1_000);
  });

  it('stands still at its limit, and goes on from there when it is given more', () => {
    const legs = plannedLegs(1);
    const limitMs = DEMO_LAUNCH_MS + DAY_MS;
    const limited = started(0, 1, limitMs);
    expect(toCampaignMs(limited, 1_000_000)).toBe(limitMs);
    const more = goOn(limited, 1_000_000, { legs, pace: 1, limitMs: limitMs + DAY_MS });
    expect(toCampaignMs(more, 1_000_000)).toBe(limitMs);
    expect(toCampaignMs(more, 1_001_000)).toBe(limitMs + legs[0]!.rate * 1_000);
    expect(toCampaignMs(more, 2_000_000)).toBe(limitMs + DAY_MS);
    expect(toCampaignMs(goOn(more, 2_000_000, { legs, pace: 1, limitMs }), 3_000_000)).toBe(limitMs + DAY_MS);
  });

  it('never goes back, nor beyond its limit, however often it is changed', () => {
    const change = fc.record({
      afterMs: fc.integer({ min: 1, max: 30_000 }),
      pace: fc.double({ min: 0.01, max: 1, noNaN: true }),
      leashMs: fc.integer({ min: 0, max: 5 * DAY_MS }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.constantFrom(1, 3, 20, 77), (changes, speed) => {
        let clock = started(0, speed, DEMO_LAUNCH_MS + DAY_MS);
        let atMs = 0;
        for (const { afterMs, pace, leashMs } of changes) {
          atMs += afterMs;
          const limitMs = toCampaignMs(clock, atMs) + leashMs;
          clock = goOn(clock, atMs, { legs: plannedLegs(speed), pace, limitMs });
          expect(toCampaignMs(clock, atMs + 10_000_000)).toBe(limitMs);
        }
        for (const { realMs, campaignMs } of clock.segments) {
          expect(toCampaignMs(clock, realMs - 1)).toBeLessThanOrEqual(campaignMs);
        }
        for (const [index, each] of clock.segments.entries()) {
          expect(each.realMs).toBeGreaterThan(clock.segments[index - 1]?.realMs ?? -1);
        }
      }),
    );
  });

  it('is known to be meant to go faster after it was slowed, whoever has forgotten why', () => {
    const legs = plannedLegs(2);
    expect(rateOf(legs, DEMO_LAUNCH_MS - HOUR_MS)).toBe(legs[0]!.rate);
    expect(rateOf(legs, DEMO_T0_MS - HOUR_MS)).toBe(legs[0]!.rate);
    expect(rateOf(legs, DEMO_T0_MS)).toBe(legs[1]!.rate);
    expect(rateOf(legs, DEMO_T0_MS + 48 * HOUR_MS)).toBe(legs[2]!.rate);
  });
});

describe('how far the demo’s time may run ahead of its shop', () => {
  it('is days in the weeks before, and an hour on the event day, also for a shop that has not come to it yet', () => {
    expect(limitFor(DEMO_LAUNCH_MS)).toBe(DEMO_LAUNCH_MS + 2 * DAY_MS);
    expect(limitFor(DEMO_T0_MS - 6 * HOUR_MS)).toBe(DEMO_T0_MS + HOUR_MS);
    expect(limitFor(DEMO_T0_MS + 5 * HOUR_MS)).toBe(DEMO_T0_MS + 6 * HOUR_MS);
  });

  it('is always more than the shop’s next step, and never less for a shop that has played more', () => {
    const playedMs = fc.integer({ min: DEMO_LAUNCH_MS, max: END_MS });
    fc.assert(
      fc.property(playedMs, fc.integer({ min: 0, max: DAY_MS }), (played, more) => {
        expect(limitFor(played)).toBeGreaterThanOrEqual(played + HOUR_MS);
        expect(limitFor(played + more)).toBeGreaterThanOrEqual(limitFor(played));
      }),
    );
  });
});
