import { z } from 'zod';
import { EARLIEST_MS, LATEST_MS } from './range.ts';

/**
 * Real time → campaign time, piecewise linear. From `realMs` on (epoch ms), campaign time runs from `campaignMs`
 * (epoch ms) at `rate` campaign seconds per real second; a rate of 0 stands still. Segments are in order of `realMs`.
 * No segments: the identity, as every real campaign has it.
 */
export const campaignClockSchema = z.strictObject({
  segments: z.array(z.strictObject({ realMs: z.number(), campaignMs: z.number(), rate: z.number().min(0) })),
});
export type CampaignClock = z.infer<typeof campaignClockSchema>;

export const REAL_CLOCK: CampaignClock = { segments: [] };

export const isRealClock = (clock: CampaignClock): boolean => clock.segments.length === 0;

/** The campaign instant (epoch ms) at the real instant (epoch ms). Before the first segment, and at `LATEST_MS`, time stands still. */
export function toCampaignMs(clock: CampaignClock, realMs: number): number {
  if (isRealClock(clock)) return realMs;
  const segment = clock.segments.findLast((each) => each.realMs <= realMs);
  if (!segment) return withinRange(clock.segments[0]!.campaignMs);
  return withinRange(segment.campaignMs + Math.floor((realMs - segment.realMs) * segment.rate));
}

const withinRange = (campaignMs: number): number => Math.min(LATEST_MS, Math.max(EARLIEST_MS, campaignMs));

/** The earliest real instant (epoch ms) at which campaign time has reached `campaignMs`; Infinity if it never does. */
export function toRealMs(clock: CampaignClock, campaignMs: number): number {
  if (isRealClock(clock)) return campaignMs;
  if (campaignMs > LATEST_MS) return Infinity;
  for (const [index, segment] of clock.segments.entries()) {
    if (segment.campaignMs >= campaignMs) return segment.realMs;
    if (segment.rate === 0) continue;
    const realMs = segment.realMs + Math.ceil((campaignMs - segment.campaignMs) / segment.rate);
    const next = clock.segments[index + 1];
    if (!next || realMs < next.realMs) return realMs;
  }
  return Infinity;
}

/**
 * The clock with the real interval `[fromRealMs, toRealMs)` cut out: campaign time stood still then, and everything
 * planned for later comes that much later. For an engine that was down.
 */
export function withStandstill(clock: CampaignClock, fromRealMs: number, untilRealMs: number): CampaignClock {
  if (isRealClock(clock) || untilRealMs <= fromRealMs) return clock;
  const delayMs = untilRealMs - fromRealMs;
  const before = clock.segments.filter((each) => each.realMs <= fromRealMs);
  const after = clock.segments.filter((each) => each.realMs > fromRealMs);
  const campaignMs = toCampaignMs(clock, fromRealMs);
  const rate = before.at(-1)?.rate ?? 0;
  return {
    segments: [
      ...before,
      { realMs: fromRealMs, campaignMs, rate: 0 },
      { realMs: untilRealMs, campaignMs, rate },
      ...after.map((each) => ({ ...each, realMs: each.realMs + delayMs })),
    ],
  };
}
