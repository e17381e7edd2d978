import { lazy } from 'react';
import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import type { Area } from '../i18n/areas.ts';
import { speaking } from '../i18n/i18n.ts';
import { CrashPage } from './CrashPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { RequireSession } from '../session/RequireSession.tsx';
import { Blank } from './Blank.tsx';

// Not lazy routes: the router would fetch them for a visitor who has to sign in first.
const Layout = lazy(async () => ({ default: (await import('./Layout.tsx')).Layout }));
const StartPage = lazy(async () => ({ default: (await import('../home/StartPage.tsx')).StartPage }));

/** A page is its own chunk, fetched beside the words that it speaks, so that the first one does not wait for the rest. */
const page = (path: string, speaks: readonly Area[], load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await speaking(speaks, load()) }),
});

const PAGES: RouteObject[] = [
  page('/campaigns', ['campaign'], async () => (await import('../campaign/CampaignsPage.tsx')).CampaignsPage),
  page(
    '/campaigns/:id',
    ['campaign', 'acts', 'rehearsal'],
    async () => (await import('../campaign/CampaignPage.tsx')).CampaignPage,
  ),
  page(
    '/campaigns/:id/war-room',
    ['warRoom', 'campaign', 'acts'],
    async () => (await import('../war-room/WarRoomPage.tsx')).WarRoomPage,
  ),
  page(
    '/war-room',
    ['warRoom', 'campaign', 'acts'],
    async () => (await import('../war-room/CurrentWarRoom.tsx')).CurrentWarRoom,
  ),
  page('/campaigns/:id/review', ['review'], async () => (await import('../review/ReviewPage.tsx')).ReviewPage),
  page('/playbooks', ['home', 'campaign'], async () => (await import('../home/PlaybooksPage.tsx')).PlaybooksPage),
  page('/playbooks/:id', [], async () => (await import('../playbook/PlaybookPage.tsx')).PlaybookPage),
  page(
    '/playbooks/:id/shadow',
    ['shadow', 'campaign'],
    async () => (await import('../shadow/ShadowPage.tsx')).ShadowPage,
  ),
  page(
    '/playbooks/:id/rehearsal',
    ['rehearsal', 'campaign'],
    async () => (await import('../rehearsal/RehearsalPage.tsx')).RehearsalPage,
  ),
  page(
    '/playbooks/:id/versions/:n',
    ['approval', 'home', 'campaign', 'comments'],
    async () => (await import('../approval/VersionPage.tsx')).VersionPage,
  ),
  page('/templates', ['home'], async () => (await import('../home/TemplatesPage.tsx')).TemplatesPage),
  page('/templates/:id', ['home'], async () => (await import('../home/TemplatePage.tsx')).TemplatePage),
  page('/tasks', ['tasks', 'campaign'], async () => (await import('../tasks/TasksPage.tsx')).TasksPage),
  page(
    '/approvals',
    ['home', 'approval', 'campaign'],
    async () => (await import('../home/ApprovalsPage.tsx')).ApprovalsPage,
  ),
];

export const createRouter = () =>
  createBrowserRouter([
    {
      HydrateFallback: Blank,
      ErrorBoundary: CrashPage,
      children: [
        page('/sign-in', [], async () => (await import('../session/SignInPage.tsx')).SignInPage),
        {
          Component: RequireSession,
          children: [
            {
              Component: Layout,
              children: [
                {
                  ErrorBoundary: CrashPage,
                  children: [{ index: true, Component: StartPage }, ...PAGES, { path: '*', Component: NotFoundPage }],
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
