import { repeat } from '../../../engine/system/repeat.ts';

const EVERY_MS = 1000;
/** So much time passes, and what then settles has settled. */
async function pass(ms: number): Promise<void> {
  jest.advanceTimersByTime(ms);
  for (let turns = 0; turns < 10; turns++) await Promise.resolve();
}
const SILENT = { warn: () => undefined };
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what is done again and again', () => {
  it('begins anew so long after it has ended, one at a time', async () => {
    let begun = 0;
    let end: () => void = () => undefined;
    const repeating = repeat(
      EVERY_MS,
      () => {
        begun++;
        return new Promise((resolve) => (end = resolve));
      },
      SILENT,
    );
    await pass(EVERY_MS - 1);
    expect(begun).toBe(0);
    for (let times = 0; times < 5; times++) await pass(EVERY_MS);
    expect(begun).toBe(1);
    end();
    await pass(0);
    await pass(EVERY_MS);
    expect(begun).toBe(2);
    end();
    await repeating.stop();
  });

  it('goes on after a failure, of which only the first in a row is logged', async () => {
    const logged: string[] = [];
    const outcomes = ['fails', 'fails', 'goes well', 'fails'];
    const repeating = repeat(
      EVERY_MS,
      async () => {
        if (outcomes.shift() === 'fails') throw new Error('away');
      },
      { warn: (_, message) => void logged.push(message) },
    );
    const loggedAfter: number[] = [];
    for (let times = 0; times < 4; times++) {
      await pass(EVERY_MS);
      loggedAfter.push(logged.length);
    }
    expect(loggedAfter).toEqual([1, 1, 1, 2]);
    await repeating.stop();
  });

  it('once stopped does not begin anew, and what runs has been waited for', async () => {
    let begun = 0;
    let ended = false;
    let end: () => void = () => undefined;
    const repeating = repeat(
      EVERY_MS,
      async (stopping) => {
        begun++;
        await new Promise<void>((resolve) => (end = resolve));
        ended = stopping.aborted;
      },
      SILENT,
    );
    await pass(EVERY_MS);
    const stopped = repeating.stop();
    end();
    await stopped;
    for (let times = 0; times < 5; times++) await pass(EVERY_MS);
    expect([begun, ended]).toEqual([1, true]);
  });
});
