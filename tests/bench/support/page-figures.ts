import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

/** Frames a second over each second of a spell in which the page is kept busy; the first, in which it begins, is left out. */
export async function framesPerSecond(page: Page, seconds: number, busy: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    let running = true;
    const frame = (at: number) => {
      times.push(at);
      if (running) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, {
      stopFrames: () => {
        running = false;
        return times;
      },
    });
  });
  const until = performance.now() + (seconds + 1) * 1000;
  while (performance.now() < until) await busy();
  const times = await page.evaluate(() => (globalThis as unknown as { stopFrames(): number[] }).stopFrames());
  const first = times[0]!;
  return Array.from({ length: seconds }, (_, second) => {
    const from = first + (second + 1) * 1000;
    return times.filter((at) => at >= from && at < from + 1000).length;
  });
}

/** Kilobytes of script, each file compressed as a server would send it, of what the page has asked for until it is asked. */
export function countScript(page: Page): { kilobytes(): Promise<number> } {
  const files: Response[] = [];
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) files.push(response);
  };
  page.on('response', note);
  return {
    async kilobytes() {
      page.off('response', note);
      const bodies = await Promise.all(files.map((file) => file.body()));
      return bodies.reduce((sum, body) => sum + gzipSync(body).length / 1000, 0);
    },
  };
}

/** The milliseconds from each key to the next frame after it was dealt with, as `event` timing entries tell them. */
export async function keyDelays(page: Page, type: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const delays: number[] = [];
    globalThis.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() => {
          // After the frame's own work: when the page could deal with the next key.
          setTimeout(() => delays.push(performance.now() - pressed));
        });
      },
      true,
    );
    Object.assign(globalThis, { delays });
  });
  await type();
  return await page.evaluate(() => (globalThis as unknown as { delays: number[] }).delays);
}
