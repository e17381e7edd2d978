import type { Browser } from 'playwright-core';
import type { Language } from '../../../rules/problems/problem.ts';
import { holdRequests, launchBrowser, openPage, shippedEditor } from './browser.ts';
import { loadUntil } from './first-load.ts';
import { startFixture } from './fixture/server.ts';
import type { RunningFixture } from './fixture/server.ts';
import { CAMPAIGN } from './fixture/world.ts';
import { PAGES } from './pages.ts';

const MINUTE = 60_000;

let browser: Browser;
const fixtures = new Map<Language, RunningFixture>();
const fixtureIn = (language: Language): RunningFixture => fixtures.get(language)!;

beforeAll(async () => {
  browser = await launchBrowser();
  for (const language of ['zh-CN', 'en'] as const)
    fixtures.set(language, await startFixture(shippedEditor(), language));
}, 2 * MINUTE);

afterAll(async () => {
  await browser?.close();
  for (const fixture of fixtures.values()) await fixture.stop();
});

describe('the frame', () => {
  it(
    'changes language and colours at once, without loading anything again, and remembers them',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixtureIn('en').url}/playbooks`);
      await page.evaluate(() => Object.assign(globalThis, { same: true }));
      await page.getByTitle('简体中文').click();
      await page.getByRole('heading', { name: '方案库' }).waitFor();
      await page.getByRole('button', { name: '切换为深色' }).click();
      expect(
        await page.evaluate(() => [Reflect.get(globalThis, 'same'), document.documentElement.dataset['scheme']]),
      ).toEqual([true, 'dark']);
      await page.reload();
      await page.getByRole('heading', { name: '方案库' }).waitFor();
      expect(await page.evaluate(() => document.documentElement.dataset['scheme'])).toBe('dark');
      await context.close();
    },
    MINUTE,
  );

  it(
    'signs a demo person in with one click and leads to where they wanted to go',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en', '');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/playbooks`);
      await page.getByRole('button', { name: /Sign in as Li Hang/ }).click();
      await page.getByRole('heading', { name: 'Playbooks' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/playbooks');
      await page.getByRole('button', { name: 'Signed in as Li Hang' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: /Sign in as Li Hang/ }).waitFor();
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );

  it(
    'leads a newcomer to the campaign that runs',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixtureIn('en').url);
      await page.getByRole('tab', { name: 'Why' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(PAGES.campaign);
      await context.close();
    },
    MINUTE,
  );

  it(
    'does not lead a visitor elsewhere who has chosen a page meanwhile',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      const [campaigns, chunk] = ['**/api/v1/campaigns', '**/TemplatesPage*.js'];
      const answerCampaigns = await holdRequests(page, campaigns);
      const answerChunk = await holdRequests(page, chunk);
      await page.goto(fixtureIn('en').url);
      await Promise.all([page.waitForRequest(chunk), page.getByRole('link', { name: 'Templates' }).click()]);
      const answered = page.waitForResponse(campaigns);
      answerCampaigns();
      await answered;
      await page.evaluate(() => new Promise(requestAnimationFrame));
      answerChunk();
      await page.getByRole('heading', { name: 'Templates' }).waitFor();
      expect(new URL(page.url()).pathname).toBe(PAGES.templates);
      await context.close();
    },
    MINUTE,
  );

  it(
    'keeps what is on the screen while the engine is away, says so, and catches up',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/playbooks`);
      await page.getByText('Hot item night').waitFor();
      fixture.setDown(true);
      await page.getByRole('link', { name: 'My tasks' }).click();
      await page.getByText('The engine does not answer').waitFor();
      await page.getByRole('link', { name: 'Playbooks' }).click();
      await page.getByText('Hot item night').waitFor();
      fixture.setDown(false);
      await page.getByRole('link', { name: 'Templates' }).click();
      const heading = page.getByRole('heading', { name: 'Templates' });
      await heading.waitFor();
      await page.getByText('The engine does not answer').waitFor({ state: 'detached' });
      expect(await heading.count()).toBe(1);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );

  it(
    'says that a page does not exist, and leads back',
    async () => {
      const { page, context } = await openPage(browser, { language: 'zh-CN' });
      await page.goto(`${fixtureIn('zh-CN').url}/nowhere`);
      await page.getByRole('button', { name: '前往活动' }).click();
      await page.getByRole('heading', { name: '活动', exact: true }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/campaigns');
      await context.close();
    },
    MINUTE,
  );

  it(
    'has things where they are put at once for readers who want no motion: popups are measured where they are put',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixtureIn('en').url}/playbooks`);
      await page.getByRole('heading', { name: 'Playbooks' }).waitFor();
      const left = await page.evaluate(() => {
        const popup = document.body.appendChild(document.createElement('div'));
        popup.style.cssText = 'position: absolute; left: -1000vw';
        popup.getBoundingClientRect();
        popup.style.left = '0';
        return popup.getBoundingClientRect().left;
      });
      expect(left).toBe(0);
      await context.close();
    },
    MINUTE,
  );

  it.each([
    ['', '/', 'button'],
    ['chen', PAGES.playbook, '.react-flow__node'],
  ])(
    'loads little before it can be used: at most 450 kB compressed (%s %s)',
    async (reader, path, used) => {
      const fixture = await startFixture(shippedEditor(), 'en', reader);
      const { page, context } = await openPage(browser, { language: 'en' });
      const kilobytes = await loadUntil(page, fixture.url + path, used);
      expect(kilobytes).toBeGreaterThan(200);
      expect(kilobytes).toBeLessThan(450);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );
});

