import type { Browser } from 'playwright-core';
import type { ReviewReport } from '../../../rules/api/reviews.ts';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import { PAGES, settled } from '../shell/pages.ts';

const MINUTE = 60_000;
const NOVEMBER = {
  builtAt: '2026-11-30T23:00:00+08:00',
  node: 'report',
  window: { from: '2026-10-31T23:00:00+08:00', to: '2026-11-30T23:00:00+08:00' },
};
const OCTOBER = {
  builtAt: '2026-10-31T23:00:00+08:00',
  node: 'report',
  window: { from: '2026-09-30T23:00:00+08:00', to: '2026-10-31T23:00:00+08:00' },
};
const sections = (count: number): ReviewReport['sections'] => [
  { id: 'complaints', causes: [{ cause: 'supply', count, share: 1 }] },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, MINUTE);
afterAll(() => browser?.close());

it(
  'of a campaign that is reviewed each month, every review can be read, and is about its own month',
  async () => {
    const fixture = await startFixture(shippedEditor(), 'en');
    const { page, context, complaints } = await openPage(browser, { language: 'en' });
    await page.route('**/api/v1/campaigns/*/review*', async (route) => {
      const asked = new URL(route.request().url()).searchParams.get('builtAt');
      const [chosen, count] = asked === OCTOBER.builtAt ? [OCTOBER, 7] : [NOVEMBER, 3];
      await route.fulfill({ json: { ...chosen, sections: sections(count), all: [NOVEMBER, OCTOBER] } });
    });
    await page.goto(fixture.url + PAGES.review);
    await settled(page);
    await page.getByText(/Oct 31, 2026.* to Nov 30, 2026/).waitFor();
    await page.getByRole('cell', { name: '3', exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Which review' }).click();
    await page.getByTitle('Sep 30 to Oct 31').click();
    await page.getByRole('cell', { name: '7', exact: true }).waitFor();
    await page.getByText(/Sep 30, 2026.* to Oct 31, 2026/).waitFor();
    expect(new URL(page.url()).searchParams.get('builtAt')).toBe(OCTOBER.builtAt);
    await page.reload();
    await page.getByRole('cell', { name: '7', exact: true }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('combobox').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
    await fixture.stop();
  },
  MINUTE,
);
