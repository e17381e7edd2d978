import { existsSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { violationsOn } from '../shell/axe.ts';
import { holdRequests, launchBrowser, openPage } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import type { RunningFixture } from '../shell/fixture/server.ts';
import { examplePlaybook } from './example.ts';

const MINUTE = 60_000;
/** As `npm test` has built it. */
const DIST = 'dist/editor';

let browser: Browser;
let fixture: RunningFixture;
let visit: OpenedPage;
let page: Page;
/** What the server says somebody else has saved meanwhile. */
let theirs: Playbook | undefined;

beforeAll(async () => {
  if (!existsSync(DIST)) throw new Error('Run “node engine/setup/prepare.mjs --for test” first.');
  const stamp = { updatedAt: '2026-10-02T09:30:00+08:00', problems: [] };
  let revision = 1;
  const answer = (playbook: Playbook, by: string) => ({ ...stamp, revision, updatedBy: by, playbook });
  [browser, fixture] = await Promise.all([
    launchBrowser(),
    startFixture(DIST, 'en', 'chen', ({ method, path: [resource, , part] }, body) => {
      if (resource !== 'playbooks' || part !== 'draft') return undefined;
      if (method === 'GET') return [200, theirs ? answer(theirs, 'li') : answer(examplePlaybook(), 'chen')];
      if (theirs)
        return [
          409,
          {
            type: 'urn:dacu:draft-conflict',
            title: '',
            status: 409,
            detail: '',
            code: 'draft-conflict',
            languages: { en: '', 'zh-CN': '' },
          },
        ];
      revision++;
      return [200, answer((body as { playbook: Playbook }).playbook, 'chen')];
    }),
  ]);
}, MINUTE);

beforeEach(async () => {
  theirs = undefined;
  visit = await openPage(browser, { language: 'en' });
  ({ page } = visit);
  page.setDefaultTimeout(10_000);
  await page.addInitScript(`localStorage.setItem('dacu.preferences', '{"overview":true}')`);
  await page.goto(`${fixture.url}/playbooks/example`);
  await cards().first().waitFor();
});

afterEach(() => visit.context.close());

afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
});

const cards = (): Locator => page.locator('.react-flow__node');
/** Only the cards in view are drawn; the overview, which is open here, shows all nodes. */
const nodes = (): Locator => page.locator('.react-flow__minimap-node');
const form = (): Locator => page.getByRole('complementary');
const boxOf = async (locator: Locator) => (await locator.boundingBox())!;