describe('the campaign page', () => {
  it(
    'explains a decision with each condition and the value that it saw, opened from the timeline',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixtureIn('en').url + PAGES.campaign);
      await page.getByRole('tab', { name: 'Timeline' }).click();
      await page.getByRole('button', { name: 'Decisions' }).click();
      await page.getByRole('button', { name: '“CVR above plan” fired' }).first().click();
      const panel = page.getByRole('tabpanel', { name: 'Why' });
      await panel.getByText('CVR ÷ plan').waitFor();
      expect(await panel.getByRole('img', { name: 'met', exact: true }).count()).toBe(2);
      await context.close();
    },
    MINUTE,
  );

  it(
    'moves between its tabs by arrow keys',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixtureIn('en').url + PAGES.campaign);
      await page.getByRole('tab', { name: 'Now' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected')).toBe('true');
      await context.close();
    },
    MINUTE,
  );

  it(
    'stops only after saying what that means',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixture.url + PAGES.campaign);
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('A stopped campaign cannot be resumed.').waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      expect(fixture.posted.map((each) => each.what)).not.toContain(`POST /campaigns/${CAMPAIGN}/stop`);
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      // What passes by itself is waited for before it can come.
      const stopped = page.getByText('The campaign has been stopped.').waitFor();
      await Promise.all([stopped, dialog.getByRole('button', { name: 'Stop the campaign' }).click()]);
      expect(fixture.posted.map((each) => each.what)).toContain(`POST /campaigns/${CAMPAIGN}/stop`);
      await context.close();
    },
    MINUTE,
  );

  it(
    'has a parked step tried again',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixture.url + PAGES.campaign);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
      await page.getByText('“Raise ad budget” is tried again.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /campaigns/${CAMPAIGN}/retry`,
        body: { node: 'raiseBudget' },
      });
      await context.close();
    },
    MINUTE,
  );
});

