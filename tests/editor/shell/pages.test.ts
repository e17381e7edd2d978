import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext } from 'playwright-core';
import { matchPath } from 'react-router';
import { violationsOn } from './axe.ts';
import { launchBrowser, openContext, openPageIn, shippedEditor } from './browser.ts';
import { startFixture } from './fixture/server.ts';
import type { RunningFixture } from './fixture/server.ts';
import { PAGES, PHONE_PAGES, readerOf, settled } from './pages.ts';

const MINUTE = 60_000;
const READERS = new Set(Object.values(PAGES).map(readerOf));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, MINUTE);
afterAll(() => browser?.close());

it('every route of the product is among the pages looked at here', async () => {
  const text = await readFile('editor/app/routes.tsx', 'utf8');
  const routes = Array.from(text.matchAll(/page\(\s*'(\/[^']*)'/g), ([, path]) => path!);
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.filter((route) => !Object.values(PAGES).some((page) => matchPath(route, page)))).toEqual([]);
});

/** What must not be on any page: a key instead of its words, a hole that was not filled in, a value that is none. */
const LEFTOVERS =
  /\{\{|\bundefined\b|\bNaN\b|Invalid Date|\[object Object\]|\b(?:campaign|common|home|tasks|review|session|warRoom|shadow|rehearsal):?\.\w+\.\w+/;

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('the pages in %s, in %s colours', (language, scheme) => {
  let context: BrowserContext;
  const fixtures = new Map<string, RunningFixture>();
  beforeAll(async () => {
    context = await openContext(browser, { language, scheme });
    for (const reader of READERS) fixtures.set(reader, await startFixture(shippedEditor(), language, reader));
  }, MINUTE);
  afterAll(async () => {
    await context?.close();
    for (const fixture of fixtures.values()) await fixture.stop();
  }, MINUTE);

  it.each(Object.entries(PAGES))(
    'show %s without an error, in the reader’s words, with nothing left to fill in; axe finds nothing to complain about',
    async (_, path) => {
      const { page, complaints } = await openPageIn(context);
      await page.goto(fixtures.get(readerOf(path))!.url + path);
      await settled(page);
      expect(await page.locator('body').innerText()).not.toMatch(LEFTOVERS);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(complaints).toEqual([]);
      expect(await violationsOn(page)).toEqual([]);
      await page.close();
    },
    MINUTE,
  );
});

describe('the pages on a phone', () => {
  let context: BrowserContext;
  let fixture: RunningFixture;
  beforeAll(async () => {
    context = await openContext(browser, { language: 'en', width: 390, height: 844 });
    fixture = await startFixture(shippedEditor(), 'en');
  }, MINUTE);
  afterAll(async () => {
    await context?.close();
    await fixture?.stop();
  }, MINUTE);

  it.each(Object.entries(PHONE_PAGES))(
    'show %s within its width, with room for the name of all that can be pressed; axe finds nothing to complain about',
    async (_, path) => {
      const { page } = await openPageIn(context);
      await page.goto(fixture.url + path);
      await settled(page);
      expect(await page.evaluate(() => document.querySelector('#content')!.scrollWidth)).toBe(390);
      const squeezed = await page.locator('#content :is(a, button)').evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility({ visibilityProperty: true }))
          .filter((each) => each.getBoundingClientRect().width < 24)
          .map((each) => each.textContent),
      );
      expect(squeezed).toEqual([]);
      expect(await violationsOn(page)).toEqual([]);
      await page.close();
    },
    MINUTE,
  );
});
