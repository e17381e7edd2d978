import { chartRange, firstChartRange } from '../../../editor/campaign/chart/chartRange.ts';
import { seriesUntil } from '../../../editor/campaign/chart/seriesUntil.ts';
import { isBehind, kpiOf, kpiRange } from '../../../editor/campaign/now/kpis.ts';
import { nextSteps, whatOf } from '../../../editor/campaign/now/nextSteps.ts';
import { sideOf } from '../../../editor/charts/planChart.ts';
import { sparklinePath } from '../../../editor/charts/sparklinePath.ts';
import { tickStyle, timeTicks } from '../../../editor/charts/timeTicks.ts';

const ms = (text: string): number => Date.parse(text);
const phases = [
  { id: 'prep' as const, from: '2026-10-21T00:00:00+08:00', to: '2026-11-11T00:00:00+08:00' },
  { id: 'live' as const, from: '2026-11-11T00:00:00+08:00', to: '2026-11-12T00:00:00+08:00' },
  { id: 'wrapup' as const, from: '2026-11-12T00:00:00+08:00', to: '2026-11-15T00:00:00+08:00' },
];
const point = (actual: number | null, plan: number | null) => ({ at: '', actual, plan });

describe('a figure against its plan', () => {
  it('is the sum of the hours that have data, and so is its plan: hours to come do not count', () => {
    const kpi = kpiOf({ metric: 'gmv', points: [point(110, 100), point(90, 100), point(null, 500)] });
    expect(kpi).toMatchObject({ value: 200, plan: 200, change: 0 });
  });

  it('is the newest hour’s where hours do not add up', () => {
    expect(kpiOf({ metric: 'uv', points: [point(500, 400), point(300, 400), point(null, 900)] })).toMatchObject({
      value: 300,
      plan: 400,
      change: -0.25,
    });
  });

  it('counts what has come in of the hour that is not over, from the first minutes on', () => {
    const begun = { at: '2026-11-11T00:20:00+08:00', actual: 40, plan: 50 };
    expect(kpiOf({ metric: 'gmv', points: [point(110, 100), point(null, 100)], begun })).toMatchObject({
      value: 150,
      plan: 150,
      change: 0,
      actuals: [110],
    });
    expect(kpiOf({ metric: 'uv', points: [point(null, 400)], begun })).toMatchObject({ value: 40, at: begun.at });
  });

  it('does not count an hour without a plan against it', () => {
    expect(kpiOf({ metric: 'gmv', points: [point(50, null), point(100, 100)] })).toMatchObject({
      value: 150,
      plan: 100,
      change: 0,
    });
  });

  it('is what it was at an instant that is looked back at, without what came in later', () => {
    const at = (hour: number, actual: number | null) => ({ at: `2026-11-11T0${hour}:00:00+08:00`, actual, plan: 100 });
    const series = {
      metric: 'gmv',
      unit: 'money' as const,
      step: 'PT1H',
      points: [at(1, 110), at(2, 90), at(3, 70)],
      begun: { at: '2026-11-11T03:20:00+08:00', actual: 30, plan: 40 },
    };
    const past = seriesUntil(series, ms('2026-11-11T02:30:00+08:00'));
    expect(past.points).toEqual([at(1, 110), at(2, 90), at(3, null)]);
    expect(kpiOf(past)).toMatchObject({ value: 200, plan: 200, at: '2026-11-11T02:00:00+08:00' });
    expect(kpiOf(seriesUntil(series, ms('2026-11-11T03:20:00+08:00')))).toMatchObject({ value: 300, plan: 340 });
  });

  it('has no value without data, and no change without a plan', () => {
    expect(kpiOf({ metric: 'gmv', points: [point(null, 100)] })).toMatchObject({
      value: undefined,
      plan: undefined,
      change: undefined,
    });
    expect(kpiOf({ metric: 'gmv', points: [point(5, null)] })).toMatchObject({
      value: 5,
      plan: undefined,
      change: undefined,
    });
  });
});

