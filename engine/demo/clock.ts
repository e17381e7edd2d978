import { shift } from '../../rules/time/duration.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';

/** How long the parts of the demo take at speed 1, in seconds of real time. */
const PREP_SECONDS = 60;
const EVENT_SECONDS = 90;
const WRAP_UP_SECONDS = 30;
const WRAP_UP_DAYS = 5;

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

/**
 * The demo's clock: three weeks of preparation in a minute, the event day in a minute and a half, so that hourly
 * monitors have time to act, wrap-up and review in half a minute; `speed` times faster.
 */
export function demoClock(startMs: number, speed: number): CampaignClock {
  const eventEndMs = shift(DEMO_T0_MS, 'P1D', DEMO_TIME_ZONE);
  const wrapUpMs = shift(eventEndMs, `P${WRAP_UP_DAYS}D`, DEMO_TIME_ZONE) - eventEndMs;
  const prepRealMs = (PREP_SECONDS * 1000) / speed;
  const eventRealMs = (EVENT_SECONDS * 1000) / speed;
  return {
    segments: [
      { realMs: startMs, campaignMs: DEMO_LAUNCH_MS, rate: (DEMO_T0_MS - DEMO_LAUNCH_MS) / prepRealMs },
      { realMs: startMs + prepRealMs, campaignMs: DEMO_T0_MS, rate: (eventEndMs - DEMO_T0_MS) / eventRealMs },
      {
        realMs: startMs + prepRealMs + eventRealMs,
        campaignMs: eventEndMs,
        rate: wrapUpMs / ((WRAP_UP_SECONDS * 1000) / speed),
      },
    ],
  };
}

/** The rate that the demo's clock is meant to have at an instant of campaign time (epoch ms), however slow it was made. */
export function plannedRate(campaignMs: number, speed: number): number {
  const { segments } = demoClock(0, speed);
  return (segments.findLast((each) => each.campaignMs <= campaignMs) ?? segments[0]!).rate;
}
