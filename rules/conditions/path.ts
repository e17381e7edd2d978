import { JSONPath } from 'jsonpath-plus';
import type { Json } from '../json.ts';

type Resolve = (value: object) => Json | undefined;

/** `$`, `$.a.b[0]`, `a.b`, `$['a key']`: what rows need. Anything else is left to jsonpath-plus. */
const SIMPLE = /^\$?(?:\.?[A-Za-z_]\w*|\[\d+\]|\['[A-Za-z_][\w ]*'\])*$/;
const STEP = /[A-Za-z_]\w*|(?<=\[)\d+(?=\])|(?<=\[')[^']+(?='\])/g;

const MAX_CACHED = 1_000;
const resolvers = new Map<string, Resolve>();

export const isSimplePath = (path: string): boolean => path !== '' && SIMPLE.test(path);

/** Whether the path holds a filter or script expression, which is code and never run. */
export const hasScript = (path: string): boolean => path.includes('(');

/**
 * The value at a JSONPath, as json-rules-engine resolves it: the one match itself, several as a list, undefined for
 * none. Filter and script expressions throw.
 */
export function resolvePath(value: object, path: string): Json | undefined {
  let resolve = resolvers.get(path);
  if (!resolve) {
    if (resolvers.size >= MAX_CACHED) resolvers.clear();
    resolve = isSimplePath(path) ? stepByStep(path.match(STEP) ?? []) : throughLibrary(path);
    resolvers.set(path, resolve);
  }
  return resolve(value);
}

const throughLibrary =
  (path: string): Resolve =>
  (value) => {
    if (hasScript(path)) throw new Error(`The path ${path} holds a script, which is not run`);
    return JSONPath<Json | undefined>({ path, json: value, wrap: false, eval: false });
  };

const stepByStep =
  (steps: readonly string[]): Resolve =>
  (value) => {
    let current: unknown = value;
    for (const step of steps) {
      // Own properties only, of a text too (its length): as the library does it.
      if (!current || !Object.hasOwn(Object(current), step)) return undefined;
      current = (current as Record<string, unknown>)[step];
    }
    return current as Json | undefined;
  };
