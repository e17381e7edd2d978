import { nextStop, playedOn, stopsOf } from '../../../editor/replay/playback.ts';

const span = { fromMs: 1_000, toMs: 61_000 };
const stops = stopsOf([{ atMs: 2_000 }, { atMs: 2_000 }, { atMs: 5_000 }, { atMs: 61_000 }]);

describe('going through the time of a run', () => {
  it('steps from one happening to the next, each instant once, and stops at the ends', () => {
    expect(stops).toEqual([2_000, 5_000, 61_000]);
    expect([1_000, 2_000, 3_000, 61_000].map((atMs) => nextStop(stops, atMs, 1, span))).toEqual([
      2_000, 5_000, 5_000, 61_000,
    ]);
    expect([61_000, 5_000, 3_000, 2_000].map((atMs) => nextStop(stops, atMs, -1, span))).toEqual([
      5_000, 2_000, 2_000, 1_000,
    ]);
  });

  it('plays the whole in half a minute, twice as fast at double speed, and no further than the end', () => {
    expect(playedOn(1_000, 15_000, 1, span)).toBe(31_000);
    expect(playedOn(1_000, 15_000, 2, span)).toBe(61_000);
    expect(playedOn(31_000, 60_000, 4, span)).toBe(61_000);
  });
});
