import {
  CalendarOutlined,
  FileTextOutlined,
  FundProjectionScreenOutlined,
  PauseOutlined,
  CaretRightOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasReview, mayReview } from '../acts/consequences.ts';
import { useAct } from '../acts/useAct.tsx';
import { MigrateButton } from '../migrate/MigrateButton.tsx';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { StopButton } from '../StopButton.tsx';
import { MoveAnchorDialog } from './MoveAnchorDialog.tsx';

/** What people may do to a campaign as a whole. */
export function CampaignControls({ scene }: { scene: Scene }) {
  const { t } = useTranslation(['campaign', 'acts', 'common']);
  const { campaign, playbook } = scene;
  const { act, confirm, isPending } = useAct(campaign.id);
  const [moving, setMoving] = useState(false);
  const isReviewed = hasReview(playbook, campaign.overlay);

  const confirmPause = (): void =>
    confirm({
      title: t('pauseConfirm.title'),
      body: t('pauseConfirm.body'),
      ok: t('header.pause'),
      intervention: { type: 'pause' },
      done: t('act.paused'),
    });
  const confirmResume = (): void =>
    confirm({
      title: t('acts:resumeTitle'),
      body: t('acts:resumeBody'),
      ok: t('header.resume'),
      intervention: { type: 'resume' },
      done: t('act.resumed'),
    });
  if (isOver(campaign)) {
    // One that was stopped has no review any more, and would wait for it for ever.
    if (!isReviewed) return <span style={{ color: 'var(--text-faint)' }}>{t('acts:noReview')}</span>;
    return (
      <Link to={`/campaigns/${campaign.id}/review`}>
        <Button type="primary" icon={<FileTextOutlined aria-hidden />}>
          {t('header.report')}
        </Button>
      </Link>
    );
  }
  return (
    <>
      {mayReview(playbook) && (
        <Tooltip title={t('header.report')}>
          <Link to={`/campaigns/${campaign.id}/review`}>
            <Button icon={<FileTextOutlined aria-hidden />} aria-label={t('header.report')} />
          </Link>
        </Tooltip>
      )}
      <Tooltip title={t('header.warRoom')}>
        <Link to={`/campaigns/${campaign.id}/war-room`}>
          <Button icon={<FundProjectionScreenOutlined aria-hidden />} aria-label={t('header.warRoom')} />
        </Link>
      </Tooltip>
      <MigrateButton scene={scene} />
      <Button icon={<CalendarOutlined aria-hidden />} onClick={() => setMoving(true)}>
        {t('header.moveEventDay')}
      </Button>
      {campaign.status === 'paused' ? (
        <Button type="primary" icon={<CaretRightOutlined aria-hidden />} loading={isPending} onClick={confirmResume}>
          {t('header.resume')}
        </Button>
      ) : (
        <Button icon={<PauseOutlined aria-hidden />} onClick={confirmPause}>
          {t('header.pause')}
        </Button>
      )}
      <StopButton campaign={campaign.id} />
      <MoveAnchorDialog
        scene={scene}
        open={moving}
        busy={isPending}
        onClose={() => setMoving(false)}
        onMove={async (anchor, to) => {
          await act({ type: 'moveAnchor', anchor, to }, t('act.moved', { at: scene.format.time(to, 'full') }));
          setMoving(false);
        }}
      />
    </>
  );
}
