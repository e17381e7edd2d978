import { hasOperators, isPlainObject, type StoredDocument } from '../bson.ts';
import { compileFilter } from '../filter.ts';
import { compareValues } from '../order.ts';
import { parseSort, sortDocuments } from '../sort.ts';
import { storeError } from '../store-errors.ts';
import { ValueSet } from '../value-set.ts';
import type { OperatorContext } from './operators.ts';
import { readTarget, writeTarget, type Target } from './target.ts';

type Context = Pick<OperatorContext, 'id'>;

const PUSH_MODIFIERS = new Set(['$each', '$slice', '$sort', '$position']);

export function pushToArray(target: Target, operand: unknown, path: string, { id }: Context): void {
  const array = arrayAt(target, path, id, '$push') ?? [];
  const { $each, $position, $sort, $slice } = modifiers(operand, '$push', PUSH_MODIFIERS) ?? { $each: [operand] };
  if ($position !== undefined && !Number.isInteger($position))
    throw storeError('BadValue', 'The value for $position must be an integer');
  if ($slice !== undefined && !Number.isInteger($slice))
    throw storeError('BadValue', 'The value for $slice must be an integer');
  const position = typeof $position === 'number' ? $position : array.length;
  let result = [...array];
  result.splice(position, 0, ...($each as unknown[]));
  if ($sort !== undefined) result = sortElements(result, $sort);
  if (typeof $slice === 'number') result = $slice < 0 ? result.slice($slice) : result.slice(0, $slice);
  writeTarget(target, result);
}

export function addToArray(target: Target, operand: unknown, path: string, { id }: Context): void {
  const array = arrayAt(target, path, id, '$addToSet') ?? [];
  const { $each } = modifiers(operand, '$addToSet', new Set(['$each'])) ?? { $each: [operand] };
  const present = new ValueSet(array);
  writeTarget(target, [...array, ...($each as unknown[]).filter((value) => present.add(value))]);
}

export function pop(target: Target, operand: unknown, path: string, { id }: Context): void {
  if (operand !== 1 && operand !== -1)
    throw storeError('FailedToParse', `$pop expects 1 or -1, found: ${JSON.stringify(operand)}`);
  const array = arrayAt(target, path, id, '$pop');
  if (array) writeTarget(target, operand === 1 ? array.slice(0, -1) : array.slice(1));
}

export function pullMatching(target: Target, operand: unknown, path: string, { id }: Context): void {
  const array = arrayAt(target, path, id, '$pull');
  if (!array) return;
  const onFields = isPlainObject(operand) && !hasOperators(operand);
  const matches = compileFilter(onFields ? operand : { element: operand });
  const test = onFields
    ? (element: unknown) => isPlainObject(element) && matches(element)
    : (element: unknown) => matches({ element });
  writeTarget(
    target,
    array.filter((element) => !test(element)),
  );
}

export function pullAll(target: Target, operand: unknown, path: string, { id }: Context): void {
  if (!Array.isArray(operand)) throw storeError('BadValue', '$pullAll requires an array argument');
  const array = arrayAt(target, path, id, '$pullAll');
  const removed = new ValueSet(operand);
  if (array) {
    writeTarget(
      target,
      array.filter((element) => !removed.has(element)),
    );
  }
}

function arrayAt(target: Target, path: string, id: unknown, operator: string): unknown[] | undefined {
  const value = readTarget(target);
  if (value === undefined || Array.isArray(value)) return value;
  throw storeError(
    'BadValue',
    `The field '${path}' must be an array but is of type ${value === null ? 'null' : typeof value} in document {_id: ${JSON.stringify(id)}} (${operator})`,
  );
}

/** The operand as modifiers, when it is written with `$each`. */
function modifiers(operand: unknown, operator: string, known: ReadonlySet<string>): StoredDocument | undefined {
  if (!isPlainObject(operand) || !('$each' in operand)) return undefined;
  if (!Array.isArray(operand['$each']))
    throw storeError('TypeMismatch', `The argument to $each in ${operator} must be an array`);
  const unknown = Object.keys(operand).find((key) => !known.has(key));
  if (unknown !== undefined) throw storeError('BadValue', `Unrecognized clause in ${operator}: ${unknown}`);
  return operand;
}

function sortElements(elements: unknown[], sort: unknown): unknown[] {
  if (isPlainObject(sort)) {
    const wrapped = elements.map((element) => ({ element }));
    const fields = parseSort(sort).map(({ path, direction }) => [`element.${path}`, direction] as const);
    return sortDocuments(wrapped, parseSort(new Map(fields))).map(({ element }) => element);
  }
  if (sort !== 1 && sort !== -1) throw storeError('BadValue', 'The $sort of $push must be 1, -1 or an object of paths');
  return [...elements].sort((a, b) => compareValues(a, b) * sort);
}
