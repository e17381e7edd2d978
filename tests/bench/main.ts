import { parseArgs } from 'node:util';
import type { Measured } from './support/bench.ts';
import { describeMachine } from './support/machine.ts';
import { runBench } from './support/measure.ts';
import { benchNames, loadBench } from './support/registry.ts';

const EXIT_USAGE = 2;

const usage = async (): Promise<string> => {
  const titles = await Promise.all(
    benchNames().map(async (name) => `  ${name.padEnd(12)} ${(await loadBench(name)).title}`),
  );
  return [
    'Usage: dacu bench NAME [--json]',
    '',
    'Measures one thing; prints each figure’s median and raw values.',
    '  --json       one JSON document: {"bench", "machine", "measures": [{"name", "unit", "median", "values"}]}',
    '',
    'Benchmarks:',
    ...titles,
    '',
  ].join('\n');
};

function table(measures: readonly Measured[]): string {
  const rows = measures.map(({ name, unit, median, values }) => [name, `${median} ${unit}`, values.join(' ')] as const);
  const width = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([name, value, all]) => `${name.padEnd(width(0))}  ${value.padStart(width(1))}   (${all})\n`)
    .join('');
}

/** The call, or undefined if it is wrong. */
function readCall() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function main(): Promise<number> {
  const call = readCall();
  if (call?.values.help) {
    process.stdout.write(await usage());
    return 0;
  }
  const [name, ...more] = call?.positionals ?? [];
  if (!call || name === undefined || more.length > 0 || !benchNames().includes(name)) {
    if (name !== undefined && !benchNames().includes(name)) process.stderr.write(`There is no benchmark “${name}”.\n`);
    process.stderr.write(await usage());
    return EXIT_USAGE;
  }
  const measures = await runBench(await loadBench(name));
  const machine = describeMachine();
  if (call.values.json) process.stdout.write(`${JSON.stringify({ bench: name, machine, measures }, null, 2)}\n`);
  else
    process.stdout.write(
      `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load}\n${table(measures)}`,
    );
  return 0;
}

process.exitCode = await main();
