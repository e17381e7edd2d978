import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useMatch, useNavigation } from 'react-router';
import { FindKey } from '../find/FindKey.tsx';
import { AccountMenu } from '../session/AccountMenu.tsx';
import icon from './icon.svg';
import styles from './Layout.module.css';
import { PreferenceSwitches } from './PreferenceSwitches.tsx';
import { useReachability } from './reachability.ts';
import { useIdle } from './whenIdle.ts';

// The answers' schemas know the whole playbook language: the frame does not wait for them.
const TaskCount = lazy(async () => ({ default: (await import('./NavCounts.tsx')).TaskCount }));
const ApprovalCount = lazy(async () => ({ default: (await import('./NavCounts.tsx')).ApprovalCount }));
const MentionsButton = lazy(async () => ({
  default: (await import('../comments/MentionsButton.tsx')).MentionsButton,
}));
const ServerEvents = lazy(async () => ({ default: (await import('./NavCounts.tsx')).ServerEvents }));

export function Layout() {
  const { t } = useTranslation();
  const busy = useNavigation().state !== 'idle';
  const isIdle = useIdle();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} to="/">
          <img src={icon} alt="" />
          <span>
            Dacu <em lang="zh-CN">大促</em>
          </span>
        </Link>
        <Navigation />
        <div className={styles.tools}>
          <span className={styles.mentions}>
            <Suspense>{isIdle && <MentionsButton />}</Suspense>
          </span>
          <PreferenceSwitches />
          <AccountMenu />
        </div>
      </header>
      {busy && <Progress />}
      <ReachabilityNotice />
      <Suspense>
        <ServerEvents />
      </Suspense>
      <FindKey />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Suspense fallback={<Progress />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}

/** A line under the header, once it takes longer than a moment. */
function Progress() {
  const { t } = useTranslation();
  return <div className={styles.progress} role="progressbar" aria-label={t('state.loading')} />;
}

function Navigation() {
  const { t } = useTranslation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone not all of it is in view. It is drawn anew for another page alone.
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  });
  // A campaign's war room is a place of its own: not the list of campaigns, below which it lies.
  const [inWarRoom, inCampaigns] = [useMatch('/campaigns/:id/war-room'), useMatch('/campaigns/*')];
  return (
    <nav ref={nav} className={styles.nav} aria-label={t('nav.label')}>
      <Link to="/campaigns" aria-current={inCampaigns && !inWarRoom ? 'page' : undefined}>
        {t('nav.campaigns')}
      </Link>
      <Link to="/war-room" aria-current={inWarRoom ? 'page' : undefined}>
        {t('nav.warRoom')}
      </Link>
      <NavLink to="/playbooks">{t('nav.playbooks')}</NavLink>
      <NavLink to="/templates">{t('nav.templates')}</NavLink>
      <NavLink to="/tasks">
        {t('nav.tasks')}
        <span className={styles.countRoom}>
          <Suspense>
            <TaskCount />
          </Suspense>
        </span>
      </NavLink>
      <NavLink to="/approvals">
        {t('nav.approvals')}
        <span className={styles.countRoom}>
          <Suspense>
            <ApprovalCount />
          </Suspense>
        </span>
      </NavLink>
    </nav>
  );
}

function ReachabilityNotice() {
  const { t } = useTranslation();
  const reachable = useReachability((state) => state.reachable);
  if (reachable) return null;
  return (
    <div className={styles.notice} role="status">
      {globalThis.navigator.onLine ? t('state.unreachable') : t('state.offline')}
    </div>
  );
}
