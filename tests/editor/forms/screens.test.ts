import type { Browser, Locator, Page } from 'playwright-core';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { violationsOn } from '../shell/axe.ts';
import { launchBrowser, openPage, shippedEditor } from '../shell/browser.ts';
import type { OpenedPage } from '../shell/browser.ts';
import { startFixture } from '../shell/fixture/server.ts';
import type { RunningFixture } from '../shell/fixture/server.ts';
import { answerShop, formsPlaybook } from './shop.ts';

const MINUTE = 60_000;
/** Longer than a form waits before it takes over what is typed. */
const QUIET_MS = 400;

let browser: Browser;
let fixture: RunningFixture;
let visit: OpenedPage;
let page: Page;

beforeAll(async () => {
  const stamp = { updatedAt: '2026-10-02T09:30:00+08:00', problems: [], updatedBy: 'chen' };
  let revision = 1;
  [browser, fixture] = await Promise.all([
    launchBrowser(),
    startFixture(shippedEditor(), 'en', 'chen', (call, body, world) => {
      if (call.path[0] !== 'playbooks' || call.path[2] !== 'draft') return answerShop(call, body, world);
      if (call.method === 'GET') return [200, { ...stamp, revision, playbook: formsPlaybook() }];
      revision++;
      return [200, { ...stamp, revision, playbook: (body as { playbook: Playbook }).playbook }];
    }),
  ]);
}, MINUTE);

afterEach(async () => {
  await visit.context.close();
});

afterAll(async () => {
  await browser?.close();
  await fixture?.stop();
});

async function visitEditor(language: Language = 'en'): Promise<void> {
  visit = await openPage(browser, { language });
  ({ page } = visit);
  page.setDefaultTimeout(10_000);
  await page.goto(`${fixture.url}/playbooks/forms`);
  await page.locator('.react-flow__node').first().waitFor();
}

const form = (): Locator => page.getByRole('complementary');
const open = (node: string) => page.locator(`.react-flow__node[data-id="${node}"]`).click();
const choose = async (combobox: Locator, option: string | RegExp) => {
  await combobox.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click();
};
const box = (name = 'Result of the test'): Locator => form().getByRole('region', { name });

