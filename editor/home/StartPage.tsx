import { useTranslation } from 'react-i18next';
import { Navigate, useNavigation } from 'react-router';
import { useCampaigns } from '../api/campaigns.ts';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { usePageTitle } from '../app/usePageTitle.ts';
import { newestRunning } from '../campaign/campaignOrder.ts';

/** The first page: the campaign that runs now, else the list. */
export function StartPage() {
  const { t } = useTranslation();
  usePageTitle(t('nav.campaigns'));
  const campaigns = useCampaigns();
  // Who has chosen a page while the campaigns were loading is not to be led elsewhere.
  const leaving = useNavigation().state !== 'idle';
  if (campaigns.isPending || leaving) {
    return (
      <div className={page.page}>
        <ListSkeleton />
      </div>
    );
  }
  if (campaigns.isError) {
    return (
      <div className={page.page}>
        <Failure error={campaigns.error} onRetry={() => void campaigns.refetch()} />
      </div>
    );
  }
  const running = newestRunning(campaigns.data);
  return <Navigate to={running ? `/campaigns/${running.id}` : '/campaigns'} replace />;
}
