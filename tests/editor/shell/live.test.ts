import type { Browser, Page } from 'playwright-core';
import type { Campaign } from '../../../rules/api/campaigns.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { launchBrowser, openPage, shippedEditor } from './browser.ts';
import { startFixture } from './fixture/server.ts';
import type { RunningFixture } from './fixture/server.ts';
import { CAMPAIGN } from './fixture/world.ts';
import { PAGES } from './pages.ts';

const MINUTE = 60_000;
const FAR = 4000;

let browser: Browser;
let fixture: RunningFixture;
/** What of the campaign is otherwise than as it was played. */
let campaign: Partial<Campaign>;
let hasReview: boolean;

/** The same graph at another place, as it is after it was tidied up. */
const movedAway = (playbook: Playbook): object => ({
  ...playbook,
  nodes: playbook.nodes.map(({ position, ...node }) => ({
    ...node,
    position: { x: position.x, y: position.y + FAR },
  })),
});

beforeAll(async () => {
  browser = await launchBrowser();
  fixture = await startFixture(shippedEditor(), 'en', 'chen', ({ method, path }, _, world) => {
    const [resource, id, part, number] = path;
    if (method !== 'GET') return undefined;
    if (resource === 'campaigns' && id === CAMPAIGN && part === undefined)
      return [200, { ...world.campaign, ...campaign }];
    if (resource === 'campaigns' && part === 'review' && !hasReview)
      return [200, { builtAt: null, node: null, window: null, sections: [], all: [] }];
    if (resource === 'playbooks' && part === 'versions' && number === '3') {
      const [second] = world.versions;
      return [200, { ...second, number: 3, playbook: movedAway(second!.playbook) }];
    }
    return undefined;
  });
}, 2 * MINUTE);

beforeEach(() => {
  campaign = {};
  hasReview = true;
});

afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
});

/** From now on the campaign is so, and the pages are told. */
function change(to: Partial<Campaign>): void {
  campaign = { ...campaign, ...to };
  fixture.emit('campaign', { campaign: CAMPAIGN });
}

const ENDED = { status: 'stopped', now: '2026-11-11T15:00:00+08:00', endedAt: '2026-11-11T15:00:00+08:00' } as const;
const openCampaign = async (path: string = PAGES.campaign) => {
  const opened = await openPage(browser, { language: 'en' });
  await opened.page.goto(fixture.url + path);
  return opened;
};

const cards = (page: Page) => page.locator('.react-flow__node-card');
/** Those at work, apart from what lies ready for a person to begin it. */
const running = (page: Page) => cards(page).filter({ has: page.locator('[data-state=parked]') });

describe('the graph of a running campaign', () => {
  it(
    'says when what runs is out of sight and leads there by keyboard, but never moves by itself',
    async () => {
      const { page, context } = await openCampaign();
      await running(page).first().waitFor();
      const bar = page.getByRole('group', { name: 'Canvas controls' });
      const go = bar.getByRole('button', { name: 'Go to what is running' });
      expect(await go.innerText()).toBe('');
      const viewport = page.locator('.react-flow__viewport');
      const pane = (await page.locator('.react-flow').boundingBox())!;
      for (let times = 0; times < 3; times++) {
        await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height - 40);
        await page.mouse.down();
        await page.mouse.move(pane.x + pane.width - 10, pane.y + pane.height - 40, { steps: 4 });
        await page.mouse.up();
      }
      await go.getByText('Go to what is running').waitFor();
      const before = await viewport.getAttribute('style');
      change({ phase: 'wrapup' });
      await page.getByRole('timer').first().waitFor();
      expect(await viewport.getAttribute('style')).toBe(before);
      await go.focus();
      await page.keyboard.press('Enter');
      await go.getByText('Go to what is running').waitFor({ state: 'detached' });
      await running(page).first().waitFor();
      await context.close();
    },
    MINUTE,
  );

  it(
    'is seen for the first time again under a version that was laid out anew, instead of an empty place',
    async () => {
      campaign = { version: 3 };
      const { page, context } = await openCampaign();
      await cards(page).first().waitFor();
      change({ version: 2 });
      await page.getByText('v2', { exact: true }).waitFor();
      await cards(page).first().waitFor();
      // This one is there already: the canvas stays, and only what is on it is another.
      change({ version: 3 });
      await page.getByText('v3', { exact: true }).waitFor();
      await cards(page).first().waitFor();
      expect(await cards(page).count()).toBeGreaterThan(1);
      await context.close();
    },
    MINUTE,
  );
});

