import { median } from './bench.ts';
import type { Bench, Measure, Measured } from './bench.ts';

/** Runs a benchmark and gives its figures. `clock` is in milliseconds. */
export async function runBench(
  bench: Bench,
  clock: () => number = () => performance.now(),
): Promise<readonly Measured[]> {
  const measures: Measured[] = [];
  const record: Measure['record'] = (name, unit, values) => {
    measures.push({ name, unit, median: rounded(median(values)), values: values.map(rounded) });
  };
  await bench.run({
    record,
    async time(name, before, run, { warmUps = 5, runs = 15 } = {}) {
      const values: number[] = [];
      for (let count = 0; count < warmUps + runs; count++) {
        const input = before(count);
        const startedAt = clock();
        await run(input);
        const took = clock() - startedAt;
        if (count >= warmUps) values.push(took);
      }
      record(name, 'ms', values);
    },
  });
  return measures;
}

/** Three decimals: finer than any of these clocks can be trusted. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
