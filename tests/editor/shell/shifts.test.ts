import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, shippedEditor } from './browser.ts';
import { startFixture } from './fixture/server.ts';
import type { RunningFixture } from './fixture/server.ts';
import { PAGES, settled } from './pages.ts';

const MINUTE = 60_000;
/** What Web Vitals calls good is 0.1. */
const MOST = 0.01;
/** On a quick machine what jumps between two paints is never painted. */
const SLOWER = 4;
/** Each answer waits a different while, so that they come one after the other. */
const STEP_MS = 90;
const STEPS = 5;

let browser: Browser;
let fixture: RunningFixture;
let signedOut: RunningFixture;
beforeAll(async () => {
  [browser, fixture, signedOut] = await Promise.all([
    launchBrowser(),
    startFixture(shippedEditor(), 'en'),
    startFixture(shippedEditor(), 'en', ''),
  ]);
}, MINUTE);
afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
  await signedOut?.stop();
});

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

// As text: what a compiler adds to functions with names would be unknown in the page.
const NOTE_SHIFTS = `
  globalThis.shifts = [];
  const nameOf = (node) => node?.nodeType === 1 ? node.tagName + '.' + String(node.getAttribute('class')).slice(0, 60) : String(node?.nodeName);
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => nameOf(node)) });
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Has the API take its time; tells when nothing is under way any more. */
async function slowDown(page: Page): Promise<() => Promise<void>> {
  let asked = 0;
  let open = 0;
  await page.route('**/api/v1/**', async (route) => {
    if (route.request().url().endsWith('/events')) return route.continue();
    open += 1;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS * (1 + (asked++ % STEPS))));
    await route.continue().catch(() => undefined);
    open -= 1;
    return undefined;
  });
  return async () => {
    for (let quiet = 0; quiet < 3; quiet = open === 0 ? quiet + 1 : 0) await page.waitForTimeout(STEP_MS);
  };
}

const sumOf = async (page: Page): Promise<{ readonly sum: number; readonly shifts: readonly Shift[] }> => {
  const shifts = await page.evaluate(() => Reflect.get(globalThis, 'shifts') as readonly Shift[]);
  return { shifts, sum: shifts.reduce((all, { value }) => all + value, 0) };
};

describe('while answers are slow', () => {
  it(
    'a page that did push its content down would be noticed',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.addInitScript(NOTE_SHIFTS);
      await page.goto(fixture.url + PAGES.playbooks);
      await settled(page);
      await page.evaluate(() => {
        const late = document.createElement('div');
        late.style.height = '200px';
        document.querySelector('#content')!.prepend(late);
      });
      // Not the first shift is waited for: a letter that settled before would be taken for it.
      await page.waitForFunction(
        (most) => (Reflect.get(globalThis, 'shifts') as { value: number }[]).some(({ value }) => value > most),
        MOST,
      );
      expect((await sumOf(page)).sum).toBeGreaterThan(MOST);
      await context.close();
    },
    MINUTE,
  );

  it.each([...Object.entries(PAGES), ['of a playbook that runs', '/playbooks/double-11'] as const])(
    'nothing on the page %s jumps when they come',
    async (_, path) => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.addInitScript(NOTE_SHIFTS);
      await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
      const quiet = await slowDown(page);
      const shown = path === PAGES.signIn ? signedOut : fixture;
      await page.goto(shown.url + path);
      await settled(page);
      await quiet();
      const { sum, shifts } = await sumOf(page);
      expect({ jumps: sum < MOST ? 'no' : shifts }).toEqual({ jumps: 'no' });
      await context.close();
    },
    MINUTE,
  );
});
