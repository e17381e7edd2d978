import type { Json } from '../json.ts';
import type { Fix, PatchOperation } from '../problems/problem.ts';

/**
 * A JSON value with a fix applied: a new one, which shares what was not changed. Undefined where the value does not have
 * the places that the fix is about, as it may be when it was made for an earlier version of the file.
 */
export const applyFix = (value: Json, { patch }: Fix): Json | undefined =>
  patch.reduce<Json | undefined>(
    (before, each) => (before === undefined ? undefined : applyOperation(before, each)),
    value,
  );

const applyOperation = (value: Json, operation: PatchOperation): Json | undefined =>
  change(value, stepsOf(operation.path), operation);

/** The members that a JSON Pointer goes through. */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function change(value: Json, [step, ...rest]: readonly string[], operation: PatchOperation): Json | undefined {
  if (step === undefined) return operation.op === 'remove' ? undefined : operation.value;
  if (Array.isArray(value)) return changeList(value as readonly Json[], step, rest, operation);
  if (value === null || typeof value !== 'object') return undefined;
  const record = value as { readonly [key: string]: Json };
  if (rest.length === 0) {
    const { [step]: old, ...others } = record;
    if (operation.op === 'remove') return old === undefined ? undefined : others;
    return { ...record, [step]: operation.value };
  }
  if (!Object.hasOwn(record, step)) return undefined;
  const inner = change(record[step]!, rest, operation);
  return inner === undefined ? undefined : { ...record, [step]: inner };
}

function changeList(
  list: readonly Json[],
  step: string,
  rest: readonly string[],
  operation: PatchOperation,
): Json | undefined {
  const index = step === '-' ? list.length : Number(step);
  if (rest.length > 0) {
    const inner = list[index] === undefined ? undefined : change(list[index], rest, operation);
    return inner === undefined ? undefined : list.with(index, inner);
  }
  if (!Number.isInteger(index) || index < 0 || index > list.length) return undefined;
  if (operation.op === 'add') return list.toSpliced(index, 0, operation.value);
  if (index === list.length) return undefined;
  return operation.op === 'remove' ? list.toSpliced(index, 1) : list.with(index, operation.value);
}
