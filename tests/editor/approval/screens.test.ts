import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../shell/axe.ts';
import { holdRequests, launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import type { RunningFixture } from '../shell/fixture/server.ts';
import { CAMPAIGN } from '../shell/fixture/world.ts';
import { submitThird } from './third.ts';

const MINUTE = 60_000;

let browser: Browser;
let fixture: RunningFixture;
let visit: OpenedPage;
let page: Page;

beforeAll(async () => {
  [browser, fixture] = await Promise.all([launchBrowser(), startFixture(shippedEditor(), 'en', 'li')]);
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

const card = (title: string) => page.locator('.react-flow__node', { hasText: title });

describe('the page of a version', () => {
  it(
    'shows what differs in words and on the canvas, each leading to the other, with the money at stake; and approves it',
    async () => {
      await submitThird(page);
      await page.goto(`${fixture.url}/playbooks/double-11/versions/3`);
      const meaning = page.getByRole('complementary', { name: 'What approving it means' });
      const money = meaning.getByRole('region', { name: 'Money' }).getByRole('button', { name: /Raise ad budget/ });
      await money.waitFor();
      expect(await money.getAttribute('aria-current')).toBe('true');
      await meaning.getByText('Amount added: at most ¥30,000 per campaign in all').waitFor();

      await meaning.getByRole('button', { name: /“Limited-time offers first” \(Action\) is gone/ }).click();
      await page.getByLabel('Limited-time offers first (Gone)').first().waitFor();
      await meaning.getByRole('button', { name: /“Tell the store” \(Task\) is new/ }).click();
      await card('Tell the store').waitFor();
      await card('Raise ad budget').first().click();
      await meaning.locator('[aria-current="true"]', { hasText: 'Raise ad budget' }).first().waitFor();
      expect(await violationsOn(page)).toEqual([]);

      await page.getByRole('button', { name: 'Approve', exact: true }).click();
      await page.getByText('“Double 11” v3 is approved.').waitFor();
      expect(fixture.posted.at(-1)).toEqual({
        what: 'POST /playbooks/double-11/versions/3/decision',
        body: { decision: 'approve' },
      });
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'rehearses it beside the version before while the approver reads, unless called off',
    async () => {
      // What is made up depends on the days: these have a good one.
      await page.clock.setFixedTime('2026-11-30T12:00:00Z');
      await submitThird(page);
      // It must not be over before it is called off.
      const release = await holdRequests(page, '**/rehearsal.worker-*.js');
      await page.goto(`${fixture.url}/playbooks/double-11/versions/3`);
      const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
      const stop = rehearsal.getByRole('button', { name: 'Cancel' });
      await stop.click();
      await stop.waitFor({ state: 'detached' });
      release();
      expect(await rehearsal.getByRole('table').count()).toBe(0);
      await rehearsal.getByRole('button', { name: 'Rehearse', exact: true }).click();
      await rehearsal.getByText('v2 was played on the same days, demand and rows.').waitFor({ timeout: 40_000 });
      const row = (name: string) => rehearsal.getByRole('row').filter({ hasText: name }).first();
      expect(await row('Spent').innerText()).toMatch(/¥[\d,]+\s+¥[\d,]+\s+(=|[▲▼] [+−]¥[\d,]+)/);
      expect(await row('CVR above plan').innerText()).toMatch(/\d+\s+\d+\s+(=|[▲▼] [+−]\d+)/);
      await rehearsal.getByRole('columnheader', { name: 'Tasks per person' }).waitFor();
      await rehearsal.getByRole('region', { name: 'Tasks per person and day' }).waitFor();
      // Under the pointer a button has antd's own lighter colour.
      await page.mouse.move(2, 2);
      expect(await violationsOn(page)).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
    2 * MINUTE,
  );

  it(
    'rejects only with a reason',
    async () => {
      await submitThird(page);
      await page.goto(`${fixture.url}/playbooks/double-11/versions/3`);
      await page.getByRole('button', { name: 'Reject' }).click();
      const dialog = page.getByRole('dialog');
      const before = fixture.posted.length;
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await dialog.getByText('Say why').waitFor();
      expect(fixture.posted.length).toBe(before);
      await dialog.getByLabel('Reason').fill('too dear');
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await page.getByText('“Double 11” v3 is rejected.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({ body: { decision: 'reject', reason: 'too dear' } });
    },
    MINUTE,
  );
});

describe('the editor of a playbook that runs', () => {
  it(
    'says what runs, and starts a campaign from what is approved already',
    async () => {
      const release = await holdRequests(page, '**/api/v1/playbooks/double-11/versions/2');
      await page.goto(`${fixture.url}/playbooks/double-11`);
      await page.getByRole('note').getByText('v2 runs in').waitFor();
      // Until it is known what was approved, nothing is said of it, and nothing offered.
      await page.locator('.react-flow__node').first().waitFor();
      expect(await page.getByText(/^Draft|changed since v2|v2 approved/).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
      release();
      await page.getByRole('link', { name: 'v2 approved' }).waitFor();
      expect(await page.getByRole('button', { name: /Submit/ }).count()).toBe(0);
      await page.keyboard.press('Control+k');
      const finder = page.getByRole('dialog');
      await finder.getByRole('button', { name: 'Rehearse' }).waitFor();
      expect(await finder.getByRole('button', { name: 'Submit' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await finder.waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Start a campaign' }).click();
      await page.getByRole('dialog', { name: 'Start a campaign' }).getByText('Double 11').first().waitFor();
    },
    MINUTE,
  );
});

describe('migrating a campaign', () => {
  it(
    'shows what becomes of what is under way, waits for each choice, and sends them',
    async () => {
      await submitThird(page, 'approved');
      await page.goto(`${fixture.url}/campaigns/${CAMPAIGN}`);
      await page.getByRole('button', { name: 'Migrate to v3…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Migrate to another version' });
      const confirm = dialog.getByRole('button', { name: 'Migrate', exact: true });
      await dialog.getByText('CVR against plan').first().waitFor();
      await dialog.getByText('1.5 → 2', { exact: true }).waitFor();
      expect(await confirm.isDisabled()).toBe(true);

      await dialog.getByRole('combobox', { name: 'Where “Raise ad budget” goes on' }).click();
      await page.getByText('End it here', { exact: true }).last().click();
      await dialog.getByText('Needs your choice').waitFor();
      await confirm.click();
      await dialog.waitFor({ state: 'hidden' });
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /campaigns/${CAMPAIGN}/migrate`,
        body: { version: 3, choices: { nodes: { raiseBudget: { end: true } } } },
      });
    },
    MINUTE,
  );
});
