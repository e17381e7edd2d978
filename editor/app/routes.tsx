import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { CrashPage } from './CrashPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { RequireSession } from '../session/RequireSession.tsx';
import { Blank } from './Blank.tsx';

// Not lazy routes: the router would fetch them for a visitor who has to sign in first.
const Layout = lazy(async () => ({ default: (await import('./Layout.tsx')).Layout }));
const StartPage = lazy(async () => ({ default: (await import('../home/StartPage.tsx')).StartPage }));

/** Every page is its own chunk, so that the first one does not wait for the rest. */
export const createRouter = () =>
  createBrowserRouter([
    {
      HydrateFallback: Blank,
      ErrorBoundary: CrashPage,
      children: [
        { path: '/sign-in', lazy: async () => ({ Component: (await import('../session/SignInPage.tsx')).SignInPage }) },
        {
          Component: RequireSession,
          children: [
            {
              Component: Layout,
              children: [
                {
                  ErrorBoundary: CrashPage,
                  children: [
                    { index: true, Component: StartPage },
                    {
                      path: '/campaigns',
                      lazy: async () => ({ Component: (await import('../campaign/CampaignsPage.tsx')).CampaignsPage }),
                    },
                    {
                      path: '/campaigns/:id',
                      lazy: async () => ({ Component: (await import('../campaign/CampaignPage.tsx')).CampaignPage }),
                    },
                    {
                      path: '/campaigns/:id/war-room',
                      lazy: async () => ({ Component: (await import('../war-room/WarRoomPage.tsx')).WarRoomPage }),
                    },
                    {
                      path: '/war-room',
                      lazy: async () => ({
                        Component: (await import('../war-room/CurrentWarRoom.tsx')).CurrentWarRoom,
                      }),
                    },
                    {
                      path: '/campaigns/:id/review',
                      lazy: async () => ({ Component: (await import('../review/ReviewPage.tsx')).ReviewPage }),
                    },
                    {
                      path: '/playbooks',
                      lazy: async () => ({ Component: (await import('../home/PlaybooksPage.tsx')).PlaybooksPage }),
                    },
                    {
                      path: '/playbooks/:id',
                      lazy: async () => ({ Component: (await import('../playbook/PlaybookPage.tsx')).PlaybookPage }),
                    },
                    {
                      path: '/playbooks/:id/shadow',
                      lazy: async () => ({ Component: (await import('../shadow/ShadowPage.tsx')).ShadowPage }),
                    },
                    {
                      path: '/playbooks/:id/rehearsal',
                      lazy: async () => ({ Component: (await import('../rehearsal/RehearsalPage.tsx')).RehearsalPage }),
                    },
                    {
                      path: '/templates',
                      lazy: async () => ({ Component: (await import('../home/TemplatesPage.tsx')).TemplatesPage }),
                    },
                    {
                      path: '/tasks',
                      lazy: async () => ({ Component: (await import('../tasks/TasksPage.tsx')).TasksPage }),
                    },
                    {
                      path: '/approvals',
                      lazy: async () => ({ Component: (await import('../home/ApprovalsPage.tsx')).ApprovalsPage }),
                    },
                    { path: '*', Component: NotFoundPage },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
