import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { Blank } from '../app/Blank.tsx';

const Failure = lazy(async () => ({ default: (await import('../app/Failure.tsx')).Failure }));

/** Lets only people in who are signed in; the others sign in first and then come back to where they wanted. */
export function RequireSession() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const session = useSession();
  if (session.isPending) return <Blank />;
  if (session.isError) {
    return (
      <div style={{ display: 'grid', gap: 16, justifyItems: 'center', padding: '20vh 24px 0' }}>
        <div style={{ width: 'min(480px, 100%)' }}>
          <Suspense>
            <Failure error={session.error} />
          </Suspense>
        </div>
        <Button type="primary" loading={session.isFetching} onClick={() => void session.refetch()}>
          {t('do.retry')}
        </Button>
      </div>
    );
  }
  if (session.data === null) return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  return (
    <Suspense fallback={<Blank />}>
      <Outlet />
    </Suspense>
  );
}
