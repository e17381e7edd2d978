import { CalendarOutlined, FileTextOutlined, PauseOutlined, CaretRightOutlined, StopOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useIntervene } from '../../api/campaigns.ts';
import type { Intervention } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
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
  const confirmStop = (): void => {
    let compensate = false;
    void modal.confirm({
      title: t('stopConfirm.title'),
      width: 480,
      content: (
        <>
          <ul style={{ listStyle: 'disc', paddingInlineStart: 18 }}>
            <li>{t('stopConfirm.tasks')}</li>
            <li>{t('stopConfirm.effects')}</li>
            <li>{t('stopConfirm.kept')}</li>
            <li>
              <b>{t('stopConfirm.final')}</b>
            </li>
          </ul>
          <Checkbox onChange={(event) => (compensate = event.target.checked)}>{t('stopConfirm.undo')}</Checkbox>
        </>
      ),
      okText: t('stopConfirm.ok'),
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => act({ type: 'stop', compensate }, t('act.stopped')),
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
      <Button danger icon={<StopOutlined aria-hidden />} onClick={confirmStop}>
        {t('header.stop')}
      </Button>
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