describe('what comes next', () => {
  it(
    'leaves no line behind of several that are alike',
    async () => {
      const step = { at: '2026-11-11T13:20:00+08:00', node: 'raiseBudget', what: 'effectExpires' };
      campaign = { next: [{ ...step, what: 'due' }, step, step, step] };
      const { page, context } = await openCampaign();
      const lines = page.getByRole('tabpanel', { name: 'Now' }).getByText('the change expires and is restored');
      await lines.nth(2).waitFor();
      // What was before them is gone: where they were, others are now.
      change({ next: [step] });
      await lines.nth(2).waitFor({ state: 'detached' });
      expect(await lines.count()).toBe(1);
      // What the engine left undone when it ended is not due.
      change(ENDED);
      await lines.first().waitFor({ state: 'detached' });
      await context.close();
    },
    MINUTE,
  );
});

describe('the chart', () => {
  it(
    'shows what it showed when the event comes near: only the reader changes that',
    async () => {
      const at = (now: string): Partial<Campaign> => ({
        now,
        clock: { segments: [{ realMs: Date.now(), campaignMs: Date.parse(now), rate: 1 }] },
      });
      campaign = at('2026-11-09T13:00:00+08:00');
      const { page, context } = await openCampaign();
      const whole = page.getByRole('radio', { name: 'Whole campaign' });
      expect(await whole.isChecked()).toBe(true);
      change(at('2026-11-10T18:00:00+08:00'));
      await page.getByText('Nov 10, 18:00').first().waitFor();
      expect(await whole.isChecked()).toBe(true);
      await context.close();
    },
    MINUTE,
  );
});

describe('a campaign that was stopped', () => {
  beforeEach(() => {
    campaign = ENDED;
    hasReview = false;
  });

  it(
    'is not said to wait for its review, and is dated by its end',
    async () => {
      const { page, context } = await openCampaign(PAGES.review);
      await page.getByText('No review: it ended before one was made').waitFor();
      await page.getByText('The campaign ended Nov 11, 2026, 15:00.').waitFor();
      await page.getByText(/to Nov 11, 2026, 15:00 · China Time$/).waitFor();
      expect(await page.getByText('has not been built yet').count()).toBe(0);
      await context.close();
    },
    MINUTE,
  );

  it(
    'is told of as history beside the graph',
    async () => {
      const { page, context } = await openCampaign();
      const now = page.getByRole('tabpanel', { name: 'Now' });
      await now.getByText('Live phase').waitFor();
      expect(await now.getByText('so far').count()).toBe(0);
      expect(await now.getByText('last hour').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Go to what is running' }).count()).toBe(0);
      await context.close();
    },
    MINUTE,
  );

  it(
    'has a wall that expects nothing more, and tells what happened with its day',
    async () => {
      campaign = {
        ...ENDED,
        status: 'completed',
        now: '2026-11-14T10:00:00+08:00',
        endedAt: '2026-11-14T10:00:00+08:00',
      };
      const { page, context } = await openCampaign(PAGES.warRoom);
      await page.getByText(/Target ¥/).waitFor();
      expect(await page.getByText('Expected at this pace').count()).toBe(0);
      await page.getByRole('region', { name: 'Just done' }).getByText('Nov 11, ').first().waitFor();
      await context.close();
    },
    MINUTE,
  );
});
