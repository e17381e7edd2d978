import { z } from 'zod';
import { isTimeZone } from '../../rules/time/zone.ts';

const factor = z.number().min(0);
const ratio = z.number().min(0).max(1);
const hour = z.number().int().min(0).max(24);

const stepMinutes = z
  .number()
  .int()
  .positive()
  .max(1440)
  .refine((minutes) => 60 % minutes === 0 || (minutes % 60 === 0 && 1440 % minutes === 0), {
    error: 'must divide an hour, or be whole hours that divide a day: 15, 60, 180, …',
  });

/**
 * What a simulated shop is like. Money is integer cents, ratios are 0–1, days count from the event day (0), hours are
 * local hours of the day. Traffic, ad budgets, service agents and shipping are scaled so that the expected GMV of the
 * event day, before the surprises and without any action, is `gmvTargetCents`: a small target makes a small shop.
 */
export const demandSchema = z.strictObject({
  /** The event's start, T0: local midnight of the event day. */
  eventAt: z.iso.datetime({ offset: true }).default('2026-11-11T00:00:00+08:00'),
  timezone: z.string().refine(isTimeZone, { error: 'is no IANA time zone' }).default('Asia/Shanghai'),
  currency: z.string().length(3).default('CNY'),
  leadDays: z.number().int().min(0).max(120).default(22),
  tailDays: z.number().int().min(0).max(120).default(31),
  /** From that day on, one step takes so long. Steps above an hour are played hour by hour and published together. */
  steps: z
    .array(z.strictObject({ fromDay: z.number().int(), minutes: stepMinutes }))
    .min(1)
    .default([
      { fromDay: -120, minutes: 60 },
      { fromDay: 0, minutes: 15 },
      { fromDay: 1, minutes: 60 },
    ]),
  skus: z.number().int().min(10).max(5000).default(200),
  customers: z.number().int().min(10).max(50_000).default(4000),
  gmvTargetCents: z.number().int().positive().default(100_000_000),
  /** Share of the expected GMV of the event day that its ads are meant to cost. */
  adShare: ratio.default(0.12),
  traffic: z
    .strictObject({
      warmUpDays: z.number().int().min(0).default(14),
      warmUpFactor: factor.default(1.8),
      eventFactor: factor.default(10),
      slumpFactor: factor.default(0.6),
      recoverDays: z.number().int().min(1).default(7),
    })
    .prefault({}),
  /** Conversion of an ordinary day is near cart × order × pay; the day factors multiply it. */
  conversion: z
    .strictObject({
      cart: ratio.default(0.16),
      order: ratio.default(0.26),
      pay: ratio.default(0.85),
      warmUpFactor: factor.default(0.85),
      eventFactor: factor.default(1.3),
      slumpFactor: factor.default(0.9),
    })
    .prefault({}),
  /** How strongly conversion (and traffic) answers; 0 switches an effect off. */
  elasticity: z
    .strictObject({
      /** exp(price × discount) on the conversion of a SKU, and as much on its share of the looks. */
      price: factor.default(1.5),
      /** exp(coupon × face value ÷ basket), the quotient capped at 0.5. */
      coupon: factor.default(3),
      /** 1 + service × (share replied within 30 s − 0.8). */
      service: factor.default(0.3),
      /** 1 + module × (8 − position) ÷ 7 for the limited-time discount module. */
      module: factor.default(0.35),
      /** Clicks grow as spend to this power: the next click is dearer. */
      budget: ratio.default(0.7),
      /** Visits per customer reached by a message or coupon, over the day that follows. */
      touch: factor.default(0.12),
    })
    .prefault({}),
  /** Standard deviation (of the logarithm) of traffic and conversion, per channel and hour. */
  noise: z.strictObject({ traffic: factor.default(0.06), conversion: factor.default(0.04) }).prefault({}),
  /** What the plan does not know of. */
  surprises: z
    .strictObject({
      eventTrafficFactor: factor.default(0.85),
      evening: z
        .strictObject({ fromHour: hour, toHour: hour, factor })
        .nullable()
        .default({ fromHour: 20, toHour: 22, factor: 1.25 }),
      /** From that hour of the event day on, the hot SKUs are looked at so much more. */
      surge: z.strictObject({ fromHour: hour, factor }).nullable().default({ fromHour: 12, factor: 5 }),
      paymentOutage: z
        .strictObject({ fromMinute: z.number().int(), minutes: z.number().int().positive(), cvrFactor: ratio })
        .nullable()
        .default({ fromMinute: 14 * 60, minutes: 40, cvrFactor: 0.3 }),
    })
    .prefault({}),
  hotSkus: z.number().int().min(0).max(10).default(3),
  /** Hours of the event day, counted from T0, within which the balances of a presale can be paid. */
  balance: z.strictObject({ opensHour: z.number().int(), closesHour: z.number().int() }).prefault({
    opensHour: 0,
    closesHour: 24,
  }),
});

export type DemandConfig = z.infer<typeof demandSchema>;
/** The same with everything optional. */
export type DemandInput = z.input<typeof demandSchema>;

/** @throws ZodError that names every bad field. */
export const parseDemand = (input: DemandInput = {}): DemandConfig => demandSchema.parse(input);

export const DEFAULT_SEED = 1;
