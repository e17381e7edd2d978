import { simulate } from '../../rules/simulate/simulate.ts';
import { existsSync } from 'node:fs';
import { backtest } from '../../rules/backtest/backtest.ts';
import { readRecording } from '../../engine/cli/recording.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import { GIFT_YEAR_SCENARIO, giftYear } from '../support/gift-year.ts';
import { realOrdersFile } from '../support/real-orders.ts';
import type { Bench, Measure } from './support/bench.ts';
import { DAYS, longDouble11, longScenario } from './support/rehearsal.ts';

/** What a planner waits for when a whole campaign is rehearsed. */
export const bench: Bench = {
  name: 'rehearsal',
  title: `the Double 11 template over ${DAYS} days, its monitors looking every minute, played in memory`,
  async run(measure) {
    const playbook = longDouble11();
    const scenario = longScenario();
    await measure.time(
      `rehearsal.double11_${DAYS}d_ms`,
      () => scenario,
      async (input) => {
        const simulated = await simulate(playbook, input);
        if (!simulated.ok || simulated.value.status !== 'completed')
          throw new Error('The rehearsal did not come to its end');
      },
      { warmUps: 3, runs: 7 },
    );
    await timeBacktest(measure);
  },
};

/** Nine months of a real shop's orders, from its rows in memory to the end of the campaign. */
async function timeBacktest(measure: Measure): Promise<void> {
  if (!existsSync(realOrdersFile)) {
    process.stderr.write(`rehearsal.backtest_seconds left out: the real orders are not at ${realOrdersFile}\n`);
    return;
  }
  const playbook = giftYear();
  const scenario = parseScenario(GIFT_YEAR_SCENARIO);
  const recording = await readRecording({ orders: realOrdersFile }, playbook, Date.now());
  if (!scenario.ok || !recording.ok) throw new Error('The real orders cannot be read');
  const seconds: number[] = [];
  for (let run = 0; run < 6; run++) {
    const startedMs = performance.now();
    const played = await backtest(playbook, scenario.value, recording.value);
    if (!played.ok || played.value.simulation.status !== 'completed') throw new Error('The backtest did not end');
    if (run > 0) seconds.push((performance.now() - startedMs) / 1000);
  }
  measure.record('rehearsal.backtest_seconds', 's', seconds);
}
