import { readdirSync } from 'node:fs';
import type { Bench } from './bench.ts';

const FOLDER = new URL('../', import.meta.url);

/** The names of all benchmarks: every file in the folder but the command itself is one. */
export const benchNames = (): readonly string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();

export async function loadBench(name: string): Promise<Bench> {
  const { bench } = (await import(new URL(`${name}.ts`, FOLDER).href)) as { readonly bench: Bench };
  return bench;
}
