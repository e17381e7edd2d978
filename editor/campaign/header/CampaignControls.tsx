import {
  CalendarOutlined,
  FileTextOutlined,
  FundProjectionScreenOutlined,
  PauseOutlined,
  CaretRightOutlined,
} from '@ant-design/icons';
import { App, Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIntervene } from '../../api/campaigns.ts';
import type { Intervention } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { StopButton } from '../StopButton.tsx';
import { MoveAnchorDialog } from './MoveAnchorDialog.tsx';

/** What people may do to a campaign as a whole. */
export function CampaignControls({ scene }: { scene: Scene }) {
  const { t } = useTranslation(['campaign', 'common']);
  const { modal, message } = App.useApp();
  const tellFailure = useFailureMessage();
  const { campaign } = scene;
  const intervene = useIntervene(campaign.id);
  const [moving, setMoving] = useState(false);
  const over = isOver(campaign);

  const act = async (intervention: Intervention, done: string): Promise<void> => {
    try {
      await intervene.mutateAsync(intervention);
      void message.success(done);
    } catch (error) {
      tellFailure(error);
    }
  };

  const confirmPause = (): void => {
    void modal.confirm({
      title: t('pauseConfirm.title'),
      content: t('pauseConfirm.body'),
      okText: t('header.pause'),
      onOk: () => act({ type: 'pause' }, t('act.paused')),
    });
  };
  if (over) {
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
      <Tooltip title={t('header.report')}>
        <Link to={`/campaigns/${campaign.id}/review`}>
          <Button icon={<FileTextOutlined aria-hidden />} aria-label={t('header.report')} />
        </Link>
      </Tooltip>
      <Tooltip title={t('header.warRoom')}>
        <Link to={`/campaigns/${campaign.id}/war-room`}>
          <Button icon={<FundProjectionScreenOutlined aria-hidden />} aria-label={t('header.warRoom')} />
        </Link>
      </Tooltip>
      <Button icon={<CalendarOutlined aria-hidden />} onClick={() => setMoving(true)}>
        {t('header.moveEventDay')}
      </Button>
      {campaign.status === 'paused' ? (
        <Button
          type="primary"
          icon={<CaretRightOutlined aria-hidden />}
          loading={intervene.isPending}
          onClick={() => void act({ type: 'resume' }, t('act.resumed'))}
        >
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
        busy={intervene.isPending}
        onClose={() => setMoving(false)}
        onMove={async (anchor, to) => {
          await act({ type: 'moveAnchor', anchor, to }, t('act.moved', { at: scene.format.time(to, 'full') }));
          setMoving(false);
        }}
      />
    </>
  );
}
