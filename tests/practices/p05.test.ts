import { effectsOf, left, logOf, run, sku, tasksOf } from './support.ts';

describe('P05: SKUs with a 30-day CVR of 8 % are selected, scored, and confirmed by the planner', () => {
  it('takes exactly those that reach the CVR, best score first', async () => {
    const { sets } = await run({
      skus: [
        sku('plain', { growth30d: 0.1, marketHeat: 0, badReviewShare: 0 }),
        sku('growing', { growth30d: 0.9, marketHeat: 0, badReviewShare: 0 }),
        sku('hot', { growth30d: 0.1, marketHeat: 0.5, badReviewShare: 0 }),
        sku('complainedOf', { growth30d: 0.1, marketHeat: 0, badReviewShare: 0.2 }),
        sku('atTheLimit', { cvr30d: 0.08, growth30d: 0, marketHeat: 0, badReviewShare: 0 }),
        sku('below', { cvr30d: 0.0799, growth30d: 5 }),
      ],
    });
    expect(sets['campaignSkus']).toEqual(['growing', 'hot', 'plain', 'atTheLimit', 'complainedOf']);
  });

  it('has the planner confirm the list, due 17 days before, and sells what they leave out in no way', async () => {
    const simulation = await run({ answers: { confirmList: { agreed: true, removed: ['B'] } } });
    expect(tasksOf(simulation, 'confirmList')).toEqual([
      expect.objectContaining({
        assignee: { role: 'planner' },
        due: '2026-10-25T00:00:00+08:00',
        doneAt: '2026-10-21T02:10:00+08:00',
      }),
    ]);
    expect(simulation.sets['saleSkus']).toEqual(['A']);
    expect(effectsOf(simulation, 'openPresale')[0]!['with']).toMatchObject({ skus: ['A'] });
  });

  it('goes no further while the planner does not answer, and escalates a day after it was due', async () => {
    const silent = await run({ people: { planner: { respondsIn: 'P200D' } } });
    expect(logOf(silent, 'confirmList', 'taskEscalated')).toEqual([
      expect.objectContaining({ at: '2026-10-26T00:00:00+08:00', to: { role: 'manager' } }),
    ]);
    expect(left(silent, 'confirmList')).toEqual([['done', '2026-10-26T00:10:00+08:00']]);
  });

  it('calls the campaign off where no SKU is good enough, and a delisted one is not', async () => {
    const simulation = await run({ skus: [sku('A', { cvr30d: 0.02 }), sku('B', { listed: false })] });
    expect(simulation.log.at(-1)).toMatchObject({ type: 'campaignEnded', result: 'calledOff' });
    expect(simulation.effects).toEqual([]);
  });

  it('takes the limit from the parameter', async () => {
    const { sets } = await run({ parameters: { minCvr: 0.2 }, skus: [sku('A'), sku('B', { cvr30d: 0.25 })] });
    expect(sets['campaignSkus']).toEqual(['B']);
  });
});
