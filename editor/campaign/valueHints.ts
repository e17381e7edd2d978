import { VALUE_TYPES } from '../../rules/playbook/fields.ts';
import type { ValueType } from '../../rules/playbook/fields.ts';
import type { ValueHint } from './valueWords.ts';

const INPUT_TYPES: readonly string[] = ['rows', 'channel', 'time', 'values'];

export const isValueHint = (type: string): type is NonNullable<ValueHint> =>
  isValueType(type) || INPUT_TYPES.includes(type);

export const isValueType = (type: string): type is ValueType => (VALUE_TYPES as readonly string[]).includes(type);

/** The type of field that a value of an action's input is entered by. */
export function fieldTypeOf(inputType: string): ValueType {
  if (isValueType(inputType)) return inputType;
  return inputType === 'rows' ? 'list' : 'text';
}
