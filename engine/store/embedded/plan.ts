import type { StoredDocument } from './bson.ts';
import type { CollectionIndex } from './collection-index.ts';
import { constraintsOf, excludesNull, implies, type Constraint, type Constraints } from './constraints.ts';
import { KeyWriter, keyAfter } from './key-encoding.ts';
import { documentRange, documentKey, indexPrefix, rangeOf, type IndexField } from './key-space.ts';
import type { KeyRange } from './key-value-store.ts';
import type { SortField } from './sort.ts';
import { rankOf } from './order.ts';

/** Where to look for the documents of a filter, in which order. */
export interface Plan {
  /** Read from this index; without one, from the documents in order of `_id`. */
  readonly index: CollectionIndex | undefined;
  readonly ranges: readonly KeyRange[];
  readonly reverse: boolean;
  /** Whether the documents come in the order asked for. */
  readonly sorted: boolean;
}

/** Beyond this many combinations of `$in` values, the later fields are left to the filter. */
const MAX_POINTS = 100_000;

interface Access {
  readonly fields: readonly IndexField[];
  readonly single: boolean;
  readonly range: () => KeyRange;
  readonly prefix: (values: readonly unknown[]) => Buffer;
  readonly index?: CollectionIndex;
}

/** The plan for a filter and a sort: of all indexes the one that fixes most fields by equality, then by range, then gives the order. */
export function planQuery(
  collection: number,
  indexes: readonly CollectionIndex[],
  filter: StoredDocument,
  sort: readonly SortField[],
): Plan {
  const constraints = constraintsOf(filter);
  const plans = accesses(collection, indexes, constraints).map((access) => planAccess(access, constraints, sort));
  let best = plans[0]!;
  for (const plan of plans) if (plan.score > best.score) best = plan;
  return best;
}

function accesses(collection: number, indexes: readonly CollectionIndex[], constraints: Constraints): Access[] {
  const byId: Access = {
    fields: [{ path: '_id', parts: ['_id'], direction: 1 }],
    single: true,
    range: () => documentRange(collection),
    prefix: ([id]) => documentKey(collection, id),
  };
  const usable = indexes.filter((index) => holdsAllMatches(index, constraints));
  return [
    byId,
    ...usable.map((index) => ({
      fields: index.fields,
      single: !index.multikey,
      range: () => index.range,
      prefix: (values: readonly unknown[]) => indexPrefix(index.id, index.fields, values),
      index,
    })),
  ];
}

/** A sparse or partial index serves only filters whose documents are all in it. */
function holdsAllMatches({ definition }: CollectionIndex, constraints: Constraints): boolean {
  if (definition.partialFilterExpression && !implies(constraints, definition.partialFilterExpression)) return false;
  return !definition.sparse || definition.fields.some(([path]) => excludesNull(constraints.get(path)));
}

function planAccess(access: Access, constraints: Constraints, sort: readonly SortField[]): Plan & { score: number } {
  const { index, single } = access;
  const points = pointsOf(access, constraints);
  const next = access.fields[points.depth];
  // With arrays, different elements may meet the two bounds, and different entries the fields after the first.
  const bounds = next && (single || points.depth === 0) ? boundsOf(constraints.get(next.path), single) : undefined;
  const order = single && points.tuples.length === 1 ? orderGiven(access.fields, points.depth, sort) : undefined;
  let ranges: KeyRange[];
  if (points.depth === 0 && !bounds) ranges = [access.range()];
  else {
    const isWholeId = index === undefined && points.depth === 1;
    ranges = points.tuples.flatMap((tuple) =>
      safely(() => {
        const prefix = tuple.length === 0 ? access.range().from : access.prefix(tuple);
        if (isWholeId) return { from: prefix, to: Buffer.concat([prefix, ZERO]) };
        return bounds && next ? boundedRange(prefix, next, bounds) : rangeOf(prefix);
      }),
    );
  }
  const score =
    points.depth * 100 + (bounds ? 20 : 0) + (order && sort.length > 0 ? 10 : 0) + (index?.definition.unique ? 1 : 0);
  return { index, ranges, reverse: order === 'reverse', sorted: sort.length === 0 || order !== undefined, score };
}

const ZERO = Buffer.from([0]);

/** A value too long for a key is in no index. */
function safely(range: () => KeyRange): KeyRange[] {
  try {
    return [range()];
  } catch (error) {
    if (error instanceof Error && 'codeName' in error && error.codeName === 'KeyTooLong') return [];
    throw error;
  }
}

function pointsOf({ fields, single }: Access, constraints: Constraints): { depth: number; tuples: unknown[][] } {
  let tuples: unknown[][] = [[]];
  let depth = 0;
  for (const { path } of fields) {
    const among = constraints.get(path)?.among;
    if (!among || among.length * tuples.length > MAX_POINTS) break;
    tuples = tuples.flatMap((tuple) => among.map((value) => [...tuple, value]));
    depth++;
    if (!single) break;
  }
  return { depth, tuples };
}

type Bounds = Pick<Constraint, 'lower' | 'upper'>;

function boundsOf(constraint: Constraint | undefined, single: boolean): Bounds | undefined {
  if (!constraint) return undefined;
  const { lower } = constraint;
  // The bounds of different types exclude each other, which the filter finds out.
  const upper =
    lower && constraint.upper && (!single || rankOf(lower.value) !== rankOf(constraint.upper.value))
      ? undefined
      : constraint.upper;
  return lower || upper ? { lower, upper } : undefined;
}

const writer = new KeyWriter();

/** The keys under the prefix whose next field lies within the bounds and is of their type. */
function boundedRange(prefix: Buffer, { direction }: IndexField, { lower, upper }: Bounds): KeyRange {
  const at = (value: unknown): Buffer => writer.start(0, 0).value(value, direction).finish().subarray(5);
  const rank = rankOf((lower ?? upper)!.value);
  const rankByte = Buffer.from([direction === 1 ? rank : ~rank & 0xff]);
  const [first, last] = direction === 1 ? [lower, upper] : [upper, lower];
  const from = Buffer.concat([prefix, first ? at(first.value) : rankByte]);
  const to = Buffer.concat([prefix, last ? at(last.value) : rankByte]);
  return {
    from: first && !first.inclusive ? keyAfter(from) : from,
    to: last && !last.inclusive ? to : keyAfter(to),
  };
}

/** Whether reading the fields after the first `fixed` ones, forwards or backwards, gives the sort. */
function orderGiven(
  fields: readonly IndexField[],
  fixed: number,
  sort: readonly SortField[],
): 'forward' | 'reverse' | undefined {
  const fixedPaths = new Set(fields.slice(0, fixed).map(({ path }) => path));
  const wanted = sort.filter(({ path }) => !fixedPaths.has(path));
  const given = fields.slice(fixed);
  if (wanted.length > given.length) return undefined;
  const agrees = (way: 1 | -1): boolean =>
    wanted.every(({ path, direction }, i) => given[i]!.path === path && given[i]!.direction * way === direction);
  if (agrees(1)) return 'forward';
  return agrees(-1) ? 'reverse' : undefined;
}
