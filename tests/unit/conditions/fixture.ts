import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';
import type { MetricReading } from '../../../rules/metrics/read.ts';

export const AT_MS = Date.parse('2026-11-11T20:30:00+08:00');
export const TIME_ZONE = 'Asia/Shanghai';

export interface World {
  readonly metrics?: Readonly<Record<string, MetricReading>>;
  readonly row?: Row;
  readonly params?: Readonly<Record<string, Json | undefined>>;
  readonly variables?: Readonly<Record<string, Json | undefined>>;
  readonly sets?: Readonly<Record<string, readonly string[]>>;
}

/** Facts out of plain records, on the evening of the event day in Shanghai. */
export const factsOf = ({ metrics = {}, row, params = {}, variables = {}, sets = {} }: World): Facts => ({
  atMs: AT_MS,
  timeZone: TIME_ZONE,
  metric: ({ id }) => metrics[id] ?? { present: false },
  row,
  param: (id) => params[id],
  variable: (name) => variables[name],
  set: (name) => sets[name],
  scope: {
    values: { ...params, ...variables, row },
    instants: { T0: Date.parse('2026-11-11T00:00:00+08:00') },
    nowMs: AT_MS,
    timeZone: TIME_ZONE,
    set: (name) => (sets[name] ? { $set: name, count: sets[name].length } : undefined),
  },
});

export const reading = (value: number, newestMs = AT_MS): MetricReading => ({ present: true, value, newestMs });
