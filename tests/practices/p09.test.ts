import { customer, effectsOf, left, run, scenario, sku, double11 } from './support.ts';
import { simulate } from '../../rules/simulate/simulate.ts';

describe('P09: the presale opens and closes with its anchors', () => {
  const skus = [sku('A', { marketHeat: 0.1 }), sku('B', { marketHeat: 0.9 }), sku('C', { stock: 0 })];

  it('opens it at 20:00 eleven days before, with deposit and multiplier, hottest first, nothing that is out of stock', async () => {
    const simulation = await run({ skus });
    expect(effectsOf(simulation, 'openPresale')).toEqual([
      expect.objectContaining({
        do: 'sku.openPresale',
        with: { skus: ['B', 'A'], deposit: 2000, multiplier: 2 },
        state: 'applied',
        at: '2026-10-31T20:00:00+08:00',
      }),
    ]);
    expect(effectsOf(simulation, 'publishWarmUp')[0]).toMatchObject({
      do: 'page.publish',
      at: '2026-10-31T20:00:00+08:00',
    });
    expect(left(simulation, 'depositClosing')).toEqual([['done', '2026-11-10T21:00:00+08:00']]);
  });

  it('invites regular customers only: not the dormant, not those who never bought', async () => {
    const simulation = await run({
      customers: [
        customer('regular', { spend90d: 100 }),
        customer('better', { spend90d: 900 }),
        customer('asleep', { dormant: true }),
        customer('stranger', { segment: 'new', lastOrderAt: null }),
      ],
    });
    expect(effectsOf(simulation, 'invite')).toEqual([
      expect.objectContaining({ with: { customers: ['better', 'regular'], template: 'presale-invitation' } }),
    ]);
  });

  it('follows an anchor that is set otherwise', async () => {
    const moved = {
      ...scenario({ skus }),
      anchors: { T0: '2026-11-11T00:00:00+08:00', depositOpens: '2026-11-01T10:00:00+08:00' },
    };
    const simulated = await simulate(double11, moved);
    expect(simulated.ok && effectsOf(simulated.value, 'openPresale')[0]).toMatchObject({
      at: '2026-11-01T10:00:00+08:00',
    });
  });

  it('opens no presale where nothing is in stock, and still publishes the page', async () => {
    const simulation = await run({ skus: [sku('A', { stock: 0 })] });
    expect(effectsOf(simulation, 'openPresale')).toEqual([]);
    expect(effectsOf(simulation, 'publishWarmUp')).toHaveLength(1);
  });
});
