import { Query } from 'mingo';
import { hasOperators, isPlainObject, type StoredDocument } from './bson.ts';
import { someAtPath } from './document-path.ts';
import { refuseExpressions } from './expressions.ts';
import { compareValues, equalValues, rankOf } from './order.ts';
import { NotInEmbeddedStoreError, storeError } from './store-errors.ts';
import { hasBsonType } from './type-names.ts';
import { ValueSet } from './value-set.ts';

/*
 * Matching follows MongoDB's rules for paths through arrays, type bracketing and null; mingo's own matching differs there (field order of
 * embedded documents, `$in` with arrays, null below arrays, binary values, `$type` of elements) and costs 18 µs to compile, so only
 * aggregation expressions go through it.
 */

export type Predicate = (document: StoredDocument) => boolean;
type LeafTest = (leaf: unknown) => boolean;

const PLACE = 'a filter';

/**
 * @param filter a normalized filter
 * @throws MongoServerError for a malformed operator, NotInEmbeddedStoreError for one that only a server has
 */
export function compileFilter(filter: StoredDocument): Predicate {
  const tests = Object.entries(filter).flatMap(([key, operand]) => compileEntry(key, operand));
  if (tests.length === 1) return tests[0]!;
  return (document) => tests.every((test) => test(document));
}

function compileEntry(key: string, operand: unknown): Predicate[] {
  if (!key.startsWith('$')) return compileField(key.split('.'), operand);
  switch (key) {
    case '$and': {
      return clauses(key, operand);
    }
    case '$or': {
      const tests = clauses(key, operand);
      return [(document) => tests.some((test) => test(document))];
    }
    case '$nor': {
      const tests = clauses(key, operand);
      return [(document) => !tests.some((test) => test(document))];
    }
    case '$expr': {
      refuseExpressions(operand, 'a $expr filter');
      const query = new Query({ $expr: operand }, { scriptEnabled: false });
      return [(document) => query.test(document)];
    }
    case '$comment':
      return [];
    default:
      throw new NotInEmbeddedStoreError(key, PLACE);
  }
}

function clauses(key: string, operand: unknown): Predicate[] {
  if (!Array.isArray(operand) || operand.length === 0 || !operand.every(isPlainObject)) {
    throw storeError('BadValue', `${key} must be a nonempty array of filters`);
  }
  return operand.map(compileFilter);
}

function compileField(path: readonly string[], operand: unknown): Predicate[] {
  if (operand instanceof RegExp) return [atPath(path, orElement(regexTest(operand)))];
  if (!hasOperators(operand)) return [atPath(path, orElement(equalTo(operand)))];
  const plain = Object.keys(operand).find((key) => !key.startsWith('$'));
  if (plain !== undefined) throw storeError('BadValue', `unknown operator: ${plain}`);
  return Object.entries(operand)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, value]) => compileOperator(path, operator, value, operand));
}

const atPath =
  (path: readonly string[], test: LeafTest): Predicate =>
  (document) =>
    someAtPath(document, path, test);

const notAtPath =
  (path: readonly string[], test: LeafTest): Predicate =>
  (document) =>
    !someAtPath(document, path, test);

/** A condition on an array holds when it holds for the array or for any of its elements. */
const orElement =
  (test: LeafTest): LeafTest =>
  (leaf) =>
    test(leaf) || (Array.isArray(leaf) && leaf.some(test));

const equalTo =
  (operand: unknown): LeafTest =>
  (value) =>
    equalValues(value, operand);