describe('the canvas', () => {
  it(
    'takes keys without a click first: finds everything, adds after the selection, undoes a gesture in one step',
    async () => {
      const before = await nodes().count();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      const finder = page.getByRole('dialog').filter({ has: page.getByLabel(/^Find a command/) });
      await finder.getByRole('textbox').fill('hot item night');
      await finder.getByRole('button', { name: /Hot item night/ }).waitFor();
      await finder.getByRole('textbox').fill('align column');
      await finder.getByRole('button', { name: 'Align in a column' }).waitFor();
      await page.keyboard.press('Escape');
      await finder.waitFor({ state: 'hidden' });
      // Keys belong to a dialog until it is gone altogether.
      await page.waitForFunction(() => !document.querySelector('.ant-modal-wrap:not([style*="display: none"])'));

      await page.keyboard.press('n');
      await page.getByLabel('Find a kind of node').fill('task');
      await page.keyboard.press('Enter');
      await form().getByLabel('Title', { exact: true }).waitFor();
      expect(await nodes().count()).toBe(before + 1);
      await page.getByText('Click: adds it after the selected node.').waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      expect(await nodes().count()).toBe(before);
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'does not take for its own keys what is typed into a finder that is still to come',
    async () => {
      const late = await visit.context.newPage();
      const release = await holdRequests(late, '**/CommandPalette-*.js');
      await late.goto(`${fixture.url}/playbooks/example`);
      await late.locator('.react-flow__node').first().waitFor();
      await late.keyboard.press('Control+k');
      await late.keyboard.type('cn');
      release();
      await late.getByLabel(/^Find a command/).waitFor();
      expect(await late.getByRole('complementary', { name: 'Comments' }).count()).toBe(0);
      expect(await late.getByLabel('Find a kind of node').count()).toBe(0);
      await late.close();
    },
    MINUTE,
  );

  it(
    'shows into which lane a card would fall',
    async () => {
      const target = () =>
        page
          .locator('[data-target]')
          .evaluateAll((lanes) => lanes.map((each) => each.getAttribute('data-target')).join(' '));
      const quiet = await target();
      expect(quiet).not.toContain('true');
      const box = await boxOf(cards().first());
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2 + 20, { steps: 4 });
      expect(await target()).toBe(quiet.replace('false', 'true'));
      await page.mouse.up();
      expect(await target()).toBe(quiet);
    },
    MINUTE,
  );

  it(
    'aligns several nodes, keeps its zoom buttons off the cards, and shows everything large enough to read',
    async () => {
      await page.keyboard.press('Control+a');
      const bar = page.getByRole('toolbar', { name: 'Selection' });
      await bar.getByRole('button', { name: 'Align in a row' }).click();
      const tops = await cards().evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
      expect(new Set(tops).size).toBe(1);
      await page.keyboard.press('Control+z');
      expect(await violationsOn(page, 'main')).toEqual([]);
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Show everything' }).click();
      const zoom = page.getByRole('group', { name: 'Canvas controls' });
      await page.locator('.react-flow__node').first().hover();
      const percent = Number.parseInt(await zoom.innerText(), 10);
      expect(percent).toBeGreaterThanOrEqual(50);
      const buttons = await boxOf(zoom);
      const overlaps = await cards().evaluateAll(
        (all, box) =>
          all.filter((each) => {
            const card = each.getBoundingClientRect();
            return (
              card.left < box.x + box.width &&
              card.right > box.x &&
              card.top < box.y + box.height &&
              card.bottom > box.y
            );
          }).length,
        buttons,
      );
      expect(overlaps).toBe(0);
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it.each([
    [1440, 900, 'closed'],
    [1440, 900, 'open'],
    [1024, 768, 'closed'],
    [1024, 768, 'open'],
  ] as const)(
    'hides no card at %i × %i once everything is shown, with the overview %s',
    async (width, height, overview) => {
      await page.setViewportSize({ width, height });
      if (overview === 'closed') await page.getByRole('button', { name: 'Overview' }).click();
      expect(await page.locator('.react-flow__minimap').count()).toBe(overview === 'open' ? 1 : 0);
      await page.getByRole('button', { name: 'Show everything' }).click();
      await cards().first().hover();
      const hidden = await page.evaluate(() => {
        const over = document.querySelectorAll('.react-flow__panel, [class*=zoom]');
        return [...document.querySelectorAll('.react-flow__node')].filter((card) => {
          const a = card.getBoundingClientRect();
          return [...over].some((each) => {
            const b = each.getBoundingClientRect();
            return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          });
        }).length;
      });
      expect(hidden).toBe(0);
    },
    MINUTE,
  );

  it(
    'brings what is found into view, large enough to read, while its form opens beside it',
    async () => {
      await page.getByRole('button', { name: 'Show everything' }).click();
      const last = examplePlaybook().nodes.at(-1)!;
      await page.keyboard.press('Control+k');
      await page.getByLabel(/^Find a command/).fill(last.title);
      await page.keyboard.press('Enter');
      await form().getByLabel('Title', { exact: true }).waitFor();
      const card = page.locator(`.react-flow__node[data-id="${last.id}"]`);
      await card.waitFor();
      const percent = await page.getByRole('group', { name: 'Canvas controls' }).innerText();
      expect(Number.parseInt(percent, 10)).toBeGreaterThanOrEqual(80);
      const [shown, canvas] = [await boxOf(card), await boxOf(page.locator('.react-flow'))];
      expect(shown.x).toBeGreaterThanOrEqual(canvas.x);
      expect(shown.x + shown.width).toBeLessThanOrEqual(canvas.x + canvas.width);
    },
    MINUTE,
  );

  it(
    'inserts on an edge, and opens the picker where a handle is dropped and where it is double-clicked',
    async () => {
      await page.getByRole('button', { name: 'Insert a node here' }).first().click({ force: true });
      await page.getByLabel('Find a kind of node').fill('wait');
      await page.keyboard.press('Enter');
      await form().getByLabel('Title', { exact: true }).waitFor();
      await cards().filter({ hasText: 'Wait' }).first().waitFor();
      const canvas = await boxOf(page.locator('.react-flow'));
      const [x, y] = [canvas.x + 330, canvas.y + canvas.height - 60];
      await page.keyboard.press('Escape');
      await page.mouse.dblclick(x, y);
      await page.getByLabel('Find a kind of node').waitFor();
      await page.keyboard.press('Escape');
      const card = cards().first();
      await card.locator('.react-flow__handle-bottom').hover({ force: true });
      await page.mouse.down();
      await page.mouse.move(x, y, { steps: 8 });
      await page.mouse.up();
      await page.getByLabel('Find a kind of node').waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'tells who saved a newer draft and what differs, and brings mine back by undo after theirs was taken',
    async () => {
      const example = examplePlaybook();
      const [first, ...others] = example.nodes;
      theirs = { ...example, nodes: [{ ...first!, title: 'Begin early' }, ...others] };
      await cards().nth(1).click();
      await form().getByLabel('Title', { exact: true }).fill('Mine');
      const dialog = page.getByRole('dialog', { name: /Li Hang has changed this playbook/ });
      await dialog.getByText(/Begin early/).waitFor();
      theirs = undefined;
      await dialog.getByRole('button', { name: 'Take theirs' }).click();
      await cards().filter({ hasText: 'Begin early' }).waitFor();
      await page.keyboard.press('Control+z');
      await cards().filter({ hasText: 'Mine' }).waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});
