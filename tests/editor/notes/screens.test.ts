import { resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { draftSchema } from '../../../rules/api/playbooks.ts';
import { noteSchema } from '../../../rules/playbook/notes.ts';
import type { Note } from '../../../rules/playbook/schema.ts';
import { startApi } from '../../api/running-api.ts';
import type { Person, RunningApi } from '../../api/running-api.ts';
import { examplePlaybook } from '../canvas/example.ts';
import { violationsOn } from '../shell/axe.ts';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';

const MINUTE = 60_000;

let browser: Browser;
let api: RunningApi;
let planner: Person;
let opened: OpenedPage[] = [];
let playbooks = 0;
/** The playbook of the test at hand. */
let id: string;

beforeAll(async () => {
  [browser, api] = await Promise.all([launchBrowser(), startApi({ editorDir: resolve(shippedEditor()) })]);
  planner = await api.as('chenjie');
}, MINUTE);

beforeEach(async () => {
  const example = examplePlaybook();
  const edges = [...example.edges, { id: 'e6', from: 'act', outcome: 'done', to: 'review' }];
  const answer = await planner.send('POST', '/playbooks', { playbook: { ...example, edges, id: `p${++playbooks}` } });
  id = draftSchema.parse(answer.json).playbook.id;
});

afterEach(async () => {
  for (const { context } of opened) await context.close();
  opened = [];
});

afterAll(async () => {
  await browser?.close();
  await api?.stop();
});

/** A page of somebody who is signed in. */
async function visit(name: string, path: string): Promise<Page> {
  const each = await openPage(browser, { language: 'en' });
  opened.push(each);
  const { page } = each;
  page.setDefaultTimeout(10_000);
  await page.goto(`${api.url}${path}`);
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: `Signed in as ${name}` }).waitFor();
  return page;
}

async function edit(name = 'Chen Jie'): Promise<Page> {
  const page = await visit(name, `/playbooks/${id}`);
  await card(page, 'budget').waitFor();
  return page;
}

const card = (page: Page, title: string): Locator => page.locator('.react-flow__node-card').filter({ hasText: title });
const notes = (page: Page): Locator => page.locator('.react-flow__node-note');
const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Comments' });
const boxOf = async (locator: Locator) => (await locator.boundingBox())!;

/** The notes as the server has them after what was done was saved. */
async function saved(page: Page, act: () => Promise<unknown>): Promise<Note[]> {
  await act();
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const draft = draftSchema.parse((await planner.send('GET', `/playbooks/${id}/draft`)).json);
  return (draft.playbook.notes ?? []).map((note) => noteSchema.parse(note));
}

async function drag(page: Page, from: Locator, by: { x: number; y: number }): Promise<void> {
  const { x, y, width, height } = await boxOf(from);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + by.x, y + height / 2 + by.y, { steps: 6 });
  await page.mouse.up();
}

const complaints = (): readonly string[] => opened.flatMap((each) => each.complaints);

