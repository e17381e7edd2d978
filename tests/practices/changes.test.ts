import { scenarioSchema } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import type { Simulation } from '../../rules/simulate/simulation.ts';
import { node, playbookOf, START, T0 } from '../support/playbooks.ts';
import { at, double11, hourly, ledgerOf, logOf, run, scenario } from './support.ts';

const plan = { cvr: [['T0', 0.05]] } as const;
/** CVR above plan in the first and in the third hour: the budget is raised twice. */
const metrics = {
  uv: hourly(Array.from({ length: 24 }, () => 2000)),
  buyers: hourly(Array.from({ length: 24 }, (_, hour) => (hour === 0 || hour === 2 ? 120 : 100))),
};
const states = (simulation: Simulation, id: string) =>
  ledgerOf(simulation, id).map((effect) => [effect['do'], effect['state']]);

describe('changes that expire', () => {
  it('are restored even if nobody remembers: each raise of the event, the latest first, to what was there before', async () => {
    const simulation = await run({ plan, metrics });
    expect(states(simulation, 'raiseBudget')).toEqual([
      ['ads.raiseBudget', 'expired'],
      ['ads.raiseBudget', 'expired'],
      ['ads.setBudget', 'applied'],
      ['ads.setBudget', 'applied'],
    ]);
    expect(ledgerOf(simulation, 'raiseBudget').map((effect) => (effect['with'] as { budget?: number }).budget)).toEqual(
      [undefined, undefined, 500_000, 0],
    );
    expect(logOf(simulation, 'raiseBudget', 'effectApplied').map((entry) => entry.at)).toEqual([
      at(1),
      at(3),
      at(24),
      at(24),
    ]);
  });

  it('are left alone where a person has changed the value meanwhile, and the ledger says so', async () => {
    const others = [{ at: 'T0 + PT10H', do: 'ads.setBudget', with: { channel: 'search', budget: 42 } }];
    const simulated = await simulate(double11, scenarioSchema.parse({ ...scenario({ plan, metrics }), others }));
    if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems));
    const simulation = simulated.value;
    expect(states(simulation, 'raiseBudget')).toEqual([
      ['ads.raiseBudget', 'applied'],
      ['ads.raiseBudget', 'applied'],
      ['ads.setBudget', 'declined'],
      ['ads.setBudget', 'declined'],
    ]);
    expect(logOf(simulation, 'raiseBudget', 'effectDeclined')).toMatchObject([
      { reason: 'changedMeanwhile', present: { channel: 'search', budget: 42 } },
      { reason: 'changedMeanwhile', present: { channel: 'search', budget: 42 } },
    ]);
    expect(simulation.status).toBe('completed');
  });
});

describe('a price that is verified before the opening', () => {
  it('is read back first: the flow goes on only then, and the ledger says that it is verified', async () => {
    const playbook = playbookOf({
      nodes: [
        START,
        node('price', 'action', {
          do: 'price.setDiscount',
          with: { skus: '["A"]', discount: '0.1' },
          autonomy: 'auto',
          verify: { within: 'PT5M' },
        }),
        node('open', 'action', { do: 'page.publish', with: { page: '"home"' }, autonomy: 'auto' }),
      ],
      edges: ['start.started > price', 'price.done > open'],
    });
    const simulated = await simulate(
      playbook,
      scenarioSchema.parse({ format: 'dacu/scenario@1', anchors: { T0 }, datasets: { skus: [{ id: 'A' }] } }),
    );
    if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems));
    expect(states(simulated.value, 'price')).toEqual([['price.setDiscount', 'verified']]);
    expect(states(simulated.value, 'open')).toEqual([['page.publish', 'applied']]);
  });
});
