import { Alert, App, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useStartCampaign } from '../../api/campaigns.ts';
import { usePlaybooks, useVersion } from '../../api/playbooks.ts';
import { useShops } from '../../api/shops.ts';
import { Failure } from '../../app/Failure.tsx';
import { approvedVersions } from './approvedVersions.ts';
import { VersionSettings } from './VersionSettings.tsx';
import type { LaunchSettings } from './VersionSettings.tsx';

interface LaunchFormProps {
  readonly id: string;
  readonly playbook: string | undefined;
  readonly onBusy: (busy: boolean) => void;
  /** Whether there is a form to be submitted. */
  readonly onReady: (ready: boolean) => void;
}

/** Which version, where; and, once that is chosen, when and with what numbers. */
export function LaunchForm({ id, playbook, onBusy, onReady }: LaunchFormProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const playbooks = usePlaybooks();
  const shops = useShops();
  const start = useStartCampaign();
  const versions = approvedVersions(playbooks.data ?? []);
  const [picked, setPicked] = useState<string>();
  const chosen = versions.find((each) => each.key === picked) ?? versions.find((each) => each.playbook === playbook);
  const version = useVersion(chosen?.playbook, chosen?.number);

  if (playbooks.isPending || shops.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const error = playbooks.error ?? shops.error;
  if (error)
    return <Failure error={error} onRetry={() => void (playbooks.error ? playbooks.refetch() : shops.refetch())} />;
  if (versions.length === 0) return <Alert type="info" showIcon title={t('launch.noApproved')} />;
  if (shops.data?.length === 0) return <Alert type="info" showIcon title={t('launch.shopMissing')} />;

  const launch = async (settings: LaunchSettings): Promise<void> => {
    if (!chosen) return;
    onBusy(true);
    try {
      const campaign = await start.mutateAsync({ playbook: chosen.playbook, version: chosen.number, ...settings });
      void message.success(t('launch.started', { name: campaign.name }));
      void navigate(`/campaigns/${campaign.id}`);
    } catch {
      // Shown below, from the mutation's own error.
    } finally {
      onBusy(false);
    }
  };

  return (
    <>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('launch.playbook')} htmlFor={`${id}-version`}>
          <Select
            id={`${id}-version`}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('launch.playbookPlaceholder')}
            value={chosen?.key}
            onChange={setPicked}
            options={versions.map((each) => ({
              value: each.key,
              label: `${each.name} ${t('common:version', { number: each.number })}`,
            }))}
          />
        </Form.Item>
      </Form>
      {version.isError && <Failure error={version.error} onRetry={() => void version.refetch()} />}
      {chosen && version.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {chosen && version.data && (
        <VersionSettings
          key={chosen.key}
          id={id}
          playbook={version.data.playbook}
          shops={shops.data ?? []}
          onReady={onReady}
          onSubmit={(settings) => void launch(settings)}
        />
      )}
      {start.isError && <Failure error={start.error} />}
    </>
  );
}
