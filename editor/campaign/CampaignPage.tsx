import { Segmented, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useCampaign } from '../api/campaigns.ts';
import { useVersion } from '../api/playbooks.ts';
import { Failure } from '../app/Failure.tsx';
import { usePageTitle } from '../app/usePageTitle.ts';
import styles from './CampaignPage.module.css';
import { PLAYBOOK_VIEWS } from '../calendar/views.ts';
import type { PlaybookView } from '../calendar/views.ts';
import { ChartPanel } from './chart/ChartPanel.tsx';
import { CampaignHeader } from './header/CampaignHeader.tsx';
import { LiveCanvas } from './LiveCanvas.tsx';
import { ReplayStrip } from './ReplayStrip.tsx';
import type { Past } from './ReplayStrip.tsx';
import { SidePanel } from './SidePanel.tsx';
import type { SideTab } from './SidePanel.tsx';
import { useScene } from './scene.ts';

export function CampaignPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  const version = useVersion(campaign.data?.playbook, campaign.data?.version);
  usePageTitle(campaign.data?.name);
  const error = campaign.error ?? version.error;
  // What was there stays on the screen while a refresh fails: the notice above says that the engine is away.
  if (campaign.data && version.data) {
    return (
      <Running key={id} campaign={campaign.data} receivedMs={campaign.dataUpdatedAt} playbook={version.data.playbook} />
    );
  }
  if (error) {
    return (
      <div className={styles.centre}>
        <Failure error={error} onRetry={() => void (campaign.error ? campaign.refetch() : version.refetch())} />
      </div>
    );
  }
  return <CampaignSkeleton />;
}

interface RunningProps {
  readonly campaign: Campaign;
  readonly receivedMs: number;
  readonly playbook: Playbook;
}

function Running({ campaign, receivedMs, playbook }: RunningProps) {
  const { t } = useTranslation('campaign');
  const [past, setPast] = useState<Past>();
  const scene = useScene(campaign, receivedMs, playbook, past?.atMs);
  const [selected, setSelected] = useState<string>();
  const [view, setView] = useState<PlaybookView>('graph');
  const [tab, setTab] = useState<SideTab>('now');
  const [decision, setDecision] = useState<number>();

  const explain = useCallback((seq: number) => {
    setDecision(seq);
    setTab('why');
  }, []);
  const select = useCallback((node: string | undefined) => {
    setSelected(node);
    setDecision(undefined);
  }, []);

  const lookBack = useCallback((next: Past | undefined) => {
    setPast(next);
    // What is now is not what was: the timeline goes along.
    if (next) setTab((before) => (before === 'now' ? 'timeline' : before));
  }, []);

  return (
    <div className={styles.page}>
      <div className={styles.header}>
        <CampaignHeader scene={scene} />
      </div>
      <section className={styles.canvas} aria-label={t('canvas.label')}>
        <LiveCanvas scene={scene} past={past?.overlay} view={view} selected={selected} onSelect={select} />
      </section>
      <div className={styles.under}>
        <div className={styles.replay}>
          <ReplayStrip scene={scene} onPast={lookBack} />
        </div>
        <Segmented<PlaybookView>
          size="small"
          aria-label={t('view.label')}
          options={PLAYBOOK_VIEWS.map((each) => ({ value: each, label: t(`view.${each}`) }))}
          value={view}
          onChange={setView}
        />
      </div>
      <section className={styles.chart}>
        <ChartPanel scene={scene} onExplain={explain} />
      </section>
      <aside className={styles.panel} aria-label={t('tabs.label')}>
        <SidePanel
          scene={scene}
          tab={tab}
          onTab={setTab}
          node={selected}
          onNode={select}
          decision={decision}
          onExplain={explain}
        />
      </aside>
    </div>
  );
}

/** The page's own lines with nothing in them yet, so that nothing jumps when it comes. */
function CampaignSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.page} role="status" aria-busy aria-label={t('state.loading')}>
      <div
        className={styles.header}
        style={{ padding: '10px 16px', height: 57, borderBottom: '1px solid var(--line)' }}
      >
        <Skeleton.Input active style={{ width: 320 }} />
      </div>
      <div className={styles.canvas} />
      <div className={styles.under} />
      <div className={styles.chart} />
      <div className={styles.panel} style={{ padding: 18 }}>
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      </div>
    </div>
  );
}
