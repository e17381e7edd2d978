import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, shippedEditor } from './browser.ts';
import { startFixture } from './fixture/server.ts';
import { PAGES, settled } from './pages.ts';

const MINUTE = 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, MINUTE);
afterAll(() => browser?.close());

/** What must not be on any page: a key instead of its words, a hole that was not filled in, a value that is none. */
const LEFTOVERS =
  /\{\{|\bundefined\b|\bNaN\b|Invalid Date|\[object Object\]|\b(?:campaign|common|home|tasks|review|session|warRoom|shadow|rehearsal):?\.\w+\.\w+/;

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the pages in %s, in %s colours', (language, scheme) => {
  it.each(Object.entries(PAGES))(
    'show %s without an error, in the reader’s words, with nothing left to fill in; axe finds nothing to complain about',
    async (_, path) => {
      const fixture = await startFixture(shippedEditor(), language);
      const { page, context, complaints } = await openPage(browser, { language, scheme });
      await page.goto(fixture.url + path);
      await settled(page);
      expect(await page.locator('body').innerText()).not.toMatch(LEFTOVERS);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(complaints).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).exclude('.react-flow').analyze();
      expect(
        violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((each) => each.target.join(' ')) })),
      ).toEqual([]);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );
});
