import { demoClock, plannedRate, DEMO_LAUNCH_MS, DEMO_T0_MS } from '../../engine/demo/clock.ts';
import { withRate } from '../../engine/demo/pace.ts';
import { toCampaignMs } from '../../rules/time/clock.ts';

const HOUR_MS = 3_600_000;

describe('the demo’s clock', () => {
  it('goes from the launch to the event day in a minute, and four times as fast at speed 4', () => {
    expect(toCampaignMs(demoClock(1_000, 1), 61_000)).toBe(DEMO_T0_MS);
    expect(toCampaignMs(demoClock(1_000, 4), 16_000)).toBe(DEMO_T0_MS);
  });

  it('slowed, goes on from where it was and comes later to its next leg, which keeps its rate', () => {
    const planned = demoClock(0, 1);
    const slowed = withRate(planned, 30_000, planned.segments[0]!.rate / 2);
    expect(toCampaignMs(slowed, 30_000)).toBe(toCampaignMs(planned, 30_000));
    expect(toCampaignMs(slowed, 90_000)).toBe(DEMO_T0_MS);
    expect(toCampaignMs(slowed, 91_000) - DEMO_T0_MS).toBe(planned.segments[1]!.rate * 1_000);
  });

  it('is known to be meant to go faster after it was slowed, whoever has forgotten why', () => {
    const { segments } = demoClock(0, 2);
    expect(plannedRate(DEMO_LAUNCH_MS - HOUR_MS, 2)).toBe(segments[0]!.rate);
    expect(plannedRate(DEMO_T0_MS - HOUR_MS, 2)).toBe(segments[0]!.rate);
    expect(plannedRate(DEMO_T0_MS + HOUR_MS, 2)).toBe(segments[1]!.rate);
    expect(plannedRate(DEMO_T0_MS + 48 * HOUR_MS, 2)).toBe(segments[2]!.rate);
  });
});
