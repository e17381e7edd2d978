import { MemoryPoints } from '../../../rules/metrics/points.ts';
import type { MetricPoint } from '../../../rules/metrics/points.ts';
import type { Plan } from '../../../rules/metrics/plan.ts';
import { channelFigures } from '../../../rules/war-room/channels.ts';
import { funnelSteps } from '../../../rules/war-room/funnel.ts';
import { gmvFigures } from '../../../rules/war-room/gmv.ts';
import { sightAt } from '../../../rules/war-room/sight.ts';
import { warRoomSpan } from '../../../rules/war-room/window.ts';
import { HOUR_MS, MINUTE_MS, T0_MS } from '../../support/playbooks.ts';

const timeZone = 'Asia/Shanghai';
const DAY_MS = 24 * HOUR_MS;
const span = { fromMs: T0_MS, toMs: T0_MS + DAY_MS };
const plan: Plan = {
  gmv: [
    [T0_MS, 100],
    [T0_MS + 4 * HOUR_MS, 0],
  ],
  cvr: [[T0_MS, 0.04]],
};
const at = (hours: number, metric: string, value: number, more: Partial<MetricPoint> = {}): MetricPoint => ({
  metric,
  atMs: T0_MS + hours * HOUR_MS,
  value,
  ...more,
});
const sightOf = (points: readonly MetricPoint[], presentMs = T0_MS + 3 * HOUR_MS) =>
  sightAt({ points: new MemoryPoints(points), plan, timeZone }, span, presentMs);

describe('the time that a wall screen is about', () => {
  it('is the event itself; of one that goes on for days the local day at hand', () => {
    expect(warRoomSpan(span, T0_MS + HOUR_MS, timeZone)).toEqual(span);
    const week = { fromMs: T0_MS, toMs: T0_MS + 7 * DAY_MS };
    expect(warRoomSpan(week, T0_MS + 50 * HOUR_MS, timeZone)).toEqual({
      fromMs: T0_MS + 2 * DAY_MS,
      toMs: T0_MS + 3 * DAY_MS,
    });
  });

  it('is the first day before the event and the last one after it', () => {
    const week = { fromMs: T0_MS, toMs: T0_MS + 7 * DAY_MS };
    expect(warRoomSpan(week, T0_MS - DAY_MS, timeZone).fromMs).toBe(T0_MS);
    expect(warRoomSpan(week, T0_MS + 30 * DAY_MS, timeZone).toMs).toBe(week.toMs);
  });
});

describe('the GMV so far', () => {
  it('is held against the plan up to the newest data: what is on its way is no loss', () => {
    const figures = gmvFigures(sightOf([at(1, 'gmv', 110), at(1.5, 'gmv', 55)]));
    expect(figures).toMatchObject({ actual: 165, plan: 150, target: 400, forecast: 440 });
  });

  it('is missing, not zero, before anything has come in', () =>
    expect(gmvFigures(sightOf([]))).toMatchObject({ actual: null, plan: null, target: 400, forecast: null }));

  it('does not count what came before the event', () =>
    expect(gmvFigures(sightOf([at(-0.5, 'gmv', 999)])).actual).toBeNull());

  it('stops at the end of the event, whatever sells afterwards', () => {
    const points = [at(23, 'gmv', 10), at(25, 'gmv', 10)];
    expect(gmvFigures(sightOf(points, T0_MS + 26 * HOUR_MS)).actual).toBe(10);
  });
});

describe('the funnel', () => {
  const counted = { window: 'PT1H' } as const;
  it('is of the last hour that visitors were counted for, though sales are newer', () => {
    const points = [at(1, 'uv', 1000, counted), at(1, 'buyers', 50, counted), at(1.5, 'gmv', 5)];
    const [uv, , buyers] = funnelSteps(sightOf(points));
    expect(uv).toMatchObject({ value: 1000, reference: null, basis: null });
    expect(buyers).toMatchObject({ value: 50, rate: { value: 0.05, reference: 0.04, basis: 'plan' } });
  });

  it('is there without any sales: they may come from elsewhere, or not at all', () => {
    const sight = sightOf([at(0.5, 'uv', 1200), at(0.5, 'buyers', 60)]);
    expect(sight.asOfMs).toBe(T0_MS + 0.5 * HOUR_MS);
    expect(funnelSteps(sight)).toMatchObject([{ value: 1200 }, { value: null }, { value: 60, rate: { value: 0.05 } }]);
    expect(gmvFigures(sight)).toMatchObject({ actual: null, plan: null, forecast: null });
  });

  it('is held against the same hour of the days before where nothing is planned', () => {
    const before = [1, 2, 3].map((days) => at(1 - 24 * days, 'uv', 500, counted));
    const [uv] = funnelSteps(sightOf([...before, at(1, 'uv', 600, counted), at(1, 'gmv', 5)]));
    expect(uv).toMatchObject({ value: 600, reference: 500, basis: 'baseline' });
  });
});

describe('the channels', () => {
  const of = (channel: string) => ({ where: { channel } });
  it('come with their hours, the one that sold most first; without ads there is no ROI', () => {
    const points = [
      at(1, 'gmv', 30),
      at(1, 'gmv', 10, of('live')),
      at(1, 'gmv', 20, of('search')),
      at(1, 'adSpend', 10, of('search')),
      at(1, 'attributedGmv', 5, of('search')),
    ];
    expect(channelFigures(sightOf(points), [{ id: 'live', title: 'Live stream' }])).toEqual([
      { channel: 'search', title: null, gmv: 20, adSpend: 10, roi: 0.5, hours: [20] },
      { channel: 'live', title: 'Live stream', gmv: 10, adSpend: null, roi: null, hours: [10] },
    ]);
  });

  it('are none before there are data', () => expect(channelFigures(sightOf([], T0_MS + MINUTE_MS), [])).toEqual([]));
});
