import { evaluate } from 'feelin';
import { functions } from './functions.ts';

export const isBuiltinName = (name: string): boolean => /^[\w ]+$/.test(name) && builtin(name) !== null;

export const isFunctionName = (name: string): boolean => Object.hasOwn(functions, name) || isBuiltinName(name);

function builtin(name: string): unknown {
  try {
    return evaluate(name).value;
  } catch {
    return null;
  }
}
