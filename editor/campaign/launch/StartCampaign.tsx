import { Button, Drawer } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LaunchForm } from './LaunchForm.tsx';

interface StartCampaignProps {
  readonly open: boolean;
  /** Chosen beforehand, where the reader comes from a playbook. */
  readonly playbook: string | undefined;
  readonly onClose: () => void;
}

const WIDTH = 620;

/** Starts a campaign from an approved version. */
export function StartCampaign({ open, playbook, onClose }: StartCampaignProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const form = useId();
  const [busy, setBusy] = useState(false);
  // A button that is pressed before there is a form to submit would do nothing, and say nothing.
  const [isReady, setReady] = useState(false);
  return (
    <Drawer
      open={open}
      title={t('launch.title')}
      size={WIDTH}
      onClose={onClose}
      destroyOnHidden
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>{t('common:do.cancel')}</Button>
          <Button type="primary" htmlType="submit" form={form} loading={busy} disabled={!isReady}>
            {t('launch.submit')}
          </Button>
        </div>
      }
    >
      <LaunchForm id={form} playbook={playbook} onBusy={setBusy} onReady={setReady} />
    </Drawer>
  );
}
