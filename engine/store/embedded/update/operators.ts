import { isPlainObject } from '../bson.ts';
import { compareValues } from '../order.ts';
import { storeError } from '../store-errors.ts';
import { addToArray, pop, pullAll, pullMatching, pushToArray } from './array-operators.ts';
import { readTarget, removeTarget, writeTarget, type Target } from './target.ts';

export interface OperatorContext {
  readonly now: Date;
  /** Whether the document is being made by an upsert. */
  readonly inserting: boolean;
  readonly id: unknown;
}

export interface UpdateOperator {
  /** Whether missing objects on the way to the field are made. */
  readonly creates: boolean;
  readonly apply: (target: Target, operand: unknown, path: string, context: OperatorContext) => void;
}

const set: UpdateOperator = { creates: true, apply: (target, operand) => writeTarget(target, operand) };

/** Changes a number; a missing one counts as 0. */
function arithmetic(name: string, compute: (current: number, operand: number) => number): UpdateOperator {
  return {
    creates: true,
    apply(target, operand, path, { id }) {
      if (typeof operand !== 'number') {
        throw storeError(
          'TypeMismatch',
          `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
        );
      }
      const found = readTarget(target);
      const current = found === undefined ? 0 : found;
      if (typeof current !== 'number') {
        throw storeError(
          'TypeMismatch',
          `Cannot apply ${name} to a value of non-numeric type. {_id: ${JSON.stringify(id)}} has the field '${path}' of non-numeric type`,
        );
      }
      writeTarget(target, compute(current, operand));
    },
  };
}

function keepIf(wins: (order: number) => boolean): UpdateOperator {
  return {
    creates: true,
    apply(target, operand) {
      const current = readTarget(target);
      if (current === undefined || wins(compareValues(operand, current))) writeTarget(target, operand);
    },
  };
}

/** The operators that change what is at one path. `$rename`, which has two, is the update's own business. */
export const operators: Readonly<Record<string, UpdateOperator>> = {
  $set: set,
  $setOnInsert: {
    creates: true,
    apply(target, operand, path, context) {
      if (context.inserting) set.apply(target, operand, path, context);
    },
  },
  $unset: { creates: false, apply: (target) => removeTarget(target) },
  $inc: arithmetic('$inc', (current, operand) => current + operand),
  $mul: arithmetic('$mul', (current, operand) => current * operand),
  $min: keepIf((order) => order < 0),
  $max: keepIf((order) => order > 0),
  $currentDate: {
    creates: true,
    apply(target, operand, path, { now }) {
      const isDate = operand === true || (isPlainObject(operand) && operand['$type'] === 'date');
      if (!isDate) throw storeError('BadValue', `$currentDate of '${path}' needs true or { $type: 'date' }`);
      writeTarget(target, now);
    },
  },
  $push: { creates: true, apply: pushToArray },
  $addToSet: { creates: true, apply: addToArray },
  $pop: { creates: false, apply: pop },
  $pull: { creates: false, apply: pullMatching },
  $pullAll: { creates: false, apply: pullAll },
};