describe('the war room', () => {
  it(
    'shows the gap to the plan and what is in hand in campaign time, and moves nothing when the figures come',
    async () => {
      const { page, context } = await openPage(browser, { language: 'zh-CN', width: 1920, height: 1080 });
      await page.addInitScript(() => {
        Object.assign(globalThis, { shifts: [] });
        // What the frame does when its own counts come is not the page's.
        const isOnPage = (entry: PerformanceEntry): boolean =>
          (Reflect.get(entry, 'sources') as { node: Node | null }[]).some(({ node }) =>
            document.querySelector('#content')?.contains(node),
          );
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries().filter(isOnPage))
            (Reflect.get(globalThis, 'shifts') as unknown[]).push(entry);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(fixtureIn('zh-CN').url + PAGES.warRoom);
      const gmv = page.getByRole('region', { name: '累计成交额 GMV' });
      await gmv.getByText('¥5,276,963').waitFor();
      expect(await gmv.innerText()).toMatch(/\+7\.0%\s*优于计划/);
      expect(await page.getByRole('timer', { name: '活动时间' }).innerText()).toMatch(/^13:2\d/);
      await page
        .getByRole('region', { name: /正在处理/ })
        .getByText(/12分钟 \d\d秒/)
        .waitFor();
      await page.getByRole('region', { name: '渠道' }).getByText('低于 1').waitFor();
      expect(await page.evaluate(() => Reflect.get(globalThis, 'shifts') as unknown[])).toEqual([]);
      expect(
        await page.evaluate(() => document.querySelector('#content')!.scrollHeight <= globalThis.innerHeight),
      ).toBe(true);
      await context.close();
    },
    MINUTE,
  );

  it(
    'begins a contingency plan only after saying what will happen, and what was approved for it',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/war-room`);
      await page.getByRole('button', { name: 'Traffic falls short' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Raise ad budget: Search ads, Amount added ¥5,000').waitFor();
      await dialog.getByText('Approved beforehand: up to ¥15,000').waitFor();
      expect(fixture.posted.map((each) => each.what)).not.toContain(`POST /campaigns/${CAMPAIGN}/start`);
      await dialog.getByRole('button', { name: 'Begin now' }).click();
      await page.getByText('“Traffic falls short” has begun.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /campaigns/${CAMPAIGN}/start`,
        body: { node: 'trafficPlan' },
      });
      await context.close();
    },
    MINUTE,
  );

  it(
    'has the whole screen to itself, until it is left',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixtureIn('en').url + PAGES.warRoom);
      const navigation = page.getByRole('navigation');
      await page.getByRole('button', { name: 'Full screen' }).click();
      await navigation.waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: 'Leave full screen' }).click();
      await navigation.waitFor();
      expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
      await context.close();
    },
    MINUTE,
  );

  it(
    'has the button that stops everything in view on a small screen',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en', width: 1024, height: 768 });
      await page.goto(fixtureIn('en').url + PAGES.warRoom);
      const stop = await page.getByRole('button', { name: 'Stop', exact: true }).boundingBox();
      expect(stop!.y + stop!.height).toBeLessThan(768);
      await context.close();
    },
    MINUTE,
  );

  it(
    'fits a phone, where it can be stopped from',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en');
      const { page, context } = await openPage(browser, { language: 'en', width: 390, height: 844 });
      await page.goto(fixture.url + PAGES.warRoom);
      await page.getByText('¥5,276,963').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('button', { name: 'Stop the campaign' }).click();
      const done = page.getByText('The campaign has been stopped.');
      await done.waitFor();
      expect(fixture.posted.map((each) => each.what)).toContain(`POST /campaigns/${CAMPAIGN}/stop`);
      const navigation = await page.getByRole('navigation').boundingBox();
      expect((await done.boundingBox())!.y).toBeGreaterThan(navigation!.y + navigation!.height);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );
});