describe('sticky notes', () => {
  it(
    'are added, written on, moved, resized, coloured and deleted with the mouse; undo takes back one gesture at a time',
    async () => {
      const page = await edit();
      const written = await saved(page, async () => {
        await page.getByRole('button', { name: 'Add a note' }).click();
        await page.getByLabel('Text of the note').fill('Ask the supplier first');
      });
      expect(written).toMatchObject([{ id: 'note', text: 'Ask the supplier first' }]);
      await page.locator('.react-flow__pane').click({ position: { x: 20, y: 400 } });
      const note = notes(page).filter({ hasText: 'Ask the supplier first' });
      const before = await boxOf(note);

      const [moved] = await saved(page, () => drag(page, note, { x: 90, y: 150 }));
      expect(moved!.position).not.toEqual(written[0]!.position);
      expect((await boxOf(note)).x - before.x).toBeGreaterThan(60);

      const [resized] = await saved(page, () =>
        drag(page, note.getByRole('button', { name: /^Resize the note/ }), { x: 60, y: 40 }),
      );
      expect(resized!.size!.width).toBeGreaterThan(moved!.size!.width);
      expect(resized!.size!.height).toBeGreaterThan(moved!.size!.height);

      const [coloured] = await saved(page, () => note.getByRole('button', { name: 'Rose' }).click());
      expect(coloured).toEqual({ ...resized, colour: 'rose' });
      expect(await violationsOn(page, 'main')).toEqual([]);

      expect(await saved(page, () => note.getByRole('button', { name: 'Delete' }).click())).toEqual([]);
      for (const expected of [coloured, resized, moved, written[0]])
        expect(await saved(page, () => page.getByRole('button', { name: 'Undo' }).click())).toEqual([expected]);
      expect(complaints()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'can do all of that from the keyboard, and are copied and pasted',
    async () => {
      const page = await edit();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Add a note').waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.ant-modal-wrap:not([style*="display: none"])'));
      await page.keyboard.press('Shift+N');
      await page.getByLabel('Text of the note').waitFor();
      const [written] = await saved(page, async () => {
        await page.keyboard.type('Night shift: see roster or @ope');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
      });
      expect(written!.text).toBe('Night shift: see roster or @operator ');
      const note = notes(page).first();
      await note.getByText('@Operator').waitFor();
      await page.waitForFunction(() => document.activeElement?.classList.contains('react-flow__node-note'));

      const [nudged] = await saved(page, () => page.keyboard.press('ArrowDown'));
      expect(nudged!.position.y).toBeGreaterThan(written!.position.y);
      await note.getByRole('button', { name: /^Resize the note/ }).focus();
      const [resized] = await saved(page, () => page.keyboard.press('ArrowRight'));
      expect(resized!.size!.width).toBeGreaterThan(nudged!.size!.width);
      expect(resized!.position).toEqual(nudged!.position);

      await note.focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      const [coloured] = await saved(page, () => page.keyboard.press('Enter'));
      expect(coloured!.colour).toBe('grey');

      await note.focus();
      const copies = await saved(page, async () => {
        await page.keyboard.press('Control+c');
        await page.keyboard.press('Control+v');
        await notes(page).nth(1).waitFor();
      });
      expect(copies.map((each) => [each.id, each.text])).toEqual([
        ['note', written!.text],
        ['note2', written!.text],
      ]);
      expect(await saved(page, () => page.keyboard.press('Delete'))).toHaveLength(1);
      expect(await saved(page, () => page.keyboard.press('Control+z'))).toHaveLength(2);

      await page.keyboard.press('Control+k');
      await page.getByLabel(/^Find a command/).fill('night shift');
      await page
        .getByRole('button', { name: /Night shift: see roster/ })
        .first()
        .waitFor();
      expect(complaints()).toEqual([]);
    },
    MINUTE,
  );
});

