import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import { PAGES, settled } from '../shell/pages.ts';

const MINUTE = 60_000;
/** A4 between its margins, at 96 px an inch. */
const PAPER_PX = 687;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, MINUTE);
afterAll(() => browser?.close());

describe.each(['en', 'zh-CN'] as const)(
  'the report of a review on paper, in %s, of a reader in the dark',
  (language) => {
    it(
      'shows the report alone, in light colours, and cuts nothing off',
      async () => {
        const fixture = await startFixture(shippedEditor(), language);
        const { page, context, complaints } = await openPage(browser, { language, scheme: 'dark', width: PAPER_PX });
        await page.goto(fixture.url + PAGES.review);
        await settled(page);
        const dark = await page
          .locator('h2')
          .first()
          .evaluate((each) => getComputedStyle(each).color);
        const goods = page.locator('tr', { hasText: 'A10' }).filter({ visible: true });
        const onScreen = await goods.count();
        await page.emulateMedia({ media: 'print' });
        // On paper nobody asks for more: those that make most of the GMV stand there.
        expect([onScreen, await goods.count()]).toEqual([10, 14]);
        expect(await page.getByText(language === 'en' ? '16 more, together' : '另有 16 个商品').isVisible()).toBe(true);
        for (const hidden of [page.getByRole('navigation'), page.getByRole('button')]) {
          for (const each of await hidden.all()) expect(await each.isVisible()).toBe(false);
        }
        const light = await page
          .locator('h2')
          .first()
          .evaluate((each) => getComputedStyle(each).color);
        expect([dark, light]).toEqual(['rgb(231, 235, 243)', 'rgb(25, 31, 44)']);
        const label = page.getByRole('img').first().locator('text').first();
        expect(await label.evaluate((each) => getComputedStyle(each).fill)).toBe('rgb(82, 92, 110)');
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll('#content *')]
            .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
            .map((each) => `${each.tagName} ${each.textContent?.slice(0, 40)}`),
        );
        expect(cut).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
        await fixture.stop();
      },
      MINUTE,
    );

    it(
      'fits a phone: wide tables scroll within their cards',
      async () => {
        const fixture = await startFixture(shippedEditor(), language);
        const { page, context, complaints } = await openPage(browser, { language, width: 390 });
        await page.goto(fixture.url + PAGES.review);
        await settled(page);
        await page.getByRole('table').first().waitFor();
        const [whole, cards] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          [...document.querySelectorAll('#content section')].filter((each) => each.scrollWidth > each.clientWidth)
            .length,
        ]);
        expect({ whole, cards }).toEqual({ whole: 390, cards: 0 });
        expect(complaints).toEqual([]);
        await context.close();
        await fixture.stop();
      },
      MINUTE,
    );

    it(
      'goes to A4 pages, its charts as wide as the paper',
      async () => {
        const fixture = await startFixture(shippedEditor(), language);
        const { page, context } = await openPage(browser, { language, scheme: 'dark' });
        await page.goto(fixture.url + PAGES.review);
        await settled(page);
        await page.evaluate(() => {
          addEventListener('beforeprint', () =>
            Object.assign(globalThis, {
              widths: [...document.querySelectorAll('[role=img] > div > svg')].map(
                (each) => each.getBoundingClientRect().width,
              ),
            }),
          );
        });
        const pdf = await page.pdf({ preferCSSPageSize: true });
        const keep = process.env['DACU_TEST_PICTURES'];
        if (keep !== undefined) {
          await mkdir(keep, { recursive: true });
          await writeFile(`${keep}/review-${language}.pdf`, pdf);
        }
        expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThanOrEqual(2);
        expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
        expect(await page.evaluate(() => Reflect.get(globalThis, 'widths') as number[])).toEqual([680, 680]);
        await context.close();
        await fixture.stop();
      },
      MINUTE,
    );
  },
);
