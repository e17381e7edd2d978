import { Telling } from '../../../workflows/watch/telling.ts';
import type { Transition } from '../../../rules/watch/transition.ts';

const found = (number: number, atMs: number): Transition => ({
  type: 'recovered',
  fired: true,
  number,
  atMs,
  token: 1,
  node: 'mon',
  rule: 'r0',
});

let nowMs = 0;
let told: string[] = [];
let isAway = false;
const telling = () =>
  new Telling(
    async (campaign, atMs) => {
      if (isAway) throw new Error('away');
      told.push(`${campaign} ${atMs}`);
    },
    () => nowMs,
  );

beforeEach(() => {
  [nowMs, told, isAway] = [0, [], false];
});

describe('telling a campaign what the watch found', () => {
  it('happens once, however often it is looked at, and again when it was not taken in for a while', async () => {
    const news = telling();
    const againMs = await news.tell('a', found(1, 100));
    for (nowMs = 0; nowMs < againMs; nowMs += 100) expect(await news.tell('a', found(1, 100))).toBe(againMs);
    expect(told).toEqual(['a 100']);
    nowMs = againMs;
    expect(await news.tell('a', found(1, 100))).toBeGreaterThan(againMs);
    expect(told).toEqual(['a 100', 'a 100']);
  });

  it('does not wait when there is something else to tell, even of the same instant, or somebody else', async () => {
    const news = telling();
    await news.tell('a', found(1, 100));
    await news.tell('a', found(2, 100));
    await news.tell('b', found(2, 100));
    expect(told).toEqual(['a 100', 'a 100', 'b 100']);
  });

  it('is tried at once again after it failed', async () => {
    const news = telling();
    isAway = true;
    await expect(news.tell('a', found(1, 100))).rejects.toThrow('away');
    isAway = false;
    await news.tell('a', found(1, 100));
    expect(told).toEqual(['a 100']);
  });
});
