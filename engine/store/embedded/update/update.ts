import { isPlainObject, newObjectId, type StoredDocument } from '../bson.ts';
import { compileFilter, type Predicate } from '../filter.ts';
import { equalValues } from '../order.ts';
import { NotInEmbeddedStoreError, storeError } from '../store-errors.ts';
import { operators, type OperatorContext } from './operators.ts';
import { positionalIndex } from './positional.ts';
import { findTargets, readTarget, removeTarget, writeTarget, type PathContext } from './target.ts';

/*
 * Updates follow MongoDB; mingo's updater differs where data would be lost quietly: `$inc` or `$push` on a field of another type does
 * nothing, `$push` to a missing field forgets `$slice` and `$sort`, `$` fails below nested paths, and there is no `$setOnInsert`.
 */

export interface Update {
  /** Changes the document in place, and gives it back. */
  readonly apply: (document: StoredDocument) => StoredDocument;
  /** The document that an upsert inserts. */
  readonly insert: () => StoredDocument;
}

interface Step {
  readonly operator: string;
  readonly path: string;
  readonly operand: unknown;
}

/**
 * @param update normalized; operators only @param filter normalized, for `$` and for what an upsert takes over
 * @throws MongoServerError for conflicting or malformed operators, NotInEmbeddedStoreError for unsupported ones
 */
export function compileUpdate(
  update: StoredDocument,
  filter: StoredDocument,
  arrayFilters: readonly StoredDocument[],
  now: Date,
): Update {
  const steps = stepsOf(update);
  refuseConflicts(steps);
  const filters = compileArrayFilters(arrayFilters);
  refuseUnusedFilters(filters, steps);

  const run = (document: StoredDocument, inserting: boolean): void => {
    const original = inserting ? undefined : structuredPositions(document, steps);
    const paths: PathContext = {
      positional: (arrayPath) => positionalIndex(filter, original ?? document, arrayPath),
      arrayFilters: filters,
    };
    const context: OperatorContext = { now, inserting, id: document['_id'] };
    for (const step of steps) {
      if (step.operator === '$rename') rename(document, step, paths);
      else applyStep(document, step, paths, context);
    }
    if (!inserting && !equalValues(document['_id'], context.id)) throw immutableId();
  };

  return {
    apply: (document) => {
      run(document, false);
      return document;
    },
    insert() {
      const document = equalityFields(filter);
      const id = document['_id'];
      run(document, true);
      if (id !== undefined && !equalValues(document['_id'], id)) throw immutableId();
      const { _id = newObjectId(), ...fields } = document;
      return { _id, ...fields };
    },
  };
}

/** `$` refers to the document as it was found; a copy is only needed when an update uses it. */
function structuredPositions(document: StoredDocument, steps: readonly Step[]): StoredDocument | undefined {
  return steps.some(({ path }) => path.split('.').includes('$')) ? copy(document) : undefined;
}

function copy(value: StoredDocument): StoredDocument {
  const copyValue = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(copyValue);
    return isPlainObject(inner) ? copy(inner) : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyValue(inner)]));
}

function stepsOf(update: StoredDocument): Step[] {
  return Object.entries(update).flatMap(([operator, fields]) => {
    if (!operator.startsWith('$'))
      throw storeError('FailedToParse', `Unknown modifier: ${operator}. Expected an update operator.`);
    if (operator !== '$rename' && !Object.hasOwn(operators, operator))
      throw new NotInEmbeddedStoreError(operator, 'an update');
    if (!isPlainObject(fields)) {
      throw storeError(
        'FailedToParse',
        `Modifiers operate on fields but we found type ${typeof fields} instead for ${operator}.`,
      );
    }
    return Object.entries(fields).map(([path, operand]) => ({ operator, path: checkedPath(path), operand }));
  });
}

function checkedPath(path: string): string {
  if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
    throw storeError('FailedToParse', `The update path '${path}' contains an empty field name, which is not allowed.`);
  }
  return path;
}

