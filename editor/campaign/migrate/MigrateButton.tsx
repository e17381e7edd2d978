import { BranchesOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaybooks } from '../../api/playbooks.ts';
import { approvedVersions } from '../launch/approvedVersions.ts';
import type { Scene } from '../scene.ts';
import { MigrateDialog } from './MigrateDialog.tsx';

/** Offered where there is another approved version of the campaign's playbook. */
export function MigrateButton({ scene }: { scene: Scene }) {
  const { t } = useTranslation('acts');
  const { campaign } = scene;
  const playbooks = usePlaybooks().data ?? [];
  const [open, setOpen] = useState(false);
  const others = approvedVersions(playbooks.filter((each) => each.id === campaign.playbook))
    .map(({ number }) => number)
    .filter((number) => number !== campaign.version);
  const [newest] = others;
  if (newest === undefined) return null;
  return (
    <>
      <Button icon={<BranchesOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('migrate', { number: newest })}
      </Button>
      {open && <MigrateDialog scene={scene} versions={others} onClose={() => setOpen(false)} />}
    </>
  );
}
