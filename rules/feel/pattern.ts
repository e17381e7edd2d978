import { RE2JS } from 're2js';

const MAX_KNOWN = 500;
const byFlags = new Map<number, Map<string, RE2JS>>();

/** A regular expression that runs in linear time, from a bounded cache. `flags` are RE2's bits. One that cannot be read throws. */
export function compilePattern(pattern: string, flags = 0): RE2JS {
  let known = byFlags.get(flags);
  if (!known) byFlags.set(flags, (known = new Map()));
  let compiled = known.get(pattern);
  if (!compiled) {
    compiled = RE2JS.compile(pattern, flags);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(pattern, compiled);
  }
  return compiled;
}