describe('a card by hand on a phone', () => {
  const CARD = `${CAMPAIGN}.moveModule.1`;
  const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  it(
    'is confirmed with a picture, or given back with the reason',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en');
      const { page, context } = await openPage(browser, { language: 'en', width: 390, height: 844 });
      await page.goto(`${fixture.url}/tasks`);
      await page.getByRole('button', { name: /Limited-time offers first/ }).click();
      const confirm = page.getByRole('button', { name: 'Done, as confirmed' });
      const { y, height } = (await confirm.boundingBox())!;
      expect(y + height).toBeLessThan(844);
      const buffer = Buffer.from(PIXEL, 'base64');
      await page.getByLabel('Choose pictures').setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer });
      await page.getByRole('button', { name: 'Remove picture 1' }).waitFor();
      await confirm.click();
      await page.getByText('“Limited-time offers first” is completed.').waitFor();
      expect(fixture.posted).toMatchObject([
        { what: `POST /tasks/${CARD}/attachments` },
        { what: `POST /tasks/${CARD}/complete`, body: { attachments: ['a'.repeat(64)], values: { position: 1 } } },
      ]);
      await page.getByRole('button', { name: 'I cannot do it' }).click();
      await page.getByLabel('Reason').fill('No access to the page');
      await page.getByRole('button', { name: 'Give it back' }).click();
      await page.getByText('“Limited-time offers first” was given back.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /tasks/${CARD}/cannot-do`,
        body: { reason: 'No access to the page' },
      });
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );
});

describe('shadow work', () => {
  it(
    'is judged beside its record',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixture.url + PAGES.shadow);
      await page.getByText('34 right of 36 in 14 days · 1 to judge').waitFor();
      await Promise.all([
        page.waitForResponse(/verdict$/),
        page.getByRole('button', { name: 'Right', exact: true }).click(),
      ]);
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /campaigns/${CAMPAIGN}/log/812/verdict`,
        body: { verdict: 'right' },
      });
      await context.close();
    },
    MINUTE,
  );
});

describe('starting a campaign', () => {
  it(
    'sends the version, the event day in the playbook’s time zone, parameters in minor units, and a plan',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/campaigns?start=double-11`);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Night');
      const day = dialog.getByRole('textbox', { name: /T0/ });
      await day.fill('2026-11-11 00:00');
      await day.press('Enter');
      await dialog.getByLabel('GMV target for the live phase').fill('2000000.50');
      await dialog.getByRole('button', { name: 'Start' }).click();
      await page.waitForURL(`**/campaigns/${CAMPAIGN}`);
      const sent = fixture.posted.findLast((each) => each.what === 'POST /campaigns')?.body as {
        parameters: Record<string, unknown>;
        plan: Record<string, [string, number][]>;
      };
      expect(sent).toMatchObject({
        playbook: 'double-11',
        version: 2,
        name: 'Night',
        anchors: { T0: '2026-11-11T00:00:00+08:00' },
      });
      expect(sent.parameters['gmvTarget']).toBe(200_000_050);
      expect(sent.plan['gmv']?.reduce((sum, [, value]) => sum + value, 0)).toBe(200_000_050);
      await context.close();
    },
    MINUTE,
  );

  it(
    'is refused, in place, without an event day',
    async () => {
      const fixture = fixtureIn('zh-CN');
      const { page, context } = await openPage(browser, { language: 'zh-CN' });
      const answer = await holdRequests(page, '**/api/v1/playbooks/double-11/versions/*');
      await page.goto(`${fixture.url}/campaigns?start=double-11`);
      const dialog = page.getByRole('dialog');
      const button = dialog.getByRole('button', { name: '启动' });
      await button.waitFor();
      // There is nothing to start yet.
      expect(await button.isDisabled()).toBe(true);
      answer();
      await button.click();
      await dialog.getByText('请选择日期和时间。').waitFor();
      expect(fixture.posted.map((each) => each.what)).not.toContain('POST /campaigns');
      await context.close();
    },
    MINUTE,
  );
});

