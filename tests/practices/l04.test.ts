import { at, effectsOf, logOf, run, sku, tasksOf } from './support.ts';

describe('L04: a SKU below its safety stock is replenished', () => {
  const skus = [sku('A', { stock: 149 }), sku('B', { stock: 150 }), sku('C', { stock: 0 })];

  it('requests replenishment of exactly the SKUs below 1.5 × 7 days’ sales, in one request', async () => {
    expect(effectsOf(await run({ skus }), 'restock')).toEqual([
      expect.objectContaining({
        do: 'stock.requestReplenishment',
        with: { skus: ['A', 'C'], factor: 2 },
        state: 'applied',
        at: at(0),
      }),
    ]);
  });

  it('requests it once, not at every look while the stock stays low', async () => {
    const simulation = await run({ skus });
    expect(logOf(simulation, 'watchStock', 'ruleFired')).toEqual([
      expect.objectContaining({ rule: 'low', rows: ['A', 'C'] }),
    ]);
  });

  it('requests nothing while there is enough', async () => {
    expect(effectsOf(await run({ skus: [sku('A', { stock: 150 })] }), 'restock')).toEqual([]);
  });

  it('requests nothing for what is not sold in the campaign', async () => {
    const simulation = await run({
      skus: [sku('A'), sku('slow', { stock: 0, cvr30d: 0.01 }), sku('left out', { stock: 0 })],
      answers: { confirmList: { agreed: true, removed: ['left out'] } },
    });
    expect(effectsOf(simulation, 'restock')).toEqual([]);
  });

  it('leaves out a SKU of which the sales are not known', async () => {
    const simulation = await run({ skus: [sku('A', { stock: 0, sales7d: null }), sku('B', { stock: 10 })] });
    expect(effectsOf(simulation, 'restock')[0]!['with']).toMatchObject({ skus: ['B'] });
  });

  it('takes the factor from the parameter', async () => {
    const simulation = await run({
      skus: [sku('A', { stock: 250 })],
      parameters: { safetyFactor: 3, replenishFactor: 4 },
    });
    expect(effectsOf(simulation, 'restock')[0]!['with']).toEqual({ skus: ['A'], factor: 4 });
  });

  it('has somebody order by phone where the request fails for good', async () => {
    const failures = [{ do: 'stock.requestReplenishment', times: 5, error: 'unreachable' }];
    const simulation = await run({ skus, failures });
    expect(logOf(simulation, 'restock', 'effectFailed').map((entry) => entry['final'])).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(tasksOf(simulation, 'restockByHand')).toEqual([expect.objectContaining({ assignee: { role: 'operator' } })]);
  });
});
