import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import type { RunningFixture } from '../shell/fixture/server.ts';
import { pictureOf } from '../../../editor/home/picture.ts';
import { sketchOf } from '../../../rules/outline/sketch.ts';
import { templates } from '../../../rules/templates/index.ts';

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

describe('the picture of a template', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    'has every step of %s in the lane of its phase, inside the frame',
    (_, template) => {
      const playbook = template.playbook('en');
      const picture = pictureOf(sketchOf(playbook), 2.5)!;
      expect(picture.cards).toHaveLength(playbook.nodes.length);
      expect(picture.ways).toHaveLength(playbook.edges.length);
      for (const { x, y, phase } of picture.cards) {
        const lane = picture.lanes.find((each) => each.phase === phase)!;
        expect(x).toBeGreaterThanOrEqual(lane.from);
        expect(x).toBeLessThan(lane.to);
        expect(y).toBeGreaterThan(picture.top);
        expect(y).toBeLessThan(picture.top + picture.height);
      }
      expect(picture.width / picture.height).toBeCloseTo(2.5);
    },
  );
});

describe('the gallery', () => {
  it(
    'tells of each template what it looks like, how long it takes, whom it needs and what it carries out, without the canvas',
    async () => {
      const scripts: string[] = [];
      page.on('response', (response) => scripts.push(new URL(response.url()).pathname));
      await page.goto(`${fixture.url}/templates`);
      const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Double 11' }) });
      await card.getByText('What it carries out').waitFor();
      expect(await card.innerText()).toMatch(/Prep\s*21d[\s\S]*Live\s*1d/);
      expect(await card.innerText()).toMatch(/Manager/);
      expect(await card.innerText()).toMatch(/Selection, Target decomposition.*\+\d+ more/);
      const double11 = templates.find((each) => each.id === 'double-11')!.playbook('en');
      expect(await card.locator('svg rect[rx]').count()).toBe(double11.nodes.length);
      expect(scripts.filter((each) => /Canvas|Editor|playbook-content|lint/.test(each))).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'opens a template by keyboard to be read, without the editor, and makes a playbook of it only when it is used',
    async () => {
      const scripts: string[] = [];
      page.on('response', (response) => scripts.push(new URL(response.url()).pathname));
      await page.goto(`${fixture.url}/templates`);
      await page.getByRole('link', { name: 'Flash sale' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.react-flow__node', { hasText: 'Pick SKUs' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/templates/flash-sale');
      expect(
        scripts.filter((each) => /NodeForm|ConditionEditor|PlaybookPage|SettingsDrawer|echarts/.test(each)),
      ).toEqual([]);
      expect(fixture.posted).toEqual([]);
      await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button', { name: 'Use the template “Flash sale”' }).click(),
      ]);
      expect(fixture.posted.at(-1)).toEqual({
        what: 'POST /playbooks',
        body: { template: 'flash-sale', language: 'en' },
      });
    },
    MINUTE,
  );
});
