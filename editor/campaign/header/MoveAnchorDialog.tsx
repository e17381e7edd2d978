import { Alert, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { anchorTitle } from '../../../rules/words/instants.ts';
import { useTranslation } from 'react-i18next';
import { useAnchorPlan } from '../../api/plans.ts';
import { instantMs } from '../../i18n/format/times.ts';
import { mainAnchor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { ShiftPreview } from '../../shift/ShiftPreview.tsx';
import { ZonedDateTime } from '../ZonedDateTime.tsx';
import styles from './CampaignHeader.module.css';

interface MoveAnchorDialogProps {
  readonly scene: Scene;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onMove: (anchor: string, to: string) => Promise<void>;
}

/** Moves an anchor, after showing every date that moves with it. */
export function MoveAnchorDialog({ scene, open, busy, onClose, onMove }: MoveAnchorDialogProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const { campaign, playbook, format } = scene;
  const anchors = Object.keys(playbook.anchors);
  const [anchor, setAnchor] = useState(mainAnchor(campaign, playbook) ?? anchors[0] ?? 'T0');
  const [picked, setPicked] = useState<string>();
  const present = campaign.anchors[anchor] ?? '';
  const to = picked ?? present;
  const shiftMs = instantMs(to) - instantMs(present);
  const plan = useAnchorPlan(campaign.id, anchor, to, open && shiftMs !== 0);
  const isShown = plan.data?.refused.length === 0 && !plan.isFetching && !plan.isError;
  const title = playbook.anchors[anchor]?.title ?? anchor;

  return (
    <Modal
      open={open}
      title={t('move.title')}
      width={820}
      style={{ top: 40 }}
      okText={t('move.ok')}
      okButtonProps={{ disabled: shiftMs === 0 || !isShown, loading: busy }}
      onOk={() => void onMove(anchor, to)}
      onCancel={onClose}
      afterClose={() => setPicked(undefined)}
      destroyOnHidden
    >
      <p style={{ color: 'var(--text-soft)', marginBottom: 16 }}>{t('move.hint', { anchor: title })}</p>
      <Form layout="vertical" className={styles.move}>
        {anchors.length > 1 && (
          <Form.Item label={t('move.anchor')}>
            <Select
              aria-label={t('move.anchor')}
              value={anchor}
              options={anchors.map((each) => ({
                value: each,
                label: anchorTitle(each, format.language, playbook.anchors),
              }))}
              onChange={(chosen: string) => {
                setAnchor(chosen);
                setPicked(undefined);
              }}
            />
          </Form.Item>
        )}
        <Form.Item label={t('move.from')}>{format.time(present, 'full')}</Form.Item>
        <Form.Item label={t('move.to', { zone: campaign.timezone })} htmlFor="move-to">
          <ZonedDateTime id="move-to" value={to} timeZone={campaign.timezone} onChange={setPicked} />
        </Form.Item>
      </Form>
      {shiftMs === 0 ? (
        <Alert type="info" title={t('move.same')} />
      ) : (
        <>
          <p style={{ marginBottom: 8 }}>
            <b>{t(shiftMs > 0 ? 'move.by' : 'move.byEarlier', { length: format.length(shiftMs) })}</b>
          </p>
          <ShiftPreview {...{ campaign, playbook, format, plan, anchor, to }} />
        </>
      )}
    </Modal>
  );
}