function refuseConflicts(steps: readonly Step[]): void {
  const paths = steps.flatMap(({ operator, path, operand }) =>
    operator === '$rename' ? [path, String(operand)] : [path],
  );
  const all = new Set(paths);
  const seen = new Set<string>();
  for (const path of paths) {
    const at = seen.has(path) ? path : prefixesOf(path).find((prefix) => all.has(prefix));
    if (at !== undefined) {
      throw storeError('ConflictingUpdateOperators', `Updating the path '${path}' would create a conflict at '${at}'`);
    }
    seen.add(path);
  }
}

/** `a.b.c` lies under `a` and `a.b`. */
function prefixesOf(path: string): string[] {
  const prefixes: string[] = [];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) prefixes.push(path.slice(0, dot));
  return prefixes;
}

function compileArrayFilters(arrayFilters: readonly StoredDocument[]): Map<string, Predicate> {
  const filters = new Map<string, Predicate>();
  for (const filter of arrayFilters) {
    const names = new Set(identifiersOf(filter));
    const [name] = names;
    if (name === undefined || names.size > 1) {
      throw storeError('FailedToParse', 'Each array filter must name exactly one identifier.');
    }
    if (filters.has(name))
      throw storeError('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`);
    filters.set(name, compileFilter(filter));
  }
  return filters;
}

function identifiersOf(filter: StoredDocument): string[] {
  return Object.entries(filter).flatMap(([key, operand]) => {
    if (!key.startsWith('$')) return [key.split('.')[0]!];
    return Array.isArray(operand) ? operand.filter(isPlainObject).flatMap(identifiersOf) : [];
  });
}

function refuseUnusedFilters(filters: ReadonlyMap<string, Predicate>, steps: readonly Step[]): void {
  for (const name of filters.keys()) {
    if (!steps.some(({ path }) => path.split('.').includes(`$[${name}]`))) {
      throw storeError('FailedToParse', `The array filter for identifier '${name}' was not used in the update`);
    }
  }
}

function applyStep(
  document: StoredDocument,
  { operator, path, operand }: Step,
  paths: PathContext,
  context: OperatorContext,
): void {
  const { creates, apply } = operators[operator]!;
  if (operator === '$setOnInsert' && !context.inserting) return;
  for (const target of findTargets(document, path, creates, paths)) apply(target, operand, path, context);
}

function rename(document: StoredDocument, { path, operand }: Step, paths: PathContext): void {
  if (typeof operand !== 'string') throw storeError('BadValue', `The 'to' field for $rename must be a string: ${path}`);
  const [from] = findTargets(document, path, false, paths);
  const value = from && readTarget(from);
  if (!from || value === undefined) return;
  removeTarget(from);
  for (const target of findTargets(document, checkedPath(operand), true, paths)) writeTarget(target, value);
}

/** The fields that a filter fixes by equality: an upsert begins with them. */
export function equalityFields(filter: StoredDocument): StoredDocument {
  const document: StoredDocument = {};
  const nowhere: PathContext = { positional: () => undefined, arrayFilters: new Map() };
  const collect = (clause: StoredDocument): void => {
    for (const [key, operand] of Object.entries(clause)) {
      if (key === '$and' && Array.isArray(operand)) operand.filter(isPlainObject).forEach(collect);
      else if (!key.startsWith('$')) {
        const value = equalityOf(operand);
        if (value) for (const target of findTargets(document, key, true, nowhere)) writeTarget(target, value.is);
      }
    }
  };
  collect(filter);
  return document;
}

function equalityOf(operand: unknown): { is: unknown } | undefined {
  if (operand instanceof RegExp) return undefined;
  if (!isPlainObject(operand) || !Object.keys(operand).some((key) => key.startsWith('$'))) return { is: operand };
  if ('$eq' in operand) return { is: operand['$eq'] };
  return undefined;
}

function immutableId(): Error {
  return storeError('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
}
