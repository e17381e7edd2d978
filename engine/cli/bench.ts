import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { EXIT, progress } from './output.ts';

/** From this file as compiled, dist/engine/cli/bench.js. */
const ROOT = new URL('../../../', import.meta.url);
const inRoot = (path: string): string => fileURLToPath(new URL(path, ROOT));

export const benchCommand = (): Command =>
  new Command('bench')
    .description('Measure one thing, beside its peer where it has one; prints each figure’s median and raw values.')
    .argument('[name]', 'the benchmark; without one, they are listed')
    .option('--json', 'print one JSON document: {"bench", "machine", "measures":[{name, unit, median, values}]}')
    .action(async (name: string | undefined, { json = false }: { readonly json?: boolean }) => {
      const [prepare, benches] = ['engine/setup/prepare.mjs', 'tests/bench/main.ts'].map((path) => inRoot(path));
      if (![prepare, benches].every((file) => existsSync(file!))) {
        progress('Benchmarks are part of the source: run this in a clone, with its development packages installed.');
        process.exitCode = EXIT.usage;
        return;
      }
      const args = [...(name === undefined ? ['--help'] : [name]), ...(json ? ['--json'] : [])];
      process.exitCode =
        (await run([prepare!, '--for', 'bench'])) || (await run([inRoot('dist/tests/bench/main.js'), ...args]));
    });

/** Its exit code. */
async function run(args: readonly string[]): Promise<number> {
  const program = spawn(process.execPath, args, { stdio: 'inherit' });
  const [code] = (await once(program, 'exit')) as [number | null];
  return code ?? EXIT.found;
}
