import { hasOperators, isPlainObject, type StoredDocument } from './bson.ts';
import { equalValues, Rank, rankOf } from './order.ts';

/** What a filter demands of one path, as far as an index can use it. The filter itself is still tested on every document found. */
export interface Constraint {
  /** The path equals one of these. */
  among?: readonly unknown[];
  lower?: { readonly value: unknown; readonly inclusive: boolean };
  upper?: { readonly value: unknown; readonly inclusive: boolean };
  exists?: boolean;
}

export type Constraints = ReadonlyMap<string, Constraint>;

/** The constraints that hold for every document that the filter matches. */
export function constraintsOf(filter: StoredDocument): Constraints {
  const constraints = new Map<string, Constraint>();
  collect(filter, constraints);
  return constraints;
}

function collect(filter: StoredDocument, constraints: Map<string, Constraint>): void {
  for (const [key, operand] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(operand)) {
      for (const clause of operand) if (isPlainObject(clause)) collect(clause, constraints);
    } else if (!key.startsWith('$')) {
      let constraint = constraints.get(key);
      if (!constraint) constraints.set(key, (constraint = {}));
      narrow(constraint, operand);
    }
  }
}

function narrow(constraint: Constraint, operand: unknown): void {
  if (!hasOperators(operand)) {
    if (isPoint(operand)) constraint.among ??= [operand];
    return;
  }
  for (const [operator, value] of Object.entries(operand)) {
    switch (operator) {
      case '$eq':
        if (isPoint(value)) constraint.among = [value];
        break;
      case '$in':
        if (Array.isArray(value) && value.every(isPoint)) constraint.among ??= value;
        break;
      case '$gt':
      case '$gte':
        if (isBound(value)) constraint.lower ??= { value, inclusive: operator === '$gte' };
        break;
      case '$lt':
      case '$lte':
        if (isBound(value)) constraint.upper ??= { value, inclusive: operator === '$lte' };
        break;
      case '$exists':
        if (value) constraint.exists = true;
        break;
      default:
    }
  }
}

/** An array is indexed by its elements, so a filter for a whole array cannot be looked up. */
const isPoint = (value: unknown): boolean => !Array.isArray(value) && !(value instanceof RegExp);

const isBound = (value: unknown): boolean => isPoint(value) && rankOf(value) !== Rank.null;

/** Whether the constraint excludes documents in which the path is missing or null. */
export function excludesNull(constraint: Constraint | undefined): boolean {
  if (!constraint) return false;
  if (constraint.lower || constraint.upper) return true;
  return constraint.among !== undefined && constraint.among.every((value) => rankOf(value) !== Rank.null);
}

/** Whether every document that meets the constraints also meets a partial index's filter; false when that is not plain to see. */
export function implies(constraints: Constraints, partial: StoredDocument): boolean {
  return Object.entries(partial).every(([path, operand]) => {
    const constraint = constraints.get(path);
    if (!constraint || path.startsWith('$')) return false;
    if (!hasOperators(operand)) return constraint.among?.every((value) => equalValues(value, operand)) ?? false;
    return Object.entries(operand).every(([operator, value]) => impliesOperator(constraint, operator, value));
  });
}

function impliesOperator(constraint: Constraint, operator: string, value: unknown): boolean {
  switch (operator) {
    case '$exists':
      return value === true && (constraint.exists === true || excludesNull(constraint));
    case '$eq':
      return constraint.among?.every((candidate) => equalValues(candidate, value)) ?? false;
    case '$type':
      return value === 'string' && (constraint.among?.every((candidate) => typeof candidate === 'string') ?? false);
    case '$gt':
    case '$gte': {
      const { lower } = constraint;
      return lower !== undefined && lower.inclusive === (operator === '$gte') && equalValues(lower.value, value);
    }
    case '$lt':
    case '$lte': {
      const { upper } = constraint;
      return upper !== undefined && upper.inclusive === (operator === '$lte') && equalValues(upper.value, value);
    }
    default:
      return false;
  }
}
