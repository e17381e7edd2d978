import { at, customer, effectsOf, run } from './support.ts';

const lastOrderAt = '2026-11-11T12:00:00+08:00';

describe('W04: high-value customers get an exclusive coupon', () => {
  it('goes to buyers with at least 3 orders and an AOV of at least 200', async () => {
    const customers = [
      customer('high', { lastOrderAt, orders90d: 3, spend90d: 60_000 }),
      customer('two orders', { lastOrderAt, orders90d: 2, spend90d: 90_000 }),
      customer('small orders', { lastOrderAt, orders90d: 4, spend90d: 79_999 }),
      customer('not now', { orders90d: 9, spend90d: 900_000 }),
    ];
    expect(effectsOf(await run({ customers }), 'exclusiveOffer')).toEqual([
      expect.objectContaining({
        with: { customers: ['high'], amount: 3000, validFor: 'P30D', kind: 'exclusive' },
        state: 'applied',
        at: at(34),
      }),
    ]);
  });

  it('goes to nobody where nobody is', async () => {
    expect(effectsOf(await run(), 'exclusiveOffer')).toEqual([]);
  });
});
