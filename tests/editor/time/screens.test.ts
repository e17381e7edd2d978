import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../shell/axe.ts';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import type { RunningFixture } from '../shell/fixture/server.ts';
import { CAMPAIGN } from '../shell/fixture/world.ts';

const MINUTE = 60_000;

let browser: Browser;
let fixture: RunningFixture;
let visit: OpenedPage;
let page: Page;

beforeAll(async () => {
  [browser, fixture] = await Promise.all([launchBrowser(), startFixture(shippedEditor(), 'en')]);
}, MINUTE);

beforeEach(async () => {
  visit = await openPage(browser, { language: 'en' });
  ({ page } = visit);
  page.setDefaultTimeout(10_000);
});

afterEach(() => visit.context.close());

afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
});

const calendar = () => page.getByRole('grid', { name: 'Calendar' });
const line = (title: string) => calendar().getByRole('row').filter({ hasText: title });

describe('the calendar', () => {
  it(
    'shows the playbook in time, selects by mouse and by keyboard, and shows dates for a day that is looked at',
    async () => {
      await page.goto(`${fixture.url}/playbooks/double-11`);
      await page.locator('.react-flow__node').first().getByText('T−21d', { exact: true }).waitFor();
      await page.keyboard.press('Shift+C');
      await line('Approve target and budget').click();
      const form = page.getByRole('complementary');
      await form.getByRole('heading', { name: 'Approve target and budget' }).waitFor();
      await calendar().focus();
      await page.keyboard.press('ArrowDown');
      await form.getByRole('heading', { name: 'Select SKUs' }).waitFor();
      expect(await line('Select SKUs').getAttribute('aria-selected')).toBe('true');
      expect(await line('Select SKUs').innerText()).toContain('T−21d – T−19d');

      await page.getByRole('button', { name: 'Preview as dates' }).click();
      await page.getByRole('textbox', { name: 'Opening T0' }).fill('2026-11-11 00:00');
      await page.keyboard.press('Enter');
      await line('Select SKUs').getByText('Oct 21, 00:00 – Oct 23, 00:00').waitFor();
      await page.getByText('By person').click();
      await calendar()
        .getByRole('row', { name: /^Manager/ })
        .waitFor();
      expect(await violationsOn(page, '[role="grid"]')).toEqual([]);
      await page.getByRole('radiogroup', { name: 'Graph or calendar' }).getByText('Graph').click();
      await page.locator('.react-flow__node', { hasText: 'Select SKUs' }).getByText('10/21 – 10/23').waitFor();
      expect(fixture.posted.filter(({ what }) => what.startsWith('PUT'))).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'of a campaign is seen first where it is, with its dates whole on a small screen',
    async () => {
      await page.setViewportSize({ width: 1024, height: 768 });
      await page.goto(`${fixture.url}/campaigns/${CAMPAIGN}`);
      await page.getByRole('radiogroup', { name: 'Graph or calendar' }).getByText('Calendar').click();
      const dates = await calendar()
        .getByText(/^Nov 11, 00:00 – Nov 12, 00:00 · Actual .* – going on$/)
        .first()
        .boundingBox();
      const seen = await calendar().boundingBox();
      expect(dates!.x + dates!.width).toBeLessThanOrEqual(seen!.x + seen!.width);
    },
    MINUTE,
  );

  it(
    'of a campaign shows actual times, and every date is shown before the event day is moved',
    async () => {
      await page.goto(`${fixture.url}/campaigns/${CAMPAIGN}`);
      await page.getByRole('radiogroup', { name: 'Graph or calendar' }).getByText('Calendar').click();
      await calendar().getByText('Now').waitFor();
      await calendar()
        .getByText(/Actual Nov 11/)
        .first()
        .waitFor();

      await page.getByRole('button', { name: 'Move event day' }).click();
      const dialog = page.getByRole('dialog', { name: 'Move the event day' });
      const confirm = dialog.getByRole('button', { name: 'Move', exact: true });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.locator('#move-to').fill('2026-11-10 12:00');
      await page.keyboard.press('Enter');
      await dialog.getByText('Due at once: 1').waitFor();
      await dialog.getByRole('row', { name: 'Opening (T0) Nov 11, 00:00 Nov 10, 12:00 −12h' }).waitFor();
      await dialog.getByText('To look at').click();
      await dialog.getByText(/would go on at once/).waitFor();
      expect(await violationsOn(page, '.ant-modal')).toEqual([]);
      await confirm.click();
      await dialog.waitFor({ state: 'hidden' });
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /campaigns/${CAMPAIGN}/move-anchor`,
        body: { anchor: 'T0', to: '2026-11-10T12:00:00+08:00' },
      });
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});