describe('comments', () => {
  it(
    'are written at a node, reach whom they name on another page without a reload, and are answered and resolved there',
    async () => {
      const [mine, theirs] = await Promise.all([edit(), visit('Li Hang', '/campaigns')]);
      await card(mine, 'budget').getByText('@Manager').waitFor();
      await card(mine, 'budget').click();
      await mine.getByRole('complementary').getByRole('button', { name: 'Comments' }).click();
      await side(mine).getByText('Owner: @Manager').waitFor();
      const field = side(mine).getByRole('textbox');
      await field.pressSequentially('Too high? @li');
      await side(mine)
        .getByRole('option', { name: /Li Hang/ })
        .click();
      await field.pressSequentially('please look');
      await side(mine).getByRole('button', { name: 'Send', exact: true }).click();
      await side(mine).getByText('Too high? @Li Hang please look').waitFor();
      await card(mine, 'budget').getByRole('button', { name: 'Open threads: 1' }).waitFor();
      expect(await card(mine, 'budget').isVisible()).toBe(true);
      expect(await violationsOn(mine, 'main')).toEqual([]);

      await theirs.getByRole('button', { name: '1 unread mention' }).click();
      await theirs
        .getByRole('dialog')
        .getByRole('button', { name: /Chen Jie.*Too high\?/ })
        .click();
      await side(theirs).getByText('Too high?').waitFor();
      await theirs.getByRole('button', { name: 'Mentions', exact: true }).waitFor();
      await side(theirs).getByRole('button', { name: 'Reply' }).click();
      await theirs.keyboard.type('It is what we had @pla');
      await theirs.keyboard.press('Enter');
      await theirs.keyboard.press('Control+Enter');

      await side(mine).getByText('It is what we had @Planner').waitFor();
      await mine.getByRole('button', { name: '1 unread mention' }).waitFor({ state: 'detached' });
      await side(theirs).getByRole('button', { name: 'Resolve' }).click();
      await side(mine).getByText('1 resolved').click();
      await side(mine).getByText('Resolved by Li Hang').waitFor();
      await card(mine, 'budget')
        .getByRole('button', { name: /Open threads/ })
        .waitFor({ state: 'detached' });
      expect(complaints()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'are opened, written and sent from the keyboard alone',
    async () => {
      const page = await edit();
      await card(page, 'budget').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('c');
      const field = side(page).getByRole('textbox');
      await field.waitFor();
      await page.keyboard.type('@');
      expect(await side(page).getByRole('option').first().innerText()).toContain('owner of this node');
      await page.keyboard.press('Enter');
      await page.keyboard.type('is this yours?');
      await page.keyboard.press('Control+Enter');
      await side(page).getByText('@Manager is this yours?').waitFor();
      expect(await field.inputValue()).toBe('');
      expect(complaints()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'that do not get through are kept, over a reload too, and arrive once',
    async () => {
      const page = await edit();
      const post = async (text: string): Promise<void> => {
        await side(page).getByRole('textbox').fill(text);
        await side(page).getByRole('button', { name: 'Send', exact: true }).click();
      };
      await page.keyboard.press('c');
      await page.route('**/comments', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        // The engine gets this one, but its answer gets lost.
        if (route.request().postData()?.includes('lost')) await route.fetch();
        return route.abort();
      });
      await post('The answer to this is lost');
      const unsent = () =>
        side(page)
          .getByRole('alert')
          .getByText(/Not sent/);
      await side(page).getByText('The answer to this is lost').waitFor();
      await post('This does not get through');
      await unsent().first().waitFor();
      await page.reload();
      await card(page, 'budget').waitFor();
      await page.keyboard.press('c');
      await unsent().first().waitFor();
      await unsent().nth(1).waitFor({ state: 'detached' });
      const kept = side(page).getByRole('region').filter({ has: unsent() });
      expect(await kept.getByRole('button', { name: 'Reply' }).count()).toBe(0);
      await page.unroute('**/comments');
      await side(page).getByRole('button', { name: 'Send again' }).click();
      await side(page).getByRole('alert').waitFor({ state: 'detached' });
      const { json } = await planner.send('GET', `/playbooks/${id}/comments`);
      expect((json as { text: string }[]).map(({ text }) => text).sort()).toEqual([
        'The answer to this is lost',
        'This does not get through',
      ]);
    },
    MINUTE,
  );
});

describe('the page of a version', () => {
  it(
    'has comments at its nodes, with counts on the canvas, and leads back to them from the draft',
    async () => {
      expect((await planner.send('POST', `/playbooks/${id}/versions`, {})).status).toBe(201);
      const page = await visit('Li Hang', `/playbooks/${id}/versions/1`);
      await page.getByText('Comments', { exact: true }).click();
      await card(page, 'watch').click();
      await side(page).getByText('On “watch”').waitFor();
      await side(page).getByRole('textbox').fill('Which shop? @chenjie');
      await side(page).getByRole('button', { name: 'Send', exact: true }).click();
      await card(page, 'watch').getByRole('button', { name: 'Open threads: 1' }).waitFor();
      await side(page).getByText('v1', { exact: true }).waitFor();
      expect(await violationsOn(page, 'main')).toEqual([]);

      const draft = await edit();
      await card(draft, 'watch').getByRole('button', { name: 'Open threads: 1' }).click();
      await side(draft).getByText('Which shop? @Chen Jie').waitFor();
      await side(draft).getByText('v1', { exact: true }).waitFor();
      expect(complaints()).toEqual([]);
    },
    MINUTE,
  );
});
