import type { Page } from 'playwright-core';
import { CAMPAIGN } from './fixture/world.ts';

/** A page of each kind, as the fixture has them. */
export const PAGES = {
  campaign: `/campaigns/${CAMPAIGN}`,
  campaigns: '/campaigns',
  playbooks: '/playbooks',
  templates: '/templates',
  tasks: '/tasks',
  approvals: '/approvals',
  review: `/campaigns/${CAMPAIGN}/review`,
  warRoom: `/campaigns/${CAMPAIGN}/war-room`,
  shadow: '/playbooks/double-11/shadow',
  rehearsal: '/playbooks/flash-sale/rehearsal',
} as const;

/** All that the page asks for has come. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await page.waitForFunction(
    () =>
      document.querySelector('#content, main') !== null &&
      !document.querySelector('.ant-skeleton-active, [aria-busy=true], [class*=firstCard]'),
  );
};
