import { StopOutlined } from '@ant-design/icons';
import { App, Button, Checkbox } from 'antd';
import type { ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIntervene } from '../api/campaigns.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';

type StopButtonProps = Pick<ButtonProps, 'size' | 'block' | 'className'> & { readonly campaign: string };

/** Stops a campaign for good, after saying what that means. */
export function StopButton({ campaign, ...button }: StopButtonProps) {
  const { t } = useTranslation('campaign');
  const { modal, message } = App.useApp();
  const tellFailure = useFailureMessage();
  const intervene = useIntervene(campaign);

  const stop = async (compensate: boolean): Promise<void> => {
    try {
      await intervene.mutateAsync({ type: 'stop', compensate });
      void message.success(t('act.stopped'));
    } catch (error) {
      tellFailure(error);
    }
  };
  const confirm = (): void => {
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
      onOk: () => stop(compensate),
    });
  };
  return (
    <Button danger icon={<StopOutlined aria-hidden />} onClick={confirm} {...button}>
      {t('header.stop')}
    </Button>
  );
}
