import { simulate } from '../../rules/simulate/simulate.ts';
import type { Bench } from './support/bench.ts';
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
  },
};
