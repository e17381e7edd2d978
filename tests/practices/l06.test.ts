import { at, channel, effectsOf, run } from './support.ts';

const content = (fields: Record<string, number | null>) => [
  channel('search', { cvr: 0.08, searchCvr: 0.08 }),
  channel('content', { cvr: 0.04, searchCvr: 0.08, uv: 200, ...fields }),
];

describe('L06: a channel that converts at most half as well as search gets the limited-time offers first', () => {
  it('moves the module forward for that channel, after an hour', async () => {
    expect(effectsOf(await run({ channels: content({}) }), 'moveModule')).toEqual([
      expect.objectContaining({
        do: 'page.moveModule',
        with: { module: 'limitedTimeDiscount', channels: ['content'], position: 1 },
        state: 'expired',
        at: at(1),
      }),
    ]);
  });

  it.each([
    ['converts better than half as well', { cvr: 0.0401 }],
    ['has few visitors', { uv: 199 }],
    ['has no conversion rate yet', { cvr: null }],
    ['cannot be compared with search', { searchCvr: null }],
  ])('leaves a channel alone that %s', async (_reason, fields) => {
    expect(effectsOf(await run({ channels: content(fields) }), 'moveModule')).toEqual([]);
  });
});
