import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigation } from 'react-router';
import { useCampaigns } from '../api/campaigns.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { usePageTitle } from '../app/usePageTitle.ts';
import { newestRunning } from '../campaign/campaignOrder.ts';

/** Leads to the war room of the campaign that runs. */
export function CurrentWarRoom() {
  const { t } = useTranslation(['warRoom', 'common']);
  usePageTitle(t('title'));
  const campaigns = useCampaigns();
  const leaving = useNavigation().state !== 'idle';
  const running = campaigns.data && newestRunning(campaigns.data);
  if (running && !leaving) return <Navigate to={`/campaigns/${running.id}/war-room`} replace />;
  return (
    <div className={page.page}>
      <h1 className="visually-hidden">{t('title')}</h1>
      {(campaigns.isPending || running) && <ListSkeleton />}
      {campaigns.isError && !campaigns.data && (
        <Failure error={campaigns.error} onRetry={() => void campaigns.refetch()} />
      )}
      {campaigns.data && !running && (
        <EmptyState title={t('none')} hint={t('noneHint')}>
          <Link to="/campaigns">
            <Button type="primary">{t('common:nav.campaigns')}</Button>
          </Link>
        </EmptyState>
      )}
    </div>
  );
}
