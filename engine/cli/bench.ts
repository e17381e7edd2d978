import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { EXIT, progress } from './output.ts';

/** From this file as compiled, dist/engine/cli/bench.js. */
const ROOT = new URL('../../../', import.meta.url);

export const benchCommand = (): Command =>
  new Command('bench')
    .description('Measure one thing, beside its peer where it has one; prints each figure’s median and raw values.')
    .argument('[name]', 'the benchmark; without one, they are listed')
    .option('--json', 'print one JSON document: {"bench", "machine", "measures":[{name, unit, median, values}]}')
    .action(async (name: string | undefined, { json = false }: { readonly json?: boolean }) => {
      const [runner, benches] = ['node_modules/tsx/dist/cli.mjs', 'tests/bench/main.ts'].map((path) =>
        fileURLToPath(new URL(path, ROOT)),
      );
      if (![runner, benches].every((file) => existsSync(file!))) {
        progress('Benchmarks are part of the source: run this in a clone, with its development packages installed.');
        process.exitCode = EXIT.usage;
        return;
      }
      const args = [runner!, benches!, ...(name === undefined ? ['--help'] : [name]), ...(json ? ['--json'] : [])];
      const bench = spawn(process.execPath, args, { stdio: 'inherit' });
      process.exitCode = await new Promise<number>((resolve) =>
        bench.once('exit', (code) => resolve(code ?? EXIT.found)),
      );
    });
