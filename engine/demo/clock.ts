import { shift } from '../../rules/time/duration.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';

/** How long the parts of the demo take at speed 1, in seconds of real time. */
const PREP_SECONDS = 60;
const EVENT_SECONDS = 90;
const WRAP_UP_SECONDS = 30;
const WRAP_UP_DAYS = 5;
const HOUR_MS = 3_600_000;

export const DEMO_TIME_ZONE = 'Asia/Shanghai';
/** The demo's event day. */
export const DEMO_T0 = '2026-11-11T00:00:00+08:00';
export const DEMO_T0_MS = Date.parse(DEMO_T0);
/** The demo begins three weeks before it. */
export const DEMO_LAUNCH_MS = shift(DEMO_T0_MS, 'P21D', DEMO_TIME_ZONE, -1);

/** Campaign time stands still at the launch: for getting everything ready. */
export const clockAtLaunch = (realMs: number): CampaignClock => ({
  segments: [{ realMs, campaignMs: DEMO_LAUNCH_MS, rate: 0 }],
});

/** A stretch of campaign time from an instant (epoch ms) on, and the rate that it is meant to have. */
export interface Leg {
  readonly fromMs: number;
  readonly rate: number;
}

const EVENT_END_MS = shift(DEMO_T0_MS, 'P1D', DEMO_TIME_ZONE);

/**
 * How fast the demo is meant to go: three weeks of preparation in a minute, the event day in a minute and a half, so
 * that hourly monitors have time to act, wrap-up and review in half a minute; `speed` times faster.
 */
export function plannedLegs(speed: number): readonly Leg[] {
  const wrapUpMs = shift(EVENT_END_MS, `P${WRAP_UP_DAYS}D`, DEMO_TIME_ZONE) - EVENT_END_MS;
  const rate = (campaignMs: number, seconds: number): number => (campaignMs * speed) / (seconds * 1000);
  return [
    { fromMs: DEMO_LAUNCH_MS, rate: rate(DEMO_T0_MS - DEMO_LAUNCH_MS, PREP_SECONDS) },
    { fromMs: DEMO_T0_MS, rate: rate(EVENT_END_MS - DEMO_T0_MS, EVENT_SECONDS) },
    { fromMs: EVENT_END_MS, rate: rate(wrapUpMs, WRAP_UP_SECONDS) },
  ];
}

/** The rate that the demo's clock is meant to have at an instant of campaign time (epoch ms), however slow it was made. */
export const rateOf = (legs: readonly Leg[], campaignMs: number): number =>
  (legs.findLast((each) => each.fromMs <= campaignMs) ?? legs[0]!).rate;

/**
 * The clock going on, from where it is at `atMs` (real time), along the legs at `pace` times their rates, until
 * `limitMs` of campaign time, where it stands still. What lies before `atMs` stays as it was.
 */
export function goOn(
  clock: CampaignClock,
  atMs: number,
  { legs, pace, limitMs }: { readonly legs: readonly Leg[]; readonly pace: number; readonly limitMs: number },
): CampaignClock {
  const segments = clock.segments.filter((each) => each.realMs < atMs);
  let at = { realMs: atMs, campaignMs: toCampaignMs(clock, atMs) };
  while (at.campaignMs < limitMs) {
    const { campaignMs } = at;
    const rate = pace * rateOf(legs, campaignMs);
    const nextLegMs = legs.find((each) => each.fromMs > campaignMs)?.fromMs ?? Infinity;
    const untilMs = Math.min(limitMs, nextLegMs);
    segments.push({ ...at, rate });
    at = { realMs: at.realMs + Math.ceil((untilMs - campaignMs) / rate), campaignMs: untilMs };
  }
  return { segments: [...segments, { ...at, rate: 0 }] };
}

/**
 * How far time may run ahead of the shop: a few of its steps, which are short where monitors look at hours. More, and
 * decisions and the review would not see what they are about; less, and the clock would be changed all the time.
 */
const LEASHES: readonly { readonly fromMs: number; readonly leashMs: number }[] = [
  { fromMs: -Infinity, leashMs: 48 * HOUR_MS },
  { fromMs: shift(DEMO_T0_MS, 'P1D', DEMO_TIME_ZONE, -1), leashMs: 12 * HOUR_MS },
  { fromMs: DEMO_T0_MS, leashMs: HOUR_MS },
  { fromMs: EVENT_END_MS, leashMs: 12 * HOUR_MS },
  { fromMs: shift(EVENT_END_MS, 'P1D', DEMO_TIME_ZONE), leashMs: 24 * HOUR_MS },
];

export const leashAt = (campaignMs: number): number => LEASHES.findLast((each) => each.fromMs <= campaignMs)!.leashMs;

/** The instant of campaign time up to which time may go when the shop has played everything through `playedMs`. */
export const limitFor = (playedMs: number): number =>
  Math.min(
    playedMs + leashAt(playedMs),
    ...LEASHES.filter(({ fromMs }) => fromMs > playedMs).map(({ fromMs, leashMs }) => fromMs + leashMs),
  );
