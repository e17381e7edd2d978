import { Context, ProcessingMode } from 'mingo';
import type { PipelineOperator } from 'mingo/types';
import { Aggregator } from 'mingo/aggregator';
import { Lazy, type Iterator } from 'mingo/lazy';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressionOperators from 'mingo/operators/expression';
import {
  $addFields,
  $group,
  $limit,
  $project,
  $replaceRoot,
  $replaceWith,
  $set,
  $skip,
  $unset,
  $unwind,
} from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import { isPlainObject, normalize, type StoredDocument } from './bson.ts';
import type { Pieces } from './cursor.ts';
import type { DocumentReader } from './document-reader.ts';
import { refuseExpressions } from './expressions.ts';
import { compileFilter } from './filter.ts';
import { parseReadOptions } from './options.ts';
import { parseSort, sortDocuments } from './sort.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';

const PLACE = 'an aggregation';

/** The stages that both stores run alike. Matching, sorting and counting are the store's own, so that they mean the same as in a query. */
const stages: Record<`$${string}`, PipelineOperator> = {
  $addFields,
  $group,
  $limit,
  $project,
  $replaceRoot,
  $replaceWith,
  $set,
  $skip,
  $unset,
  $unwind,
  $match: (documents: Iterator, filter: unknown, _options: unknown) =>
    documents.filter(compileFilter(asObject(filter, '$match'))),
  $sort: (documents: Iterator, sort: unknown, _options: unknown) =>
    Lazy(sortDocuments(documents.collect<StoredDocument>(), parseSort(asObject(sort, '$sort')))),
  $count: (documents: Iterator, field: unknown, _options: unknown) => {
    const count = documents.collect().length;
    return Lazy(count === 0 ? [] : [{ [String(field)]: count }]);
  },
};

const context = Context.init({
  pipeline: stages,
  accumulator: accumulators,
  expression: expressionOperators,
  projection: projections,
});

interface Stage {
  readonly name: string;
  readonly operand: unknown;
}

/**
 * Runs a pipeline: its first `$match`, `$sort`, `$skip` and `$limit` as a query (so with indexes), the rest in memory.
 *
 * @param reader of the collection, or undefined when there is none yet
 * @throws NotInEmbeddedStoreError for a stage or expression that the store leaves to a server
 */
export async function* aggregate(reader: DocumentReader | undefined, pipeline: unknown): Pieces {
  const parsed = parsePipeline(pipeline);
  const { filter, options, used } = leadingQuery(parsed);
  const documents: StoredDocument[] = [];
  if (reader) for await (const piece of reader.pieces(filter, parseReadOptions(options))) documents.push(...piece);
  const rest = parsed.slice(used).map(({ name, operand }) => ({ [name]: operand }));
  if (rest.length === 0) {
    yield documents;
    return;
  }
  const aggregator = new Aggregator(rest, { context, scriptEnabled: false, processingMode: ProcessingMode.CLONE_OFF });
  yield aggregator.run<StoredDocument>(documents);
}

/** The pipeline's stages, checked before anything is read. */
export function parsePipeline(pipeline: unknown): Stage[] {
  if (!Array.isArray(pipeline)) throw storeError('FailedToParse', 'A pipeline must be an array of stages');
  const normalized = normalize({ pipeline })['pipeline'] as unknown[];
  return normalized.map((stage) => {
    const entries = isPlainObject(stage) ? Object.entries(stage) : [];
    const [entry] = entries;
    if (!entry || entries.length !== 1) throw storeError('FailedToParse', 'A stage must have exactly one field');
    const [name, operand] = entry;
    if (!Object.hasOwn(stages, name)) throw new NotInEmbeddedStoreError(name, PLACE);
    if (name === '$match') compileFilter(asObject(operand, name));
    else refuseExpressions(operand, PLACE);
    return { name, operand };
  });
}

const QUERY_ORDER = ['$match', '$sort', '$skip', '$limit'];

/** The stages at the beginning that are one query: at most one of each, in the order in which a query applies them. */
function leadingQuery(parsed: readonly Stage[]): { filter: StoredDocument; options: StoredDocument; used: number } {
  const query = new Map<string, unknown>();
  let reached = -1;
  for (const { name, operand } of parsed) {
    const place = QUERY_ORDER.indexOf(name);
    if (place <= reached) break;
    reached = place;
    query.set(name, operand);
  }
  const options = { sort: query.get('$sort'), skip: query.get('$skip'), limit: query.get('$limit') };
  return { filter: asObject(query.get('$match') ?? {}, '$match'), options, used: query.size };
}

function asObject(operand: unknown, stage: string): StoredDocument {
  if (isPlainObject(operand)) return operand;
  throw storeError('FailedToParse', `the ${stage} stage needs an object`);
}
