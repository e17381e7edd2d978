import { at, effectsOf, run } from './support.ts';

const night = (hour: number, uv: number, buyers: number) => ({
  uv: [[`T0 + PT${hour}H`, uv]] as const,
  buyers: [[`T0 + PT${hour}H`, buyers]] as const,
});

describe('L08: the hours of the day', () => {
  it('puts the night special on top from 20:00 to 22:00, and back', async () => {
    const simulation = await run();
    expect(effectsOf(simulation, 'nightSpecial')).toEqual([
      expect.objectContaining({ with: { module: 'bestSellers', position: 1 }, at: at(20) }),
    ]);
    expect(effectsOf(simulation, 'nightOver')).toEqual([
      expect.objectContaining({ with: { module: 'bestSellers', position: 2 }, at: at(22) }),
    ]);
  });

  it('keeps service open where CVR is high before dawn', async () => {
    expect(effectsOf(await run({ metrics: night(3, 300, 18) }), 'extendHours')).toEqual([
      expect.objectContaining({ do: 'service.setHours', with: { from: '00:00', to: '24:00' }, at: at(3) }),
    ]);
  });

  it.each([
    ['CVR is ordinary', night(3, 300, 17)],
    ['hardly anybody is there', night(3, 299, 200)],
    ['it is day', night(8, 300, 18)],
  ])('does not where %s', async (_reason, metrics) => {
    expect(effectsOf(await run({ metrics }), 'extendHours')).toEqual([]);
  });
});
