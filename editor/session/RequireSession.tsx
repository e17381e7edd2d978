import { Button, Flex } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../api/session.ts';
import { Blank } from '../app/Blank.tsx';
import { Failure } from '../app/Failure.tsx';

/** Lets only people in who are signed in; the others sign in first and then come back to where they wanted. */
export function RequireSession() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const session = useSession();
  if (session.isPending) return <Blank />;
  if (session.isError) {
    return (
      <Flex vertical gap={16} align="center" style={{ padding: '20vh 24px 0' }}>
        <div style={{ width: 'min(480px, 100%)' }}>
          <Failure error={session.error} />
        </div>
        <Button type="primary" loading={session.isFetching} onClick={() => void session.refetch()}>
          {t('do.retry')}
        </Button>
      </Flex>
    );
  }
  if (session.data === null) return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  return (
    <Suspense fallback={<Blank />}>
      <Outlet />
    </Suspense>
  );
}
