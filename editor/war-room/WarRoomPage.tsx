import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useCampaign, useWarRoom } from '../api/campaigns.ts';
import { useVersion } from '../api/playbooks.ts';
import { Failure } from '../app/Failure.tsx';
import { usePageTitle } from '../app/usePageTitle.ts';
import { useScene } from '../campaign/scene.ts';
import { ChannelTable } from './ChannelTable.tsx';
import { FunnelSteps } from './FunnelSteps.tsx';
import { GmvPanel } from './GmvPanel.tsx';
import { InHand } from './InHand.tsx';
import { JustDone } from './JustDone.tsx';
import { NextQuarter } from './NextQuarter.tsx';
import { Panel } from './Panel.tsx';
import { Plans } from './Plans.tsx';
import { StockAlerts } from './StockAlerts.tsx';
import { WallHead } from './WallHead.tsx';
import styles from './WarRoomPage.module.css';

/** The wall screen of a running campaign: what it earns, what is in hand, what comes next, and the emergency buttons. */
export function WarRoomPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('warRoom');
  const campaign = useCampaign(id);
  const version = useVersion(campaign.data?.playbook, campaign.data?.version);
  usePageTitle(campaign.data ? `${t('title')} · ${campaign.data.name}` : t('title'));
  const error = campaign.error ?? version.error;
  if (campaign.data && version.data)
    return (
      <Wall key={id} campaign={campaign.data} receivedMs={campaign.dataUpdatedAt} playbook={version.data.playbook} />
    );
  if (error)
    return (
      <div className={styles.failure}>
        <Failure error={error} onRetry={() => void (campaign.error ? campaign.refetch() : version.refetch())} />
      </div>
    );
  return <EmptyWall />;
}

interface WallProps {
  readonly campaign: Campaign;
  readonly receivedMs: number;
  readonly playbook: Playbook;
}

function Wall({ campaign, receivedMs, playbook }: WallProps) {
  const scene = useScene(campaign, receivedMs, playbook);
  const figures = useWarRoom(campaign.id);
  const room = figures.data;
  return (
    <div className={styles.wall} data-wall>
      <WallHead scene={scene} room={room} />
      {figures.isError && !room && (
        <div className={styles.notice}>
          <Failure error={figures.error} onRetry={() => void figures.refetch()} />
        </div>
      )}
      <GmvPanel scene={scene} room={room} />
      <InHand scene={scene} />
      <FunnelSteps scene={scene} room={room} />
      <ChannelTable scene={scene} room={room} />
      <JustDone scene={scene} />
      <StockAlerts scene={scene} room={room} />
      <NextQuarter scene={scene} />
      <Plans scene={scene} />
    </div>
  );
}

const AREAS = ['gmv', 'inHand', 'funnel', 'channels', 'done', 'stock', 'next', 'plans'] as const;

/** The panels in their places with nothing in them yet, so that nothing jumps when it comes. */
function EmptyWall() {
  const { t } = useTranslation('common');
  return (
    <div className={styles.wall} role="status" aria-busy aria-label={t('state.loading')}>
      <div className={styles.head} />
      {AREAS.map((area) => (
        <Panel key={area} area={area} />
      ))}
    </div>
  );
}
