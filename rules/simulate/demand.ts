import { z } from 'zod';
import { findMetric, unknownMetric } from '../metrics/catalogue.ts';
import type { MetricPoint } from '../metrics/points.ts';
import { duration } from '../playbook/fields.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { randomOf } from '../random/random.ts';
import { isPositive, shift } from '../time/duration.ts';
import { localHour, localWeekday, WEEKDAYS } from '../time/zone.ts';

const peak = z.strictObject({ from: z.string(), to: z.string(), times: z.number().min(0) });

const common = {
  /** Relative standard deviation of the chance in each step; 0 is none. */
  noise: z.number().min(0).max(2).default(0),
  peaks: z.array(peak).default([]),
};
const perDay = z.strictObject({ perDay: z.number().min(0), ...common });
const level = z.strictObject({ level: z.number(), ...common });
const share = z.strictObject({ of: z.string(), times: z.number().min(0), ...common });

const hours = z
  .array(z.number().min(0))
  .length(24)
  .refine((each) => each.some((weight) => weight > 0));

/**
 * A model of demand that gives metric series: a metric has so much per day, spread over its hours; or a level; or it is
 * a multiple of another one (buyers of uv). Peaks multiply between two instants, chance by its seed.
 */
export const demandSchema = z.strictObject({
  /** Between these instants a point each `every`; by default from the first phase's beginning to the last one's end. */
  from: z.string().optional(),
  to: z.string().optional(),
  every: duration().default('PT1H'),
  /** How much each local hour has of a day, as weights; evenings have the most by default. */
  hours: hours.optional(),
  /** Factors by weekday, `mon` … `sun`; 1 by default. */
  weekdays: z.partialRecord(z.enum(WEEKDAYS), z.number().min(0)).default({}),
  series: z.record(z.string(), z.union([perDay, level, share])),
});
export type Demand = z.infer<typeof demandSchema>;
type Series = Demand['series'][string];

/** Of a shop's day, by the hour: a quiet night, a lunch break, and the evening peak. */
const USUAL_HOURS = [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 5, 5, 5, 6, 7, 9, 9, 6, 4];

const DAY_MS = 86_400_000;

const noSuchSeries = defineProblem('demand-series-unknown', {
  en: '“{metric}” is to be a multiple of “{of}”, which the demand model does not give. It gives: {known}.',
  'zh-CN': '“{metric}”应为“{of}”的倍数，但需求模型中没有“{of}”。现有：{known}。',
});
const seriesCycle = defineProblem('demand-cycle', {
  en: '“{metric}” is a multiple of itself, by way of others. One of them needs “perDay” or “level”.',
  'zh-CN': '“{metric}”经由其他序列成为自身的倍数。其中之一需要 perDay 或 level。',
});
const derivedGiven = defineProblem('demand-series-derived', {
  en: '“{metric}” is computed from others. Give its parts instead: {parts}.',
  'zh-CN': '“{metric}”由其他指标计算得出。请改为给出其组成：{parts}。',
});
const stepTooShort = defineProblem('demand-step-too-short', {
  en: '“every” must be a minute or longer.',
  'zh-CN': 'every 不能短于一分钟。',
});

export interface DemandScope {
  readonly seed: number;
  readonly timeZone: string;
  /** The playbook's own span (epoch ms). */
  readonly fromMs: number;
  readonly toMs: number;
  readonly instant: (text: string) => Result<number>;
}

/** The points that the model gives, the same for the same seed. Problems have places within the model. */
export function playDemand(demand: Demand, scope: DemandScope): Result<readonly MetricPoint[]> {
  const { seed, timeZone } = scope;
  const problems: Problem[] = [];
  const at = (text: string | undefined, place: string, otherwiseMs: number): number => {
    const read = text === undefined ? ok(otherwiseMs) : scope.instant(text);
    if (read.ok) return read.value;
    problems.push(...read.problems.map((each) => ({ ...each, place: { pointer: place } })));
    return otherwiseMs;
  };
  const fromMs = at(demand.from, '/from', scope.fromMs);
  const toMs = at(demand.to, '/to', scope.toMs);
  if (!isPositive(demand.every) || shift(0, demand.every, 'UTC') < 60_000) problems.push(stepTooShort('/every'));
  const peaks = new Map(
    Object.entries(demand.series).map(([metric, { peaks: written }]) => [
      metric,
      written.map(({ from, to, times }, index) => {
        const place = `/series/${metric}/peaks/${index}`;
        return { fromMs: at(from, `${place}/from`, 0), toMs: at(to, `${place}/to`, 0), times };
      }),
    ]),
  );
  problems.push(...checkSeries(demand.series));
  if (problems.length > 0) return failed(...problems);

  const weights = demand.hours ?? USUAL_HOURS;
  const average = weights.reduce((sum, each) => sum + each, 0) / 24;
  const points: MetricPoint[] = [];
  for (let startMs = fromMs; startMs < toMs;) {
    const atMs = shift(startMs, demand.every, timeZone);
    // The step's middle says which hour and day it belongs to.
    const middleMs = (startMs + atMs) / 2;
    const ofDay =
      ((weights[localHour(middleMs, timeZone)]! / average) *
        (demand.weekdays[localWeekday(middleMs, timeZone)] ?? 1) *
        (atMs - startMs)) /
      DAY_MS;
    const values = new Map<string, number>();
    const valueOf = (metric: string): number => {
      const known = values.get(metric);
      if (known !== undefined) return known;
      const series = demand.series[metric]!;
      const lift = peaks
        .get(metric)!
        .reduce((times, each) => (middleMs > each.fromMs && middleMs <= each.toMs ? times * each.times : times), 1);
      const luck = series.noise === 0 ? 1 : randomOf(seed, metric, startMs).lognormal(series.noise);
      const value = expected(series, ofDay, valueOf) * lift * luck;
      values.set(metric, value);
      return value;
    };
    for (const metric of Object.keys(demand.series)) {
      points.push({ metric, atMs, value: rounded(metric, valueOf(metric)), ...windowOf(metric, demand.every) });
    }
    startMs = atMs;
  }
  return ok(points);
}

function expected(series: Series, ofDay: number, valueOf: (metric: string) => number): number {
  if ('perDay' in series) return series.perDay * ofDay;
  return 'level' in series ? series.level : valueOf(series.of) * series.times;
}

/** Counts and money come in whole numbers. */
function rounded(metric: string, value: number): number {
  const { unit } = findMetric(metric)!;
  return unit === 'count' || unit === 'money' ? Math.round(value) : value;
}

/** A distinct count holds for the step over which it was counted, and for no other window. */
const windowOf = (metric: string, every: string): { window?: string } =>
  findMetric(metric)!.kind === 'distinct' ? { window: every } : {};

function checkSeries(series: Demand['series']): Problem[] {
  const known = Object.keys(series);
  return known.flatMap((metric) => {
    const place = `/series/${metric}`;
    const definition = findMetric(metric);
    if (!definition) return [unknownMetric(metric, place)];
    if (definition.parts) return [derivedGiven(place, { metric, parts: definition.parts.join(', ') })];
    const seen = new Set<string>();
    for (let name = metric; ;) {
      if (seen.has(name)) return [seriesCycle(`${place}/of`, { metric })];
      seen.add(name);
      const each = series[name]!;
      if (!('of' in each)) return [];
      if (!Object.hasOwn(series, each.of)) {
        // Said where it is written, once.
        return name === metric ? [noSuchSeries(`${place}/of`, { metric, of: each.of, known: known.join(', ') })] : [];
      }
      name = each.of;
    }
  });
}
