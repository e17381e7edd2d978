import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { campaignSummarySchema } from '../../rules/api/campaigns.ts';
import { shopSchema } from '../../rules/api/shops.ts';
import { launchBrowser, openPage } from '../editor/shell/browser.ts';
import { startTestEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';

const MINUTE = 60_000;
const PATIENCE_MS = 20_000;
/** What the whole way may take at the most. */
const MOST_CLICKS = 25;

let engine: TestEngine;
let browser: Browser;
let clicks = 0;
const complaints: (readonly string[])[] = [];

beforeAll(async () => {
  [engine, browser] = await Promise.all([startTestEngine(), launchBrowser()]);
  const corner = { title: 'Corner shop', timezone: 'Asia/Shanghai', currency: 'CNY', connector: { type: 'none' } };
  await engine.programs.put('/shops/corner', corner, shopSchema);
}, MINUTE);

afterAll(async () => {
  await browser?.close();
  await engine?.stop();
}, MINUTE);

/** A browser of their own for each person; the browser itself counts what is clicked in it. */
async function visit(): Promise<Page> {
  const opened = await openPage(browser, { language: 'en' });
  const { page } = opened;
  complaints.push(opened.complaints);
  page.setDefaultTimeout(PATIENCE_MS);
  await page.exposeFunction('countClick', () => clicks++);
  await page.addInitScript(`addEventListener('pointerdown', () => countClick(), true)`);
  await page.goto(engine.url);
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('navigation').getByRole('link', { name });

async function pictured(page: Page, error: unknown): Promise<Error> {
  const picture = join(await mkdtemp(join(tmpdir(), 'dacu-newcomer-')), 'screen.png');
  await page.screenshot({ path: picture });
  return new Error(`${String(error)} (see ${picture})`, { cause: error });
}

describe('a newcomer without a manual', () => {
  it(
    `brings a template to a running campaign, adapted, rehearsed and approved, with at most ${MOST_CLICKS} clicks`,
    async () => {
      const fromMs = performance.now();
      const [planner, manager] = [await visit(), await visit()];
      try {
        await button(planner, 'Sign in as Chen Jie').click();
        await link(planner, 'Templates').click();
        await planner.getByRole('main').getByRole('link', { name: 'Flash sale' }).click();
        await button(planner, 'Use the template “Flash sale”').click();

        await planner.getByText('No problems found').waitFor();
        await planner.getByRole('group', { name: 'Pick SKUs', exact: true }).click();
        const limit = planner.getByRole('complementary').getByLabel('At most', { exact: true });
        await limit.click();
        await limit.fill('6');
        await planner.getByText('Saved', { exact: true }).waitFor();

        await button(planner, 'Rehearse').click();
        await planner.getByRole('slider', { name: 'Instant' }).waitFor();
        await planner.getByRole('link', { name: 'To the playbook' }).click();

        await button(planner, 'Submit').click();
        await planner.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
        await planner.getByText('Version 1 was submitted for approval.').waitFor();

        await button(manager, 'Sign in as Li Hang').click();
        await link(manager, 'Approvals').click();
        await button(manager, 'Approve').click();
        await manager.getByText('Nothing waits for your approval').waitFor();

        await link(planner, 'Playbooks').click();
        await button(planner, 'Start a campaign').click();
        const day = planner.getByLabel('Opening (T0)');
        await day.click();
        await day.fill('2030-11-11 20:00');
        await planner.keyboard.press('Enter');
        await planner.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
        await planner.getByRole('tab', { name: 'Timeline' }).waitFor();
        await planner.getByText('Running').first().waitFor();
      } catch (error) {
        throw await pictured(clicks > 12 ? manager : planner, error);
      }
      const seconds = (performance.now() - fromMs) / 1000;
      process.stdout.write(`A newcomer's way: ${clicks} clicks, ${seconds.toFixed(1)} s\n`);
      expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
      expect(clicks).toBeGreaterThan(8);
      const [running] = await engine.programs.get('/campaigns', campaignSummarySchema.array());
      expect(running).toMatchObject({ playbook: 'flash-sale', version: 1, status: 'running' });
      expect(complaints.flat()).toEqual([]);
    },
    2 * MINUTE,
  );
});
