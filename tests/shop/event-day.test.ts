import { parseDemand, DEFAULT_SEED } from '../../engine/shop/config.ts';
import { makeShop } from '../../engine/shop/initial/shop.ts';
import { playStep } from '../../engine/shop/demand/play.ts';
import { channelRow } from '../../engine/shop/measure/rows.ts';
import type { Point } from '../../engine/shop/measure/points.ts';
import { planFor } from '../../engine/shop/plan.ts';
import { CHANNELS } from '../../engine/shop/channels.ts';
import { sales7d } from '../../engine/shop/state.ts';
import { lastOf, NO_SURPRISES, playThrough, sumOf } from './small-shop.ts';

describe('The event day of the default shop, without any action', () => {
  const plan = planFor({}, DEFAULT_SEED);
  const shop = makeShop(parseDemand(), DEFAULT_SEED);
  playThrough(shop, -1);
  const points: Point[] = [];
  const lowAtHour = new Map<string, number>();
  const roiAt18 = new Map<string, number>();
  for (const step of shop.model.calendar.steps) {
    const { day, hour } = step.slices[0]!;
    if (day !== 0) continue;
    points.push(...playStep(shop.model, shop.state, step));
    for (const sku of shop.state.market.skus.values()) {
      if (sku.stock < 1.5 * sales7d(sku) && !lowAtHour.has(sku.id)) lowAtHour.set(sku.id, hour);
    }
    if (hour !== 18) continue;
    for (const channel of CHANNELS) {
      const { roi } = channelRow(shop.model, shop.state, channel);
      if (typeof roi === 'number') roiAt18.set(channel, roi);
    }
  }
  const { eventMs } = shop.model.calendar;
  const at = (metric: string, hour: number): number =>
    points.find(
      (point) =>
        point.metric === metric &&
        point.window === 'PT1H' &&
        !point.where &&
        Date.parse(point.at) === eventMs + hour * 3_600_000,
    )!.value;
  const cvrAgainstPlan = (hour: number): number =>
    at('buyers', hour) /
    at('uv', hour) /
    plan.hourly['cvr']!.find(([instant]) => instant === `T0 + PT${hour - 1}H`)![1];
  const cvrOf = (channel: string): number =>
    lastOf(points, 'buyers', 'P1D', channel) / lastOf(points, 'uv', 'P1D', channel);

  it('ends near its GMV target of a million', () => {
    const reached = sumOf(points, 'gmv') / 100_000_000;
    expect(reached).toBeGreaterThan(0.8);
    expect(reached).toBeLessThan(1.15);
  });

  it('converts clearly above plan in the evening', () => {
    expect(cvrAgainstPlan(21)).toBeGreaterThan(1.15);
    expect(cvrAgainstPlan(22)).toBeGreaterThan(1.15);
  });

  it('converts clearly below plan in the hour of the payment outage', () => {
    expect(cvrAgainstPlan(15)).toBeLessThan(0.75);
    expect(cvrAgainstPlan(14)).toBeGreaterThan(0.85);
  });

  it('has two to four hot SKUs that run low in the afternoon, and nobody else does', () => {
    expect(lowAtHour.size).toBeGreaterThanOrEqual(2);
    expect(lowAtHour.size).toBeLessThanOrEqual(4);
    for (const hour of lowAtHour.values()) {
      expect(hour).toBeGreaterThanOrEqual(12);
      expect(hour).toBeLessThan(18);
    }
  });

  it('has one channel that does not earn its ads, and one that converts at most half as well as search', () => {
    expect([...roiAt18].filter(([, roi]) => roi < 1).map(([channel]) => channel)).toEqual(['social']);
    const poor = CHANNELS.filter((channel) => cvrOf(channel) <= 0.5 * cvrOf('search'));
    expect(poor).toEqual(['content']);
  });
});

describe('The plan of the shop', () => {
  const plan = planFor({}, DEFAULT_SEED);

  it('has 24 hourly steps whose GMV adds up to the target exactly', () => {
    const gmv = plan.hourly['gmv']!;
    expect(gmv).toHaveLength(25);
    expect(gmv.reduce((sum, [, value]) => sum + value, 0)).toBe(100_000_000);
    expect(gmv.slice(0, 2).map(([instant]) => instant)).toEqual(['T0', 'T0 + PT1H']);
    expect(plan.day['gmv']).toBe(100_000_000);
  });

  it('gives distinct counts of the day that are less than the sum of the hours', () => {
    for (const metric of ['uv', 'buyers']) {
      const hours = plan.hourly[metric]!.reduce((sum, [, value]) => sum + value, 0);
      expect(plan.day[metric]).toBeLessThan(hours);
    }
  });

  it('is what the shop does on average where luck and surprises are off', () => {
    const config = { surprises: NO_SURPRISES, noise: { traffic: 0, conversion: 0 } };
    const seeds = [11, 12, 13, 14];
    const ratios = seeds.map((seed) => {
      const shop = makeShop(parseDemand(config), seed);
      playThrough(shop, -1);
      const points = playThrough(shop, 0);
      const expected = planFor(config, seed).day;
      return (['gmv', 'uv', 'buyers', 'carters'] as const).map((metric) => {
        const actual = metric === 'gmv' ? sumOf(points, metric) : lastOf(points, metric, 'P1D');
        return actual / expected[metric]!;
      });
    });
    for (const place of [0, 1, 2, 3]) {
      const mean = ratios.reduce((sum, each) => sum + each[place]!, 0) / seeds.length;
      expect(Math.abs(mean - 1)).toBeLessThan(0.06);
    }
  });
});