describe('my tasks', () => {
  it(
    'completes a task with its values as the playbook has them, after everything required was filled in',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/tasks`);
      await page.getByRole('button', { name: /Incident: payments/ }).click();
      await page.getByRole('button', { name: 'Complete' }).click();
      await page.getByText('Please fill in “Cause”.').waitFor();
      await page.getByText('Please tick every item.').waitFor();
      await page.getByText('Please fill in “Customer service told”.').waitFor();
      const answers = page.getByRole('radiogroup', { name: 'Customer service told' }).getByRole('radio');
      expect(await answers.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).checked))).toEqual([
        false,
        false,
      ]);
      await page.getByText('No', { exact: true }).click();
      for (const item of ['Payment channels tested', 'Error rates compared'])
        await page.getByRole('checkbox', { name: item }).check();
      await page.getByLabel('Cause').fill('gateway');
      await page.getByLabel('Orders recovered').fill('7');
      await page.getByLabel('Loss').fill('1200.5');
      await page.getByLabel('Share affected').fill('12.5');
      await page.getByLabel('Evidence').fill('report 7');
      await page.getByRole('button', { name: 'Complete' }).click();
      await page.getByText('“Incident: payments” is completed.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({
        what: `POST /tasks/${CAMPAIGN}.payIncident.1/complete`,
        body: {
          values: { cause: 'gateway', recoveredOrders: 7, loss: 120_050, share: 0.125, told: false },
          checklist: ['Payment channels tested', 'Error rates compared'],
          evidence: 'report 7',
        },
      });
      await context.close();
    },
    MINUTE,
  );

  it(
    'says on a phone, too, that there is nothing to do',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en', 'chen', ({ path }) =>
        path[0] === 'tasks' ? [200, []] : undefined,
      );
      const { page, context } = await openPage(browser, { language: 'en', width: 390, height: 844 });
      await page.goto(fixture.url + PAGES.tasks);
      await page.getByText('Nothing to do').waitFor();
      expect(await page.getByRole('button', { name: 'Back to the list' }).count()).toBe(0);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );

  it(
    'shows an approval the figures that it is about, in their units',
    async () => {
      const fixture = fixtureIn('en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/tasks?task=${CAMPAIGN}.raiseBudget.4`);
      await page.getByText('This would cross the guardrail').waitFor();
      await page.getByText('¥15,000').first().waitFor();
      await page.getByLabel('Comment').fill('go');
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.getByText('You approved “Raise ad budget”.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({ body: { decision: 'approve', comment: 'go' } });
      await context.close();
    },
    MINUTE,
  );
});

