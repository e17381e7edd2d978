import { Form, Modal, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import { useMigrationPlan } from '../../api/plans.ts';
import { useVersion } from '../../api/playbooks.ts';
import { Failure } from '../../app/Failure.tsx';
import { VersionChanges } from '../../home/VersionChanges.tsx';
import { useAct } from '../acts/useAct.tsx';
import type { Scene } from '../scene.ts';
import styles from './migrate.module.css';
import { MigrationPlanView } from './MigrationPlanView.tsx';
import { isPossible, parametersToGive } from './planLines.ts';
import type { NodeChoices } from './planLines.ts';

interface MigrateDialogProps {
  readonly scene: Scene;
  /** The approved versions that it can go on under, the newest first. */
  readonly versions: readonly number[];
  readonly onClose: () => void;
}

/** Lets a campaign go on under another version, after showing what becomes of everything that is under way. */
export function MigrateDialog({ scene, versions, onClose }: MigrateDialogProps) {
  const { t } = useTranslation(['acts', 'common']);
  const { campaign, playbook } = scene;
  const [version, setVersion] = useState(versions[0] ?? 0);
  const [nodes, setNodes] = useState<NodeChoices>({});
  const [parameters, setParameters] = useState<Readonly<Record<string, Json>>>({});
  const { act, isPending } = useAct(campaign.id);
  const target = useVersion(campaign.playbook, version);
  const after = target.data?.playbook;
  const choices = { nodes, parameters, anchors: {} };
  const plan = useMigrationPlan(campaign.id, version, choices);
  const changes = useMemo(() => after && diffPlaybooks(playbook, after), [playbook, after]);
  const [asked, setAsked] = useState<readonly string[]>([]);
  const missing = plan.data && after ? parametersToGive(plan.data, after) : [];
  // What was once asked for stays on the screen after it is given.
  if (missing.some((id) => !asked.includes(id))) setAsked([...new Set([...asked, ...missing])]);
  const ready = plan.data && !plan.isFetching && !plan.isError && isPossible(plan.data);
  const error = target.error ?? plan.error;

  const choose = (next: number): void => {
    setVersion(next);
    setNodes({});
    setParameters({});
    setAsked([]);
  };
  const migrate = async (): Promise<void> => {
    await act({ type: 'migrate', version, choices }, t('migrated', { number: version }));
    onClose();
  };
  return (
    <Modal
      open
      title={t('migrateOther')}
      width={820}
      style={{ top: 40 }}
      okText={t('confirmMigrate')}
      okButtonProps={{ disabled: !ready, loading: isPending }}
      onOk={() => void migrate()}
      onCancel={onClose}
    >
      <p className={styles.hint}>{t('migrateHint', { playbook: playbook.name })}</p>
      <Form layout="vertical" className={styles.versions}>
        <Form.Item label={t('from')}>{t('common:version', { number: campaign.version })}</Form.Item>
        <Form.Item label={t('version')} htmlFor="migrate-to">
          <Select
            id="migrate-to"
            value={version}
            options={versions.map((each) => ({ value: each, label: t('common:version', { number: each }) }))}
            onChange={choose}
          />
        </Form.Item>
      </Form>
      {error && <Failure error={error} onRetry={() => void (target.error ? target.refetch() : plan.refetch())} />}
      {!error && (!plan.data || !after) && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {!error && plan.data && after && (
        <div
          className={styles.plan}
          role="region"
          aria-label={t('migrateOther')}
          tabIndex={0}
          aria-busy={plan.isFetching}
        >
          <MigrationPlanView
            plan={plan.data}
            scene={scene}
            after={after}
            nodes={nodes}
            onNodes={setNodes}
            asked={asked}
            parameters={parameters}
            onParameters={setParameters}
          />
          <section className={styles.group}>
            <h3>{t('changes')}</h3>
            {changes && <VersionChanges changes={changes} />}
          </section>
        </div>
      )}
    </Modal>
  );
}
