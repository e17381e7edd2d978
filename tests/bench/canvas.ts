import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { OverlayNode } from '../../rules/api/overlay.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { launchBrowser, openPage } from '../editor/shell/browser.ts';
import { loadUntil } from '../editor/shell/first-load.ts';
import { startFixture } from '../editor/shell/fixture/server.ts';
import type { AnswerFirst } from '../editor/shell/fixture/server.ts';
import { CAMPAIGN } from '../editor/shell/fixture/world.ts';
import type { Bench, Measure } from './support/bench.ts';
import { laidOutPlaybook } from './support/laid-out.ts';
import { framesPerSecond, keyDelays } from './support/page-figures.ts';

const NODES = 2_000;
const LIVE_NODES = 500;
const UPDATES_PER_SECOND = 20;
const SECONDS = 4;
const LOADS = 7;
const DIST = 'dist/editor';
const CARD = '.react-flow__node';

/** What the editor feels like at its largest, in a browser, with the editor as it is shipped. */
export const bench: Bench = {
  name: 'canvas',
  title: `the editor with ${NODES} nodes, and a campaign of ${LIVE_NODES}, in Chromium`,
  async run(measure) {
    if (!existsSync(DIST)) throw new Error('The editor is not built: node engine/setup/prepare.mjs --for start');
    const browser = await launchBrowser();
    const pulse = { count: 0 };
    const fixture = await startFixture(DIST, 'en', 'chen', answersOf(pulse));
    try {
      const open = async () => (await openPage(browser, { language: 'en' })).page;
      await measureLoads(measure, open, fixture.url);
      const page = await open();
      await openCanvas(page, `${fixture.url}/playbooks/large`);
      measure.record('canvas.pan_fps', 'fps', await panned(page));
      measure.record('canvas.drag_fps', 'fps', await dragged(page));
      measure.record('canvas.typing_p95_ms', 'ms', [await typed(page)]);
      const live = await open();
      await openCanvas(live, `${fixture.url}/campaigns/${CAMPAIGN}`);
      const beat = setInterval(() => {
        pulse.count++;
        fixture.emit('campaign', { campaign: CAMPAIGN });
      }, 1000 / UPDATES_PER_SECOND);
      measure.record('canvas.overlay_fps', 'fps', await framesPerSecond(live, SECONDS, () => live.waitForTimeout(100)));
      clearInterval(beat);
    } finally {
      await browser.close();
      await fixture.stop();
    }
  },
};

async function openCanvas(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator(CARD).first().waitFor();
}

/** Time is from the draft's arrival to the first frame with cards; script is what is asked for until they are there. */
async function measureLoads(measure: Measure, open: () => Promise<Page>, url: string): Promise<void> {
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let load = 0; load < LOADS; load++) {
    const page = await open();
    await page.addInitScript((card) => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector(card)) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')));
      });
      seen.observe(document, { childList: true, subtree: true });
    }, CARD);
    sizes.push(await loadUntil(page, `${url}/playbooks/large`, CARD));
    await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
    times.push(
      await page.evaluate(() => {
        const draft = performance.getEntriesByType('resource').find((each) => each.name.endsWith('/draft'));
        const arrived = (draft as PerformanceResourceTiming).responseEnd;
        return performance.getEntriesByName('drawn')[0]!.startTime - arrived;
      }),
    );
    await page.context().close();
  }
  measure.record('canvas.first_render_ms', 'ms', times);
  measure.record('canvas.initial_gzip_kb', 'kB', sizes);
}

const MIDDLE = { x: 700, y: 450 };

/** Moves the mouse to and fro, a step at about every frame. */
async function moveAbout(page: Page, step: number): Promise<void> {
  const angle = step / 12;
  await page.mouse.move(MIDDLE.x + 260 * Math.sin(angle), MIDDLE.y + 160 * Math.sin(angle * 1.3));
}

async function panned(page: Page): Promise<number[]> {
  // Between two rows of cards.
  const gap = await page.locator('.react-flow__pane').boundingBox();
  await page.mouse.move(gap!.x + 4, MIDDLE.y);
  await page.mouse.down();
  let step = 0;
  const frames = await framesPerSecond(page, SECONDS, () => moveAbout(page, step++));
  await page.mouse.up();
  return frames;
}

async function dragged(page: Page): Promise<number[]> {
  const card = page.locator('.react-flow__node:visible').nth(8);
  await card.hover({ force: true });
  await page.mouse.down();
  let step = 0;
  const frames = await framesPerSecond(page, SECONDS, () => moveAbout(page, step++));
  await page.mouse.up();
  return frames;
}

/** Where a card can be clicked: nothing lies over it there. */
async function openCard(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.locator('.react-flow__node').evaluateAll((cards) =>
    cards
      .map((card) => {
        const { x, y, width, height } = card.getBoundingClientRect();
        return { card, x: x + width / 2, y: y + height / 2 };
      })
      .filter(({ card, x, y }) => card.contains(document.elementFromPoint(x, y)))
      .map(({ x, y }) => ({ x, y })),
  );
  const middle = found.at(found.length >> 1);
  if (!middle) throw new Error('No card can be clicked');
  return middle;
}

/** The 95th percentile of typing a title, through the pauses in which the playbook is checked and saved. */
async function typed(page: Page): Promise<number> {
  const { x, y } = await openCard(page);
  await page.mouse.click(x, y);
  const title = page.getByLabel('Title', { exact: true });
  await title.waitFor();
  await title.focus();
  const delays = await keyDelays(page, async () => {
    for (const word of ['opening ', 'offer ', 'for ', 'all ', 'channels ']) {
      await title.pressSequentially(word, { delay: 40 });
      await page.waitForTimeout(350);
    }
  });
  const sorted = delays.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** A draft of its own, and the played campaign on a large playbook, another part of which is at work at every pulse. */
function answersOf(pulse: { readonly count: number }): AnswerFirst {
  const draft = { ...laidOutPlaybook(NODES), id: 'large' };
  const live = { ...laidOutPlaybook(LIVE_NODES), id: 'large' };
  let revision = 1;
  return ({ method, path: [resource, id, part] }, _body, world) => {
    if (resource === 'playbooks' && part === 'draft') {
      if (method === 'PUT') revision++;
      const stamp = { revision, updatedAt: '2026-10-02T09:30:00+08:00', updatedBy: 'chen' };
      return [200, { ...stamp, playbook: draft, problems: [] }];
    }
    if (method !== 'GET') return undefined;
    if (resource === 'playbooks' && part === 'versions') return [200, { ...world.versions[0]!, playbook: live }];
    if (resource === 'campaigns' && id === CAMPAIGN && part === undefined) {
      return [200, { ...world.campaign, overlay: overlayAt(live, pulse.count) }];
    }
    return undefined;
  };
}

function overlayAt({ nodes, edges }: Playbook, pulse: number) {
  const stateOf = (index: number): OverlayNode => {
    const isActive = (index + pulse) % 7 === 0;
    return { state: isActive ? 'active' : 'done', entered: pulse, left: pulse, tokens: isActive ? 1 : 0 };
  };
  return {
    nodes: Object.fromEntries(nodes.map((node, index) => [node.id, stateOf(index)])),
    edges: Object.fromEntries(edges.map((edge, index) => [edge.id, (index + pulse) % 5])),
  };
}