describe('approving a version', () => {
  it(
    'is not offered to its author, and asks a manager who rejects for the reason',
    async () => {
      const author = fixtureIn('en');
      const own = await openPage(browser, { language: 'en' });
      await own.page.goto(`${author.url}/approvals`);
      await own.page.getByText('someone else must decide').waitFor();
      expect(await own.page.getByRole('button', { name: 'Approve' }).count()).toBe(0);
      await own.context.close();

      const fixture = await startFixture(shippedEditor(), 'en', 'li');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/approvals`);
      await page.getByRole('button', { name: 'Reject' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await dialog.getByText('Say why').waitFor();
      await dialog.getByLabel('Reason').fill('too dear');
      await dialog.getByRole('button', { name: 'Reject' }).click();
      await page.getByText('“Hot item night” v1 is rejected.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({ body: { decision: 'reject', reason: 'too dear' } });
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );
});

describe('the rehearsal', () => {
  it(
    'plays the draft in the page, lights its path up to the instant, and shows at once what another threshold would fire',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en');
      const { page, context, complaints } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/playbooks/flash-sale`);
      await page.getByRole('button', { name: 'Rehearse' }).click();
      await page.waitForURL('**/playbooks/flash-sale/rehearsal');

      // The path: at the end all is done; at the beginning the start alone has been left.
      const canvas = page.getByRole('region', { name: 'The playbook with the path of this rehearsal' });
      const done = canvas.getByText('Done', { exact: true });
      await done.first().waitFor();
      const instant = page.getByRole('slider', { name: 'Instant' });
      const ended = await instant.getAttribute('aria-valuetext');
      const atEnd = await done.count();
      await instant.focus();
      await page.keyboard.press('Home');
      await page.waitForFunction(
        (before) =>
          document.querySelectorAll('[role=slider], input[type=range]')[0]?.getAttribute('aria-valuetext') !== before,
        ended,
      );
      expect(await done.count()).toBeLessThan(atEnd);
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: 'Events' }).click();
      const events = page.getByRole('tabpanel', { name: 'Events' });
      await events.getByText(/events up to/).waitFor();
      expect(await events.getByText('“Restore the prices” begins').count()).toBe(0);

      // A higher bar for conversion: the rule that was silent fires, and says why.
      await page.getByRole('tab', { name: 'What if' }).click();
      await page.getByLabel('CVR against plan below').fill('1.2');
      const cold = page.getByRole('row', { name: /CVR below plan/ });
      await cold.getByText('▲ 1 more').waitFor();
      await instant.focus();
      await page.keyboard.press('End');
      await page.getByRole('tab', { name: 'Why' }).click();
      await page
        .getByRole('tabpanel', { name: 'Why' })
        .getByRole('button', { name: /CVR below plan.*Fired/ })
        .click();
      await page.getByRole('tabpanel', { name: 'Why' }).getByText(/120%/).first().waitFor();
      // The list stays as it is: what was decided later is still there to choose.
      expect(await instant.getAttribute('aria-valuetext')).toBe(ended);

      // Into the draft; a rehearsal of it is then no longer stale, and the editor has it.
      await page.getByRole('tab', { name: 'What if' }).click();
      await page.getByRole('button', { name: 'Put into the draft' }).click();
      await page.getByText('1 number is in the draft.').waitFor();
      expect(fixture.posted.at(-1)).toMatchObject({
        what: 'PUT /playbooks/flash-sale/draft',
        body: { playbook: { parameters: { lowCvr: { default: 1.2 } } } },
      });
      expect(await page.getByText('This result is of an earlier draft').count()).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );

  it(
    'says that its result is of an earlier draft once somebody has changed that',
    async () => {
      const fixture = await startFixture(shippedEditor(), 'en');
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(`${fixture.url}/playbooks/flash-sale/rehearsal`);
      await page.getByRole('slider', { name: 'Instant' }).waitFor();
      await page.evaluate(async () => {
        const { playbook, revision } = (await (await fetch('/api/v1/playbooks/flash-sale/draft')).json()) as {
          playbook: { parameters: Record<string, object> };
          revision: number;
        };
        playbook.parameters['minUv'] = { ...playbook.parameters['minUv'], default: 900 };
        await fetch('/api/v1/playbooks/flash-sale/draft', {
          method: 'PUT',
          body: JSON.stringify({ playbook, revision }),
        });
        // As when the reader comes back to the tab.
        document.dispatchEvent(new Event('visibilitychange'));
        window.dispatchEvent(new Event('visibilitychange'));
      });
      await page.getByText('This result is of an earlier draft: 1 thing has changed since.').waitFor();
      await page.getByRole('alert').getByRole('button', { name: 'Rehearse again' }).click();
      const stale = page.getByText('This result is of an earlier draft');
      await stale.waitFor({ state: 'detached' });
      expect(await stale.count()).toBe(0);
      await context.close();
      await fixture.stop();
    },
    MINUTE,
  );

  it(
    'is there for a running campaign as a replay of what it has done',
    async () => {
      const { page, context } = await openPage(browser, { language: 'en' });
      await page.goto(fixtureIn('en').url + PAGES.campaign);
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('actual ¥5,276,963').waitFor();
      const instant = page.getByRole('slider', { name: 'Instant' });
      await instant.focus();
      await page.keyboard.press('Home');
      await page.getByText('actual –').waitFor();
      const timeline = page.getByRole('tabpanel', { name: 'Timeline' });
      await timeline.getByText('Campaign started').waitFor();
      expect(await timeline.getByText(/fired/).count()).toBe(0);
      await page.getByRole('button', { name: 'Back to now' }).click();
      await page.getByText('actual ¥5,276,963').waitFor();
      await timeline.getByText(/fired/).first().waitFor();
      await context.close();
    },
    MINUTE,
  );
});
