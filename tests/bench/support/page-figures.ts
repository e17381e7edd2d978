import type { Page } from 'playwright-core';

// As text: what a compiler adds to functions with names would be unknown in the page.
const COUNT_FRAMES = `
  globalThis.frameTimes = [];
  const frame = (at) => {
    frameTimes.push(at);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;

/** Until after the frame's own work: when the page could deal with the next key. */
const TIME_KEYS = `
  globalThis.delays = [];
  addEventListener('keydown', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - pressed)));
  }, true);
`;

/** Frames a second over each second of a spell in which the page is kept busy; the first, in which it begins, is left out. */
export async function framesPerSecond(page: Page, seconds: number, busy: () => Promise<void>): Promise<number[]> {
  await page.evaluate(COUNT_FRAMES);
  const until = performance.now() + (seconds + 1) * 1000;
  while (performance.now() < until) await busy();
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  const first = times[0]!;
  return Array.from({ length: seconds }, (_, second) => {
    const from = first + (second + 1) * 1000;
    return times.filter((at) => at >= from && at < from + 1000).length;
  });
}

/** The milliseconds from each key to the next frame after it was dealt with, and its work. */
export async function keyDelays(page: Page, type: () => Promise<void>): Promise<number[]> {
  await page.evaluate(TIME_KEYS);
  await type();
  return await page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays);
}
