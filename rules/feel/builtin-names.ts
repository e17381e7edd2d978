import { evaluate } from 'feelin';
import { functions } from './functions.ts';

const MAX_BUILTIN_NAMES = 1_000;
const builtinNames = new Map<string, boolean>();

/** The interpreter parses whatever it is asked about: it is asked once for each name. */
export function isBuiltinName(name: string): boolean {
  let is = builtinNames.get(name);
  if (is === undefined) {
    is = /^[\w ]+$/.test(name) && builtin(name) !== null;
    if (builtinNames.size >= MAX_BUILTIN_NAMES) builtinNames.clear();
    builtinNames.set(name, is);
  }
  return is;
}

export const isFunctionName = (name: string): boolean => Object.hasOwn(functions, name) || isBuiltinName(name);

function builtin(name: string): unknown {
  try {
    return evaluate(name).value;
  } catch {
    return null;
  }
}