function compileOperator(path: readonly string[], operator: string, operand: unknown, all: StoredDocument): Predicate {
  switch (operator) {
    case '$eq':
      return atPath(path, orElement(equalTo(operand)));
    case '$ne':
      return notAtPath(path, orElement(equalTo(operand)));
    case '$gt':
      return atPath(path, orElement(inOrder(operand, (order) => order > 0)));
    case '$gte':
      return atPath(path, orElement(inOrder(operand, (order) => order >= 0)));
    case '$lt':
      return atPath(path, orElement(inOrder(operand, (order) => order < 0)));
    case '$lte':
      return atPath(path, orElement(inOrder(operand, (order) => order <= 0)));
    case '$in':
      return atPath(path, orElement(anyOf(operator, operand)));
    case '$nin':
      return notAtPath(path, orElement(anyOf(operator, operand)));
    case '$exists':
      return (operand ? atPath : notAtPath)(path, (leaf) => leaf !== undefined);
    case '$type':
      return atPath(path, orElement(typeTest(operand)));
    case '$regex':
      return atPath(path, orElement(regexTest(toRegExp(operand, all['$options']))));
    case '$mod':
      return atPath(path, orElement(modTest(operand)));
    case '$size':
      return atPath(path, (leaf) => Array.isArray(leaf) && leaf.length === operand);
    case '$all':
      return compileAll(path, operand);
    case '$elemMatch':
      return atPath(path, elementTest(operand));
    case '$not': {
      if (!(operand instanceof RegExp) && !hasOperators(operand)) {
        throw storeError('BadValue', '$not needs a regex or a document of operators');
      }
      const tests = compileField(path, operand);
      return (document) => !tests.every((test) => test(document));
    }
    default:
      throw new NotInEmbeddedStoreError(operator, PLACE);
  }
}

/** Values of another type never match, as a server brackets by type; NaN is equal to itself only. */
function inOrder(operand: unknown, holds: (order: number) => boolean): LeafTest {
  if (operand instanceof RegExp) throw storeError('BadValue', "Can't have a regex as operand of a comparison");
  const rank = rankOf(operand);
  const isNaNOperand = Number.isNaN(operand);
  return (value) => {
    if (rankOf(value) !== rank) return false;
    if (Number.isNaN(value) !== isNaNOperand) return false;
    return holds(compareValues(value, operand));
  };
}

function anyOf(operator: string, operand: unknown): LeafTest {
  if (!Array.isArray(operand)) throw storeError('BadValue', `${operator} needs an array`);
  const patterns = operand.filter((value) => value instanceof RegExp).map(regexTest);
  const values = new ValueSet(operand.filter((value) => !(value instanceof RegExp)));
  return (value) => values.has(value) || patterns.some((matches) => matches(value));
}

function regexTest(pattern: RegExp): LeafTest {
  return (value) => {
    // A global or sticky expression would remember where it stopped.
    pattern.lastIndex = 0;
    return typeof value === 'string' && pattern.test(value);
  };
}

function toRegExp(operand: unknown, options: unknown): RegExp {
  const flags = typeof options === 'string' ? options : undefined;
  if (flags?.includes('x')) throw new NotInEmbeddedStoreError('the regex option x', PLACE);
  if (operand instanceof RegExp) return flags === undefined ? operand : new RegExp(operand.source, flags);
  if (typeof operand !== 'string') throw storeError('BadValue', '$regex has to be a string');
  return new RegExp(operand, flags);
}

function typeTest(operand: unknown): LeafTest {
  const names = Array.isArray(operand) ? operand : [operand];
  return (value) => value !== undefined && names.some((name) => hasBsonType(value, name));
}

function modTest(operand: unknown): LeafTest {
  const [divisor, remainder] = Array.isArray(operand) ? operand.map((value) => Math.trunc(Number(value))) : [];
  if (divisor === undefined || remainder === undefined || divisor === 0) {
    throw storeError('BadValue', '$mod needs [divisor, remainder] with a divisor other than 0');
  }
  return (value) => typeof value === 'number' && Math.trunc(value) % divisor === remainder;
}

function compileAll(path: readonly string[], operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw storeError('BadValue', '$all needs an array');
  const tests = operand.map((value) => {
    if (hasOperators(value) && '$elemMatch' in value) return atPath(path, elementTest(value['$elemMatch']));
    return atPath(path, orElement(value instanceof RegExp ? regexTest(value) : equalTo(value)));
  });
  return (document) => tests.length > 0 && tests.every((test) => test(document));
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr']);

/** Whether any element of an array matches: by operators on the element itself, or as a filter on the fields of an embedded document. */
function elementTest(operand: unknown): LeafTest {
  if (!isPlainObject(operand)) throw storeError('BadValue', '$elemMatch needs an Object');
  const onElement = hasOperators(operand) && !Object.keys(operand).some((key) => LOGICAL.has(key));
  const test = compileFilter(onElement ? { element: operand } : operand);
  const matches: LeafTest = onElement
    ? (element) => test({ element })
    : (element) => isPlainObject(element) && test(element);
  return (leaf) => Array.isArray(leaf) && leaf.some(matches);
}
