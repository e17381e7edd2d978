import { campaignNowMs, clockSkewMs, rateAt } from '../../../editor/campaign/clock.ts';
import type { CampaignClock } from '../../../rules/time/clock.ts';

const T = Date.parse('2026-11-11T00:00:00Z');
const SECOND = 1000;
const demo: CampaignClock = { segments: [{ realMs: T, campaignMs: T, rate: 600 }] };
const REAL: CampaignClock = { segments: [] };
const iso = (ms: number): string => new Date(ms).toISOString();

describe('a campaign’s present on the screen', () => {
  it('runs on by itself between two answers, as fast as the campaign’s clock', () => {
    const campaign = { clock: demo, now: iso(T), endedAt: undefined };
    expect(campaignNowMs(campaign, T, T + 2 * SECOND)).toBe(T + 1200 * SECOND);
  });

  it('is right although the browser’s clock is wrong', () => {
    const wrong = T - 3_600_000;
    expect(campaignNowMs({ clock: REAL, now: iso(T) }, wrong, wrong + SECOND)).toBe(T + SECOND);
    expect(campaignNowMs({ clock: demo, now: iso(T + 600 * SECOND) }, wrong + SECOND, wrong + SECOND)).toBe(
      T + 600 * SECOND,
    );
  });

  it('does not take the time that an answer needed for a wrong clock', () => {
    expect(clockSkewMs(REAL, iso(T), T + 400)).toBe(0);
  });

  it('learns nothing of a clock that stands still', () => {
    const still: CampaignClock = { segments: [{ realMs: T, campaignMs: T, rate: 0 }] };
    expect(clockSkewMs(still, iso(T), T + 60 * SECOND)).toBe(0);
    expect(campaignNowMs({ clock: still, now: iso(T) }, T, T + 60 * SECOND)).toBe(T);
    expect(rateAt(still, T + SECOND)).toBe(0);
  });

  it('stays at its end once the campaign has ended', () => {
    expect(campaignNowMs({ clock: demo, now: iso(T), endedAt: iso(T + 5 * SECOND) }, T, T + 99 * SECOND)).toBe(
      T + 5 * SECOND,
    );
  });
});
