import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { CampaignSummary } from '../../rules/api/campaigns.ts';
import { useCampaigns } from '../api/campaigns.ts';
import { useShopTitle } from '../api/shops.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { PageHead } from '../app/PageHead.tsx';
import { instantMs } from '../i18n/format/times.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import { groupCampaigns } from './campaignOrder.ts';
import styles from './CampaignsPage.module.css';
import { StartCampaign } from './launch/StartCampaign.tsx';
import { StatusTag } from './StatusTag.tsx';
import { useCampaignNow } from './useCampaignNow.ts';

export function CampaignsPage() {
  const { t } = useTranslation(['campaign', 'common']);
  const campaigns = useCampaigns();
  const [params, setParams] = useSearchParams();
  // `?start=PLAYBOOK` opens the dialog with that playbook, which is how other pages lead here.
  const [starting, setStarting] = useState(params.has('start'));
  const close = (): void => {
    setStarting(false);
    if (params.has('start')) setParams({}, { replace: true });
  };
  const startButton = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setStarting(true)}>
      {t('start')}
    </Button>
  );
  return (
    <div className={page.page}>
      <PageHead title={t('listTitle')} hint={t('listHint')}>
        {startButton}
      </PageHead>
      {campaigns.isPending && <ListSkeleton />}
      {campaigns.isError && !campaigns.data && (
        <Failure error={campaigns.error} onRetry={() => void campaigns.refetch()} />
      )}
      {campaigns.data?.length === 0 && (
        <EmptyState title={t('emptyTitle')} hint={t('emptyHint')}>
          {startButton}
        </EmptyState>
      )}
      {campaigns.data && campaigns.data.length > 0 && (
        <Groups campaigns={campaigns.data} receivedMs={campaigns.dataUpdatedAt} />
      )}
      <StartCampaign open={starting} playbook={params.get('start') ?? undefined} onClose={close} />
    </div>
  );
}

function Groups({ campaigns, receivedMs }: { campaigns: readonly CampaignSummary[]; receivedMs: number }) {
  const { t } = useTranslation('campaign');
  const { running, ended } = groupCampaigns(campaigns);
  const groups = [
    { title: t('filterRunning'), campaigns: running },
    { title: t('filterEnded'), campaigns: ended },
  ];
  return groups
    .filter((group) => group.campaigns.length > 0)
    .map((group) => (
      <section key={group.title}>
        <h2 className={page.group}>{group.title}</h2>
        <ul className={page.list}>
          {group.campaigns.map((each) => (
            <li key={each.id} className={`${page.row} ${styles.row}`}>
              <CampaignRow campaign={each} receivedMs={receivedMs} />
            </li>
          ))}
        </ul>
      </section>
    ));
}

function CampaignRow({ campaign, receivedMs }: { campaign: CampaignSummary; receivedMs: number }) {
  const { t } = useTranslation(['campaign', 'common']);
  const format = useFormat(campaign);
  const nowMs = useCampaignNow(campaign, receivedMs);
  const t0 = campaign.anchors['T0'];
  const shop = useShopTitle(campaign.shop);
  return (
    <>
      <StatusTag status={campaign.status} />
      <div className={page.main}>
        <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
        <span>
          {campaign.playbookName} {t('common:version', { number: campaign.version })} · {shop}
        </span>
      </div>
      <div>
        {campaign.phase && (
          <span className={styles.phase} style={{ ['--phase' as string]: `var(--${campaign.phase})` }}>
            {t(`common:phase.${campaign.phase}`)}
            {t0 !== undefined && campaign.endedAt === undefined && (
              <span className={page.soft}>{format.offset(nowMs - instantMs(t0), 'T0')}</span>
            )}
          </span>
        )}
      </div>
      <div className={styles.end}>
        {t0 !== undefined && (
          <>
            <span className={page.soft}>{format.zoned(t('eventDay'), t0)}</span>
            <b>{format.time(t0, 'full')}</b>
          </>
        )}
      </div>
    </>
  );
}