describe('what the figures are about', () => {
  it('is the phase at hand before the event, in days', () => {
    expect(kpiRange({ phases }, ms('2026-11-01T00:00:00+08:00'))).toMatchObject({ phase: 'prep', step: 'P1D' });
  });

  it('is the last hour on the first day of a long phase, when no whole day has its figures', () => {
    expect(kpiRange({ phases }, ms(phases[0]!.from) + 3 * 3_600_000)).toMatchObject({ phase: 'prep', step: 'PT1H' });
  });

  it('is the event from its start on, in hours, also after it has ended', () => {
    expect(kpiRange({ phases }, ms('2026-11-11T13:00:00+08:00'))).toMatchObject({ phase: 'live', step: 'PT1H' });
    expect(kpiRange({ phases }, ms('2026-11-13T00:00:00+08:00'))).toMatchObject({ phase: 'live' });
  });

  it('is history once the phase is over, or the campaign', () => {
    expect(kpiRange({ phases }, ms('2026-11-11T13:00:00+08:00'))).toMatchObject({ over: false });
    expect(kpiRange({ phases }, ms('2026-11-12T00:00:00+08:00'))).toMatchObject({ phase: 'live', over: true });
    expect(kpiRange({ phases, endedAt: phases[1]!.from }, ms('2026-11-11T13:00:00+08:00'))).toMatchObject({
      over: true,
    });
  });

  it('is told with its time where it is older than the last hour', () => {
    const nowMs = ms('2026-11-11T13:00:00+08:00');
    const range = kpiRange({ phases }, nowMs)!;
    const seenAt = (at: string) => kpiOf({ metric: 'uv', points: [{ at, actual: 1, plan: null }] });
    expect(isBehind(seenAt('2026-11-11T12:00:00+08:00'), range, nowMs)).toBe(false);
    expect(isBehind(seenAt('2026-11-11T11:00:00+08:00'), range, nowMs)).toBe(true);
    // After the event the last hour is its own.
    expect(isBehind(seenAt('2026-11-12T00:00:00+08:00'), range, nowMs + 3 * 86_400_000)).toBe(false);
  });

  it('is what the chart opens with from a day before on; what it shows then, nothing but the reader changes', () => {
    const about = { phases, startedAt: phases[0]!.from };
    expect(firstChartRange(about, ms('2026-11-01T00:00:00+08:00'))).toBe('campaign');
    expect(firstChartRange(about, ms('2026-11-10T01:00:00+08:00'))).toBe('eventDay');
    expect(chartRange(about, 'campaign')).toMatchObject({ from: phases[0]!.from, to: phases[2]!.to, step: 'P1D' });
    expect(chartRange(about, 'eventDay')).toMatchObject({ from: phases[1]!.from, to: phases[1]!.to, step: 'PT1H' });
  });
});

describe('what comes next', () => {
  const now = ms('2026-11-11T13:20:00+08:00');
  const at = (minutes: number) => ({
    at: new Date(now + minutes * 60_000).toISOString(),
    node: `n${minutes}`,
    what: 'due',
  });

  const names = (...minutes: number[]) => nextSteps(minutes.map(at), now).map(({ node }) => node);

  it('is the next three things, however far off', () => {
    expect(names(50, 90, 600, 6000)).toEqual(['n50', 'n90', 'n600']);
    expect(names(9000)).toEqual(['n9000']);
  });

  it('is all that comes within a quarter of an hour, if that is more, up to six', () => {
    expect(names(1, 2, 5, 14, 90)).toEqual(['n1', 'n2', 'n5', 'n14']);
    expect(names(1, 2, 3, 4, 5, 6, 7)).toHaveLength(6);
  });

  it('begins with what is due by now: with a clock that goes fast that may be all there is', () => {
    expect(names(-3, -1, 90)).toEqual(['n-3', 'n-1', 'n90']);
  });

  it('is named by the kind of its timer', () => {
    expect(whatOf('remind:0')).toBe('remind');
    expect(whatOf('something else')).toBeUndefined();
  });
});

describe('a time axis', () => {
  it('has round times of the playbook’s zone, not of the browser’s', () => {
    const { ticks, unit } = timeTicks(ms('2026-11-10T18:30:00Z'), ms('2026-11-11T16:00:00Z'), 'Asia/Kolkata', 6);
    expect(unit).toBe('hour');
    expect(ticks.map((tick) => new Date(tick).toISOString())).toEqual([
      '2026-11-10T18:30:00.000Z',
      '2026-11-10T22:30:00.000Z',
      '2026-11-11T02:30:00.000Z',
      '2026-11-11T06:30:00.000Z',
      '2026-11-11T10:30:00.000Z',
      '2026-11-11T14:30:00.000Z',
    ]);
  });

  it('stays at midnight over a change of the clocks', () => {
    const { ticks } = timeTicks(ms('2026-10-23T22:00:00Z'), ms('2026-10-27T23:00:00Z'), 'Europe/Berlin', 5);
    expect(ticks.map((tick) => new Date(tick).toISOString())).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
      '2026-10-26T23:00:00.000Z',
      '2026-10-27T23:00:00.000Z',
    ]);
  });

  it('tells the day at midnight where it covers several', () => {
    const midnight = ms('2026-11-11T00:00:00+08:00');
    const days = (count: number) => ({ fromMs: midnight, toMs: midnight + count * 86_400_000 });
    const style = (atMs: number, count: number) => tickStyle(atMs, 'hour', days(count), 'Asia/Shanghai');
    expect([style(midnight, 3), style(midnight + 3_600_000, 3), style(midnight, 1)]).toEqual(['day', 'time', 'time']);
  });

  it('never has more labels than fit', () => {
    expect(timeTicks(0, 60 * 86_400_000, 'UTC', 8).ticks.length).toBeLessThanOrEqual(9);
  });
});

describe('a word at a line of a chart', () => {
  const chart = { fromMs: 0, toMs: 100 };

  it('stands after its line, at the end of the chart before it', () => {
    expect(sideOf(50, undefined, chart)).toBe('right');
    expect(sideOf(95, undefined, chart)).toBe('left');
  });

  it('stands away from that of a line close by', () => {
    expect([sideOf(50, 54, chart), sideOf(54, 50, chart)]).toEqual(['left', 'right']);
    expect([sideOf(30, 54, chart), sideOf(54, 30, chart)]).toEqual(['right', 'right']);
  });
});

describe('a sparkline', () => {
  it('leaves a gap where a value is missing', () => {
    expect(sparklinePath([0, null, 10], { low: 0, high: 10, width: 20, height: 14 })).toBe('M0.0 12.0M20.0 2.0');
  });
});
