import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** On more cards than this axe takes a minute for their contrast alone; they look the same on a smaller canvas. */
const MOST_CARDS = 40;

/** What axe finds wrong on a page, or within a part of it, a canvas included: the rule, and where. */
export async function violationsOn(
  page: Page,
  within = 'html',
): Promise<readonly { id: string; where: readonly string[] }[]> {
  const isLarge = (await page.locator('.react-flow__node').count()) > MOST_CARDS;
  const runs = isLarge
    ? [
        axeOf(page).include(within).exclude('.react-flow'),
        axeOf(page).include('.react-flow').disableRules(['color-contrast']),
      ]
    : [axeOf(page).include(within)];
  const found = [];
  for (const run of runs) found.push(...(await run.analyze()).violations);
  return found.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((each) => each.target.join(' ')) }));
}

/** In the page itself, as it has no frames of others, and without what is right: a fourth of the time. */
const axeOf = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
