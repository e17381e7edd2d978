import { at, channel, effectsOf, logOf, run } from './support.ts';

describe('L05: a channel whose ads cost more than they bring is paused', () => {
  it('pauses exactly the channels with an ROI below 1 over enough matured spend', async () => {
    const simulation = await run({
      channels: [
        channel('search', { roi: 1 }),
        channel('social', { roi: 0.99, maturedSpend: 200_000 }),
        channel('content', { roi: 0.2 }),
      ],
    });
    expect(effectsOf(simulation, 'pauseChannels')).toEqual([
      expect.objectContaining({
        do: 'ads.pauseChannel',
        with: { channels: ['content', 'social'], reason: 'ROI below the floor' },
        state: 'applied',
        at: at(0),
      }),
    ]);
  });

  it.each([
    ['too little was spent', { roi: 0.1, maturedSpend: 199_999 }],
    ['no attribution is mature', { roi: null, maturedSpend: 0 }],
    ['it is off already', { roi: 0.1, active: false }],
    ['the spend is not known', { roi: 0.1, maturedSpend: null }],
  ])('leaves a channel alone where %s', async (_reason, fields) => {
    expect(effectsOf(await run({ channels: [channel('social', fields)] }), 'pauseChannels')).toEqual([]);
  });

  it('pauses a channel once', async () => {
    const simulation = await run({ channels: [channel('social', { roi: 0.5 })] });
    expect(logOf(simulation, 'watchChannels', 'ruleFired')).toHaveLength(1);
  });

  it('lowers bids where a click costs over a tenth more than the industry pays', async () => {
    const simulation = await run({
      channels: [
        channel('search', { cpc: 616 }),
        channel('social', { cpc: 617 }),
        channel('direct', { cpc: 10, industryCpc: 0 }),
        channel('live', { cpc: null }),
      ],
    });
    expect(effectsOf(simulation, 'lowerBids')).toEqual([
      expect.objectContaining({ do: 'ads.lowerBid', with: { channels: ['social'], by: 0.1 }, at: at(0) }),
    ]);
  });
});
