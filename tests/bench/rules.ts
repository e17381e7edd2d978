import type { Bench } from './support/bench.ts';
import { compiledPass, jsonRulesEnginePass, zenPass } from './support/rule-engines.ts';
import type { Pass } from './support/rule-engines.ts';
import { SKU_RULES, skuRows } from './support/sku-rules.ts';

const ROWS = 100_000;
/** The others are too slow for all rows; a rate needs no more. */
const SOME_ROWS = 2_000;
const ROUNDS = 7;

/** Rule evaluations per second, ours and others', side by side; and one pass over every SKU of a large shop. */
export const bench: Bench = {
  name: 'rules',
  title: `${SKU_RULES.length} rules on ${ROWS} SKUs: compiled conditions against json-rules-engine and ZEN`,
  async run(measure) {
    const rows = skuRows(ROWS);
    const some = rows.slice(0, SOME_ROWS);
    const passes = { ours: compiledPass(), jsonRulesEngine: jsonRulesEnginePass(), zen: zenPass() };
    await assertEqual(passes, some);

    const rates: Record<keyof typeof passes, number[]> = { ours: [], jsonRulesEngine: [], zen: [] };
    const seconds: number[] = [];
    const cpuSeconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const cpuBefore = process.cpuUsage();
      const tookSeconds = await timeSeconds(passes.ours, rows);
      const { user, system } = process.cpuUsage(cpuBefore);
      cpuSeconds.push((user + system) / 1e6);
      seconds.push(tookSeconds);
      rates.ours.push((ROWS * SKU_RULES.length) / tookSeconds);
      for (const name of ['jsonRulesEngine', 'zen'] as const)
        rates[name].push((SOME_ROWS * SKU_RULES.length) / (await timeSeconds(passes[name], some)));
    }
    const over = (others: readonly number[]) => rates.ours.map((rate, index) => rate / others[index]!);
    measure.record('rules.vs_json_rules_engine', 'ratio', over(rates.jsonRulesEngine));
    measure.record('rules.vs_zen', 'ratio', over(rates.zen));
    measure.record('rules.pass_100k_rows_20_rules_seconds', 's', seconds);
    // The same whatever else the machine was busy with.
    measure.record('rules.pass_100k_rows_20_rules_cpu_seconds', 's', cpuSeconds);
    measure.record('rules.evaluations_per_second', '1/s', rates.ours);
    measure.record('rules.json_rules_engine_evaluations_per_second', '1/s', rates.jsonRulesEngine);
    measure.record('rules.zen_evaluations_per_second', '1/s', rates.zen);
  },
};

async function timeSeconds(pass: Pass, rows: Parameters<Pass>[0]): Promise<number> {
  const startedAt = performance.now();
  await pass(rows);
  return (performance.now() - startedAt) / 1000;
}

/** A comparison of speeds says something only about engines that come to the same results. */
async function assertEqual(passes: Readonly<Record<string, Pass>>, rows: Parameters<Pass>[0]): Promise<void> {
  const results = await Promise.all(
    Object.entries(passes).map(async ([name, pass]) => [name, await pass(rows)] as const),
  );
  const expected = JSON.stringify(results[0]![1]);
  for (const [name, held] of results)
    if (JSON.stringify(held) !== expected)
      throw new Error(`${name} decides otherwise: ${JSON.stringify(held)}, not ${expected}`);
}
