import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';

const FOLDER = new URL('../', import.meta.url);
/** `.js` where they were compiled, as the command runs them; `.ts` in tests. */
const ENDING = extname(fileURLToPath(import.meta.url));

/** The names of all benchmarks: every file in the folder but the command itself is one. */
export const benchNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(ENDING) && file !== `main${ENDING}`)
    .map((file) => file.slice(0, -ENDING.length))
    .sort();

export async function loadBench(name: string): Promise<Bench> {
  const { bench } = (await import(new URL(`${name}${ENDING}`, FOLDER).href)) as { readonly bench: Bench };
  return bench;
}
