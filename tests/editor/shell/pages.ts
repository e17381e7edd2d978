import type { Page } from 'playwright-core';
import { CAMPAIGN } from './fixture/world.ts';

/** A page of each kind, as the fixture has them. */
export const PAGES = {
  campaign: `/campaigns/${CAMPAIGN}`,
  campaigns: '/campaigns',
  playbooks: '/playbooks',
  playbook: '/playbooks/flash-sale',
  version: '/playbooks/night/versions/1',
  templates: '/templates',
  template: '/templates/flash-sale',
  tasks: '/tasks',
  approvals: '/approvals',
  review: `/campaigns/${CAMPAIGN}/review`,
  warRoom: `/campaigns/${CAMPAIGN}/war-room`,
  currentWarRoom: '/war-room',
  shadow: '/playbooks/double-11/shadow',
  rehearsal: '/playbooks/flash-sale/rehearsal',
  signIn: '/sign-in',
  nowhere: '/nowhere',
} as const;

/** What people do from a phone. */
export const PHONE_PAGES = {
  campaigns: PAGES.campaigns,
  campaign: PAGES.campaign,
  playbooks: PAGES.playbooks,
  warRoom: PAGES.warRoom,
  tasks: PAGES.tasks,
  task: `/tasks?task=${CAMPAIGN}.payIncident.1`,
  card: `/tasks?task=${CAMPAIGN}.moveModule.1`,
  approval: `/tasks?task=${CAMPAIGN}.raiseBudget.4`,
  approvals: PAGES.approvals,
  version: PAGES.version,
  review: PAGES.review,
} as const;

/** Who looks at it: nobody who is signed in is shown where to sign in. */
export const readerOf = (path: string): string => (path === PAGES.signIn ? '' : 'chen');

/** All that the page asks for has come. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await page.waitForFunction(
    () =>
      document.querySelector('#content, main') !== null &&
      // One that only leads on to another has no heading to see.
      document.querySelector('h1:not(.visually-hidden)') !== null &&
      !document.querySelector('.ant-skeleton-active, [aria-busy=true], [class*=firstCard]'),
  );
};
