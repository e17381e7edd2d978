import type { Facts } from '../conditions/facts.ts';
import type { Row } from '../feel/scope.ts';
import { feelScope } from '../interpreter/context.ts';
import type { Context } from '../interpreter/messages.ts';
import type { Json } from '../json.ts';
import type { MetricReading } from '../metrics/read.ts';
import type { Playbook } from '../playbook/schema.ts';
import { keyOf, metricKey } from './needs.ts';

/** Values to try conditions and expressions on, by the keys of what needs them. A set's value is the list of its ids. */
export type Sample = Readonly<Record<string, Json>>;

/** Where and when a sample is tried. */
export interface SamplePlace {
  readonly playbook: Pick<Playbook, 'parameters' | 'timezone'>;
  readonly phase: string;
  /** Epoch ms. */
  readonly anchors: Readonly<Record<string, number>>;
  /** The instant as of which it is tried, epoch ms. */
  readonly atMs: number;
  /** Whether there is a row. */
  readonly rows: boolean;
}

const SAMPLE_ROW = 'sample';
const NOTHING: MetricReading = { present: false };

/** What conditions can ask where only the sample is known. A parameter that it does not give has its default. */
export function factsOfSample(sample: Sample, { playbook, phase, anchors, atMs, rows }: SamplePlace): Facts {
  const parameters = {
    ...Object.fromEntries(
      Object.entries(playbook.parameters).flatMap(([id, { default: standard }]) =>
        standard === undefined ? [] : [[id, standard as Json]],
      ),
    ),
    ...named(sample, 'parameter'),
  };
  const variables = named(sample, 'variable');
  const sets = Object.fromEntries(
    Object.entries(named(sample, 'set')).map(([name, ids]) => [name, Array.isArray(ids) ? ids.map(String) : []]),
  );
  const fields = named(sample, 'row');
  const { id } = fields;
  const row: Row | undefined = rows ? { ...fields, id: typeof id === 'string' ? id : SAMPLE_ROW } : undefined;
  const context: Context = {
    nowMs: atMs,
    phase,
    parameters,
    variables,
    anchors,
    sets: Object.fromEntries(Object.entries(sets).map(([name, ids]) => [name, { $set: name, count: ids.length }])),
  };
  return {
    atMs,
    timeZone: playbook.timezone,
    ...(row && { row }),
    metric(query) {
      const value = sample[metricKey(query)];
      return typeof value === 'number' ? { present: true, value, newestMs: atMs } : NOTHING;
    },
    param: (parameter) => parameters[parameter],
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    set: (name) => (Object.hasOwn(sets, name) ? sets[name] : undefined),
    scope: feelScope(context, playbook.timezone, row),
  };
}

/** The sample's values of one sort, by name. */
function named(sample: Sample, is: Parameters<typeof keyOf>[0]): Record<string, Json> {
  const start = keyOf(is, '');
  return Object.fromEntries(
    Object.entries(sample).flatMap(([key, value]) => (key.startsWith(start) ? [[key.slice(start.length), value]] : [])),
  );
}
