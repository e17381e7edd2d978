import type { Why } from '../conditions/why.ts';
import type { FactName } from '../conditions/fact-names.ts';
import { metricQuery } from '../conditions/read-fact.ts';
import type { Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import { columnOf } from '../words/columns.ts';
import { keyOf, metricKey } from './needs.ts';
import type { Need } from './needs.ts';
import type { Sample } from './sample.ts';

/** Values that were seen in a run, to be pinned as a sample. */
export interface Seen {
  /** Why something was decided, the newest last. */
  readonly whys: readonly Why[];
  readonly variables: Readonly<Record<string, Json>>;
  readonly sets: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Readonly<Record<string, Json>>;
}

/** What a run saw of what is read; what it did not see is left out. */
export function proposeFromRun(needs: readonly Need[], { whys, variables, sets, parameters }: Seen): Sample {
  const seen: Record<string, Json> = {
    ...prefixed('variable', variables),
    ...prefixed('set', sets),
    ...prefixed('parameter', parameters),
  };
  for (const why of whys) for (const [key, value] of leavesSeen(why)) seen[key] = value;
  return onlyNeeded(needs, seen);
}

/** The fields of a row that are read. */
export const proposeFromRow = (needs: readonly Need[], row: Row): Sample => onlyNeeded(needs, prefixed('row', row));

const onlyNeeded = (needs: readonly Need[], values: Readonly<Record<string, Json | undefined>>): Sample =>
  Object.fromEntries(
    needs.flatMap(({ key }) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );

const prefixed = (
  is: Parameters<typeof keyOf>[0],
  values: Readonly<Record<string, Json | readonly string[] | undefined>>,
): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[keyOf(is, name), value as Json]])),
  );

/** What the conditions saw, each under the key of what it looked at. */
function leavesSeen(why: Why): readonly (readonly [string, Json])[] {
  if (!('fact' in why)) return why.conditions.flatMap(leavesSeen);
  const { fact, params = {}, path, factValue } = why;
  if (factValue === undefined) return [];
  const id = typeof params['id'] === 'string' ? params['id'] : undefined;
  switch (fact as FactName) {
    case 'metric':
      return [[metricKey(metricQuery(params)), factValue]];
    case 'row': {
      const column = columnOf(path);
      return column === undefined ? [] : [[keyOf('row', column), factValue]];
    }
    case 'param':
      return id === undefined ? [] : [[keyOf('parameter', id), factValue]];
    case 'var':
      return id === undefined ? [] : [[keyOf('variable', id), factValue]];
    default:
      return [];
  }
}
