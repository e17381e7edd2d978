import { effectsOf, left, run, sku, tasksOf } from './support.ts';

const banned = { text: '销量第一，口碑之选' };

describe('P12: nothing is published with a banned superlative or a licence that runs out', () => {
  it('replaces banned words by itself in exactly the texts that have some', async () => {
    const simulation = await run({ skus: [sku('A', banned), sku('B'), sku('C', { text: '最好用的一款' })] });
    expect(effectsOf(simulation, 'fixTexts')).toEqual([
      expect.objectContaining({
        do: 'sku.fixText',
        with: { skus: ['A', 'C'] },
        state: 'applied',
        at: '2026-10-21T02:10:00+08:00',
      }),
    ]);
  });

  it('scans every listed product, selected or not', async () => {
    const skus = [sku('A'), sku('other', { ...banned, cvr30d: 0.01 }), sku('gone', { ...banned, listed: false })];
    expect(effectsOf(await run({ skus }), 'fixTexts')[0]!['with']).toEqual({ skus: ['other'] });
  });

  it('scans again three hours later, and has a person decide about what is still banned', async () => {
    const simulation = await run({ skus: [sku('A', banned), sku('B')] });
    expect(tasksOf(simulation, 'fixByHand')).toEqual([
      expect.objectContaining({ openedAt: '2026-10-21T05:10:00+08:00' }),
    ]);
    expect(effectsOf(simulation, 'delistBanned')[0]!['with']).toEqual({ skus: ['A'], reason: 'banned wording' });
    expect(simulation.sets['saleSkus']).toEqual(['B']);
  });

  it('scans again as often as a person says that it is fixed while it is not, and sells nothing meanwhile', async () => {
    const simulation = await run({ skus: [sku('A', banned), sku('B')], answers: { fixByHand: { decision: 'fixed' } } });
    expect(tasksOf(simulation, 'fixByHand').length).toBeGreaterThan(3);
    expect(simulation.sets['saleSkus']).toBeUndefined();
    expect(effectsOf(simulation, 'openPresale')).toEqual([]);
    expect(effectsOf(simulation, 'publishWarmUp')).toEqual([]);
    expect(left(simulation, 'opening')).toEqual([]);
  });

  it('takes out a SKU whose licence ends before the campaign does, or is not there', async () => {
    const simulation = await run({
      skus: [
        sku('ends', { licenceValidUntil: '2026-11-11T23:59:59+08:00' }),
        sku('holds', { licenceValidUntil: '2026-11-12T00:00:00+08:00' }),
        sku('none', { licenceValidUntil: null }),
      ],
    });
    expect(tasksOf(simulation, 'renewLicences')).toHaveLength(1);
    expect(effectsOf(simulation, 'delistExpired')[0]!['with']).toEqual({
      skus: ['ends', 'none'],
      reason: 'licence runs out',
    });
    expect(simulation.sets['saleSkus']).toEqual(['holds']);
  });

  it('does nothing to clean texts and valid licences, but still asks for the sign-off', async () => {
    const simulation = await run();
    for (const node of ['fixTexts', 'delistBanned', 'delistExpired']) expect(effectsOf(simulation, node)).toEqual([]);
    expect(tasksOf(simulation, 'fixByHand')).toEqual([]);
    expect(tasksOf(simulation, 'signOff')).toEqual([expect.objectContaining({ assignee: { role: 'planner' } })]);
    expect(simulation.sets['saleSkus']).toEqual(['A', 'B']);
  });

  it('ends the campaign where nothing is left to sell', async () => {
    const simulation = await run({ skus: [sku('A', banned)] });
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'nothingToSell' });
  });
});
