import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { shopSchema } from '../../rules/api/shops.ts';
import { launchBrowser, openPage } from '../editor/shell/browser.ts';
import type { OpenedPage } from '../editor/shell/browser.ts';
import { startTestEngine } from '../support/engine.ts';
import type { TestEngine } from '../support/engine.ts';

const MINUTE = 60_000;
const PATIENCE_MS = 10_000;

let engine: TestEngine;
let browser: Browser;
const opened: OpenedPage[] = [];

beforeAll(async () => {
  [engine, browser] = await Promise.all([startTestEngine(), launchBrowser()]);
}, MINUTE);

afterAll(async () => {
  await browser?.close();
  await engine?.stop();
}, MINUTE);

/** A page of its own for each person, so that each is signed in beside the others. */
async function signIn(name: string): Promise<Page> {
  const visit = await openPage(browser, { language: 'en' });
  opened.push(visit);
  const { page } = visit;
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(engine.url);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: `Signed in as ${name}` }).waitFor();
  return page;
}

/** Does a part of the story; if it fails, says which one and leaves a picture of the screen behind. */
async function stage<T>(title: string, page: Page, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const picture = join(await mkdtemp(join(tmpdir(), 'dacu-first-campaign-')), `${title.replaceAll(' ', '-')}.png`);
    await page.screenshot({ path: picture });
    const reason = error instanceof Error ? error.message : String(error);
    const complaints = opened.flatMap((each) => each.complaints).join('\n');
    throw new Error(`While they ${title} (see ${picture}): ${reason}\n${complaints}`, { cause: error });
  }
}

const card = (page: Page, title: string): Locator => page.locator('.react-flow__node').filter({ hasText: title });
const menu = (page: Page, name: string): Locator => page.getByRole('navigation').getByRole('link', { name });

/** Drags with the mouse from a card's connection point to a place on the screen. */
async function dragFromHandle(from: Locator, side: 'right' | 'bottom', to: { x: number; y: number }): Promise<void> {
  const { mouse } = from.page();
  await from.locator(`.react-flow__handle-${side}`).hover({ force: true });
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 12 });
  await mouse.up();
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen');
  return box;
}

describe('a first campaign', () => {
  it(
    'is drawn, mended, submitted, approved, started, worked on and reviewed on the screens, once there is a shop',
    async () => {
      const corner = { title: 'Corner shop', timezone: 'Asia/Shanghai', currency: 'CNY', connector: { type: 'none' } };
      await engine.programs.put('/shops/corner', corner, shopSchema);

      const planner = await signIn('Chen Jie');
      await stage('make an empty playbook', planner, async () => {
        await menu(planner, 'Playbooks').click();
        await planner.getByRole('button', { name: 'New playbook' }).first().click();
        await planner.getByRole('menuitem', { name: 'Empty playbook' }).click();
        await planner.getByText('An empty playbook').waitFor();
      });

      await stage('draw', planner, async () => {
        await planner.getByRole('button', { name: 'Add a start' }).click();
        const box = await boxOf(card(planner, 'Start'));
        await dragFromHandle(card(planner, 'Start'), 'bottom', { x: box.x + box.width / 2, y: box.y + 180 });
        await planner.getByLabel('Find a kind of node').fill('task');
        await planner.keyboard.press('Enter');
        await planner.getByLabel('Title', { exact: true }).fill('Hang the banner');
        await planner.keyboard.press('Escape');
        const lanes = await boxOf(planner.locator('.react-flow'));
        await planner
          .getByRole('navigation', { name: 'Kinds of nodes' })
          .getByRole('button', { name: 'Review' })
          .dragTo(planner.locator('.react-flow'), { targetPosition: { x: lanes.width * 0.7, y: lanes.height * 0.6 } });
        await planner.getByLabel('Title', { exact: true }).fill('Look back');
        await planner.getByRole('button', { name: 'End', exact: true }).press('Enter');
        await card(planner, 'End').waitFor();
      });

      await stage('find what is wrong and mend it', planner, async () => {
        await planner.getByRole('button', { name: 'Errors: 3' }).click();
        const problems = planner.getByRole('region', { name: 'Problems' });
        await problems.getByRole('button', { name: /“done” of “Hang the banner” leads nowhere/ }).click();
        await planner
          .getByRole('complementary')
          .getByText(/leads nowhere/)
          .waitFor();
        const [task, review] = [card(planner, 'Hang the banner'), card(planner, 'Look back')];
        await planner.getByRole('button', { name: 'Show everything' }).click();
        // The view glides; the pointer waits until it stands still.
        await review.hover();
        const target = await boxOf(review);
        await dragFromHandle(task, 'right', { x: target.x + 20, y: target.y + target.height / 2 });
        await planner.getByText('No problems found').waitFor();
      });

      await stage('submit', planner, async () => {
        await planner.getByRole('button', { name: 'Submit' }).click();
        await planner.getByLabel('Note', { exact: true }).fill('The first of its kind');
        await planner.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
        await planner.getByText('Version 1 was submitted for approval.').waitFor();
      });

      const manager = await signIn('Li Hang');
      await stage('approve', manager, async () => {
        await menu(manager, 'Approvals').click();
        await manager.getByText('The first of its kind').waitFor();
        await manager.getByRole('button', { name: 'Approve' }).click();
        await manager.getByText('Nothing waits for your approval').waitFor();
      });

      await stage('start the campaign', planner, async () => {
        await menu(planner, 'Playbooks').click();
        await planner.getByRole('button', { name: 'Start a campaign' }).click();
        await planner.getByLabel('Event day (T0)').waitFor();
        await planner.getByLabel('Event day (T0)').fill('2030-11-11 00:00');
        await planner.keyboard.press('Enter');
        await planner.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
        await planner.getByText('To be started by hand').waitFor();
        await planner.getByRole('button', { name: 'Begin “Start”' }).click();
        await planner.getByRole('dialog').getByRole('button', { name: 'Begin now' }).click();
        await planner.getByRole('link', { name: 'Hang the banner' }).waitFor();
      });

      const operator = await signIn('Zhao Lei');
      await stage('complete the task', operator, async () => {
        await menu(operator, 'My tasks').click();
        await operator.getByText('Hang the banner').first().click();
        await operator.getByRole('button', { name: 'Complete' }).click();
        await operator.getByText('Nothing to do').waitFor();
      });

      await stage('read the review', planner, async () => {
        await planner.getByText('Campaign ended: Completed').waitFor();
        await planner.getByRole('button', { name: 'Review report' }).click();
        await planner.getByRole('heading', { name: 'Target and actual' }).waitFor();
      });
      expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
    },
    MINUTE,
  );
});
