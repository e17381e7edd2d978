import { customer, effectsOf, logOf, run, sku } from './support.ts';

const customers = [
  customer('fresh', { segment: 'new', lastOrderAt: null }),
  customer('asleep', { dormant: true, lastOrderAt: '2026-06-01T00:00:00+08:00' }),
  customer('regular'),
];
const skus = [sku('A'), sku('B', { stock: 900, sales7d: 100 })];
const issued = { customers: ['fresh'], amount: 1500, validFor: 'P21D', kind: 'newCustomer' };

describe('P13: the purpose decides whom the warm-up is for, and with what', () => {
  it('acquire: a coupon for those who never bought, and for nobody else', async () => {
    const simulation = await run({ customers, skus, parameters: { purpose: 'acquire' } });
    expect(effectsOf(simulation, 'newPack')).toEqual([expect.objectContaining({ with: issued, state: 'applied' })]);
    for (const node of ['welcomeBack', 'clearance']) expect(effectsOf(simulation, node)).toEqual([]);
  });

  it('activate: a welcome-back gift for the dormant', async () => {
    const simulation = await run({ customers, skus, parameters: { purpose: 'activate' } });
    expect(effectsOf(simulation, 'welcomeBack')[0]!['with']).toMatchObject({
      customers: ['asleep'],
      kind: 'welcomeBack',
    });
    expect(effectsOf(simulation, 'newPack')).toEqual([]);
  });

  it('clear (W07): proposes bundles and a discount on slow movers until the event ends, which the manager must agree to', async () => {
    const given = { customers, skus, parameters: { purpose: 'clear' } };
    const simulation = await run(given);
    expect(logOf(simulation, 'clearance', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'proposal', approvers: { role: 'manager' } }),
    ]);
    expect(effectsOf(simulation, 'bundles')[0]).toMatchObject({
      with: { skus: ['A', 'B'], pieces: 2, discount: 0.1 },
      state: 'expired',
    });
    expect(effectsOf(simulation, 'clearance')[0]).toMatchObject({
      with: { skus: ['A', 'B'], discount: 0.15 },
      state: 'expired',
    });
    const fast = await run({ ...given, skus: [sku('A', { stock: 700 })] });
    expect([...effectsOf(fast, 'bundles'), ...effectsOf(fast, 'clearance')]).toEqual([]);
  });

  it('asks the manager before coupons whose face values exceed the budget go out', async () => {
    const simulation = await run({ customers, skus, parameters: { audienceBudget: 1499 } });
    expect(logOf(simulation, 'newPack', 'approvalAsked')).toEqual([
      expect.objectContaining({ about: 'guardrail', shows: { sum: 0, amount: 1500, max: 1499 } }),
    ]);
  });

  it('issues nothing where nobody belongs to the audience', async () => {
    const simulation = await run({ customers: [customer('regular')], skus });
    expect(effectsOf(simulation, 'newPack')).toEqual([]);
    expect(simulation.status).toBe('completed');
  });
});
