import { scenarioSchema } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { findTemplate } from '../../rules/templates/index.ts';
import { at, effectsOf, logOf, sku, T0 } from './support.ts';

async function sell(skus: readonly ReturnType<typeof sku>[], approves = true) {
  const simulated = await simulate(
    findTemplate('flash-sale')!.playbook('en'),
    scenarioSchema.parse({
      format: 'dacu/scenario@1',
      anchors: { T0 },
      people: { manager: { respondsIn: 'PT2H', approves } },
      datasets: { skus },
    }),
  );
  if (!simulated.ok) throw new Error(JSON.stringify(simulated.problems));
  return simulated.value;
}

describe('The flash sale', () => {
  it('discounts its SKUs at the opening, and restores their prices two hours later', async () => {
    const simulation = await sell([sku('A'), sku('B', { cvr30d: 0.01 })]);
    expect(simulation.effects.map(({ node, with: inputs, at: when }) => [node, inputs, when])).toEqual([
      ['setPrices', { skus: ['A'], discount: 0.2 }, at(0)],
      ['restorePrices', { skus: ['A'], discount: 0 }, at(2)],
    ]);
    expect(simulation.status).toBe('completed');
  });

  it('delists nothing while there is stock', async () => {
    const sold = await sell([sku('A', { stock: 6 }), sku('B')]);
    expect(effectsOf(sold, 'delistSoldOut')).toEqual([]);
    expect(logOf(sold, 'watchStock', 'ruleFired')).toEqual([]);
  });

  it('changes no price without the manager’s yes', async () => {
    const simulation = await sell([sku('A')], false);
    expect(simulation.effects).toEqual([]);
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'calledOff' });
  });
});