describe('a condition tried in place', () => {
  it(
    'says what each part saw and what came of it: on sample values, which missing ones leave undecided, and on a shop’s newest data',
    async () => {
      await visitEditor();
      await open('watch');
      await form().getByText('Sells well (CVR 1h > Least conversion) and UV 1h > 500').waitFor();
      const test = form().getByRole('button', { name: 'Test', exact: true });
      await test.press('Enter');
      await box().getByText('Not decided: no data for CVR 1h, UV 1h').waitFor();
      await box().getByText('Missing data never decide').waitFor();

      await box().getByLabel('Sample value of CVR 1h', { exact: true }).fill('9');
      await box().getByText('Not decided: no data for UV 1h').waitFor();
      await box().getByLabel('Sample value of UV 1h', { exact: true }).fill('800');
      await box().getByText('Holds', { exact: true }).waitFor();
      await box().getByLabel('Sample value of Least conversion', { exact: true }).fill('10');
      await box().getByText('Does not hold', { exact: true }).waitFor();
      await box().getByText('is greater than 10% (Least conversion) · miss').waitFor();
      await box().getByText('is greater than 500 · hit').waitFor();

      await choose(box().getByRole('combobox', { name: 'Try on' }), /^Demo$/);
      await box().getByText('As of Nov 11, 2026, 10:00').waitFor();
      await box().getByText('is greater than 8% (Least conversion) · miss').waitFor();
      await box().getByText('4%', { exact: true }).waitFor();

      // What is tried is tried again with what is changed.
      await form().getByRole('spinbutton', { name: 'Value', exact: true }).fill('5000');
      await box().getByText('is greater than 5,000 · miss').waitFor();
      expect(await violationsOn(page, 'aside')).toEqual([]);
      expect(visit.complaints).toEqual([]);
    },
    2 * MINUTE,
  );

  it(
    'counts the rows that it holds for, and shows one of them',
    async () => {
      await visitEditor();
      await open('stock');
      await form().getByRole('button', { name: 'Test', exact: true }).click();
      await choose(box().getByRole('combobox', { name: 'Try on' }), /^Demo$/);
      await box().getByText('Holds for 2 of 3 rows').waitFor();
      await box().getByText('is less than 60 (Safety factor × Sales of 7 days) · hit').waitFor();
      await choose(box().getByRole('combobox', { name: 'Row', exact: true }), 'Gloves');
      await box().getByText('is less than 60 (Safety factor × Sales of 7 days) · miss').waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'speaks Chinese to who reads Chinese',
    async () => {
      await visitEditor('zh-CN');
      await open('watch');
      await form().getByRole('button', { name: '测试', exact: true }).click();
      await form().getByText('无法判断：缺少支付转化率 1小时、访客数 1小时的数据').waitFor();
      const words = await form().getByRole('region', { name: '测试结果' }).innerText();
      // What is left in Latin letters is what the playbook itself says.
      expect(words.replaceAll(/Sells well|Least conversion/g, '').match(/[A-Za-z]{2,}/g)).toBeNull();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});

describe('an expression as it is typed', () => {
  const amount = (): Locator => form().getByRole('combobox', { name: 'Amount added' });
  const options = (): Locator => page.getByRole('option');
  const inputOf = (pointer: string): Locator => form().locator(`[data-pointer$="/with${pointer}"]`);

  it(
    'is completed from the keyboard by name and by title, and Escape closes the list alone',
    async () => {
      await visitEditor();
      await open('boost');
      await amount().press('End');
      await page.keyboard.type(' * saf');
      await options().first().waitFor();
      expect(await options().first().innerText()).toContain('safetyFactor');
      // A name that is being written is not wrong yet, however long one thinks about it.
      await page.waitForTimeout(QUIET_MS);
      expect(await inputOf('/amount').getByText('“saf”').count()).toBe(0);
      await page.keyboard.press('Escape');
      expect(await options().count()).toBe(0);
      await inputOf('/amount').getByText('“saf”').first().waitFor();
      await form().getByRole('heading', { name: 'More budget' }).waitFor();
      await page.keyboard.press('Control+Space');
      await page.keyboard.press('Enter');
      expect(await amount().inputValue()).toBe('extraBudget * safetyFactor');

      await page.keyboard.type(' + round half');
      await page.keyboard.press('ArrowDown');
      expect(await options().nth(1).getAttribute('aria-selected')).toBe('true');
      expect(await amount().getAttribute('aria-activedescendant')).toBe(await options().nth(1).getAttribute('id'));
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Tab');
      expect(await amount().inputValue()).toBe('extraBudget * safetyFactor + round half up()');
      // What it takes is told while one is in its brackets.
      await form().getByText('Rounded, half away from zero').waitFor();
      await page.keyboard.type('Least');
      await page.keyboard.press('Enter');
      expect(await amount().inputValue()).toBe('extraBudget * safetyFactor + round half up(minCvr)');
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'is marked where it is wrong, says so, and is right again once that is mended',
    async () => {
      await visitEditor();
      await open('boost');
      await amount().fill('extraBudgett * 2');
      await form().getByText('Did you mean “extraBudget”?').waitFor();
      expect(await form().locator('mark').allInnerTexts()).toEqual(['extraBudgett']);
      const mark = (await form().locator('mark').boundingBox())!;
      const input = (await amount().boundingBox())!;
      expect(mark.y).toBeGreaterThanOrEqual(input.y);
      expect(mark.y + mark.height).toBeLessThanOrEqual(input.y + input.height);
      await amount().fill('extraBudget * 2');
      await form().locator('mark').waitFor({ state: 'detached' });
    },
    MINUTE,
  );

  it(
    'is chosen by mouse from all that there is, and tried in place in the input’s own unit',
    async () => {
      await visitEditor();
      await open('boost');
      await amount().fill('2 * ');
      await inputOf('/amount')
        .getByRole('button', { name: /^Insert a name/ })
        .click();
      await options().filter({ hasText: 'Extra budget' }).click();
      expect(await amount().inputValue()).toBe('2 * extraBudget');
      await inputOf('/amount')
        .getByRole('button', { name: /^Try this expression/ })
        .click();
      await form().getByText('Gives ¥10,000').waitFor();
      await box().getByLabel('Sample value of Extra budget', { exact: true }).fill('1');
      await form().getByText('Gives ¥2', { exact: true }).waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});

describe('what a person chooses by', () => {
  it(
    'are titles of parameters, columns and channels, found by their ids too',
    async () => {
      await visitEditor();
      await open('watch');
      const compared = form().getByRole('combobox', { name: 'Parameter' });
      const drawn = await compared.elementHandle();
      await compared.click();
      await page.keyboard.type('safetyF');
      await page.keyboard.press('Enter');
      await form().getByText('Sells well (CVR 1h > Safety factor) and UV 1h > 500').waitFor();
      // Drawn anew, it would lose what is typed next.
      expect(await drawn!.evaluate((field) => field.isConnected)).toBe(true);

      await open('stock');
      await form().getByRole('combobox', { name: 'Column' }).click();
      await page.keyboard.type('cvr30d');
      await page.keyboard.press('Enter');
      await form().getByText('30-day conversion rate < Safety factor × Sales of 7 days').waitFor();

      await open('boost');
      const channel = form().getByRole('combobox', { name: 'Channel', exact: true });
      await form().getByTitle('Search ads').waitFor();
      await choose(channel, 'Feed ads');
      await form().getByTitle('Feed ads').waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'are compared with money where they are money, which is typed and told as such',
    async () => {
      await visitEditor();
      await open('watch');
      await form().getByRole('combobox', { name: 'Parameter' }).waitFor();
      await form().getByRole('combobox', { name: 'About' }).first().click();
      await page.getByTitle('Parameter', { exact: true }).last().click();
      await choose(form().getByRole('combobox', { name: 'Name', exact: true }), 'Extra budget');
      await form().getByRole('button', { name: 'What it is compared with' }).first().click();
      await page.getByRole('menuitem', { name: 'A value' }).click();
      await form().getByRole('spinbutton', { name: 'Value', exact: true }).first().fill('8000');
      await form().getByText('Extra budget > ¥8,000').waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it(
    'are yes and no for a column that is one of them',
    async () => {
      await visitEditor();
      await open('stock');
      await form().getByRole('combobox', { name: 'Column' }).click();
      await page.keyboard.type('listed');
      await page.keyboard.press('Enter');
      await choose(form().getByRole('combobox', { name: 'Operator' }), /^equals$/);
      await form().getByRole('button', { name: 'What it is compared with' }).click();
      await page.getByRole('menuitem', { name: 'A value' }).click();
      await choose(form().getByRole('combobox', { name: 'Value', exact: true }), 'no');
      await form().getByText('Listed = no').waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );

  it.each([
    ['en', 'Metric', 'At present 4% (Nov 11, 10:00)', /GMV\s*CNY\s*¥63,000/, /Paid orders\s*count\s*no data/],
    ['zh-CN', '指标', '当前 4%（11月11日 10:00）', /成交额\s*CNY\s*¥63,000/, /支付订单数\s*数量\s*无数据/],
  ] as const)(
    'are metrics with their unit and what they are at present, or that there are no data (%s)',
    async (language, label, present, gmv, orders) => {
      await visitEditor(language);
      await open('watch');
      await form().getByText(present).waitFor();
      const metric = form().getByRole('combobox', { name: label, exact: true }).first();
      await metric.click();
      await page.keyboard.type('gmv');
      await page.locator('.ant-select-item-option', { hasText: gmv }).waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('orders');
      await page.locator('.ant-select-item-option', { hasText: orders }).waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});

describe('sample values pinned to a node', () => {
  const section = (): Locator => form().getByRole('region', { name: 'Sample data' });

  it(
    'are proposed from a made-up row, are what the conditions are tried on, stay over a reload, and can be cleared',
    async () => {
      await visitEditor();
      await open('stock');
      await section()
        .getByRole('button', { name: /Sample data/ })
        .press('Enter');
      await section().getByText('0 of 3 pinned').waitFor();
      await section().getByText('Rehearse the playbook once').waitFor();
      await section().getByRole('button', { name: 'From a made-up row' }).click();
      await section().getByText('2 of 3 pinned').waitFor();
      await section().getByLabel('Sample value of Stock', { exact: true }).fill('5');
      await section().getByLabel('Sample value of Sales of 7 days', { exact: true }).fill('40');

      await form().getByRole('button', { name: 'Test', exact: true }).click();
      await box().getByText('Holds', { exact: true }).waitFor();
      await box().getByText('is less than 60 (Safety factor × Sales of 7 days) · hit').waitFor();

      await page.reload();
      await open('stock');
      await section().getByText('2 of 3 pinned').waitFor();
      await section()
        .getByRole('button', { name: /Sample data/ })
        .click();
      await section().getByRole('button', { name: 'Clear the sample value of Stock' }).click();
      await section().getByText('1 of 3 pinned').waitFor();
      await section().getByRole('button', { name: 'Clear all' }).click();
      await section().getByText('0 of 3 pinned').waitFor();
      const saved = fixture.posted.filter(({ what }) => what.startsWith('PUT'));
      expect(JSON.stringify(saved)).not.toContain('sample');
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});

describe('sample values after a rehearsal', () => {
  it(
    'are what the node saw in it',
    async () => {
      await visitEditor();
      await page.getByRole('button', { name: 'Rehearse' }).click();
      await page.waitForURL('**/playbooks/forms/rehearsal');
      await page
        .getByRole('region', { name: 'The playbook with the path of this rehearsal' })
        .getByText('Done')
        .first()
        .waitFor();
      await page.getByRole('link', { name: 'To the playbook' }).click();
      await open('watch');
      const section = form().getByRole('region', { name: 'Sample data' });
      await section.getByRole('button', { name: /Sample data/ }).click();
      await section.getByText('0 of 3 pinned').waitFor();
      await section.getByRole('button', { name: 'From the last rehearsal' }).click();
      await section.getByText('2 of 3 pinned').waitFor();
      expect(Number(await section.getByLabel('Sample value of UV 1h', { exact: true }).inputValue())).toBeGreaterThan(
        0,
      );
      await form().getByRole('button', { name: 'Test', exact: true }).click();
      await box()
        .getByText(/^(Holds|Does not hold)$/)
        .waitFor();
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});

describe('a campaign that is given days which have passed', () => {
  it.each([
    [
      'en',
      'The chosen days lie in the past',
      /Starts at once, not on its day: /,
      /Part of the schedule.*Prep would have begun on /s,
    ],
    ['zh-CN', '所选日期已经过去', /不再按日期等待，立即开始：/, /部分安排的时间已经过去.*筹备期本应于/s],
  ] as const)(
    'is warned of, with what it would do, and no more once all lies ahead (%s)',
    async (language, title, starts, begun) => {
      visit = await openPage(browser, { language });
      ({ page } = visit);
      page.setDefaultTimeout(10_000);
      await page.goto(`${fixture.url}/campaigns?start=double-11`);
      const day = page.getByLabel(/\(T0\)|（T0）/);
      await day.fill('2020-11-11 00:00');
      await day.press('Enter');
      const warning = page.getByRole('status').filter({ hasText: title });
      await warning.waitFor();
      expect(await warning.innerText()).toMatch(starts);
      // The day itself lies ahead, only what prepares it does not.
      await day.fill(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)} 00:00`);
      await day.press('Enter');
      await warning.waitFor({ state: 'detached' });
      const part = page.getByRole('status').filter({ hasText: begun });
      await part.waitFor();
      expect(await part.innerText()).not.toContain(title);
      await day.fill('2090-11-11 00:00');
      await day.press('Enter');
      await part.waitFor({ state: 'detached' });
      expect(visit.complaints).toEqual([]);
    },
    MINUTE,
  );
});
