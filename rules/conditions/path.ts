import { JSONPath } from 'jsonpath-plus';
import type { Json } from '../json.ts';
import { ownField } from '../own-field.ts';

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
export const resolvePath = (value: object, path: string): Json | undefined => pathResolver(path)(value);

/** `resolvePath` for many values. */
export function pathResolver(path: string): Resolve {
  let resolve = resolvers.get(path);
  if (!resolve) {
    if (resolvers.size >= MAX_CACHED) resolvers.clear();
    resolve = isSimplePath(path) ? stepByStep(path.match(STEP) ?? []) : throughLibrary(path);
    resolvers.set(path, resolve);
  }
  return resolve;
}

const throughLibrary =
  (path: string): Resolve =>
  (value) => {
    if (hasScript(path)) throw new Error(`The path ${path} holds a script, which is not run`);
    return JSONPath<Json | undefined>({ path, json: value, wrap: false, eval: false });
  };

/** Own properties only, of a text too (its length): as the library does it. */
function stepByStep(steps: readonly string[]): Resolve {
  const [first, ...rest] = steps.map(ownField);
  if (first === undefined) return (value) => value as Json;
  if (rest.length === 0) return first as Resolve;
  return (value) => {
    let current = first(value);
    for (let at = 0; at < rest.length; at++) {
      if (!current) return undefined;
      current = rest[at]!(Object(current));
    }
    return current as Json | undefined;
  };
}
