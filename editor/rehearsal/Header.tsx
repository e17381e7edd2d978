import { ArrowLeftOutlined, ReloadOutlined, SettingOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { diffPlaybooks } from '../../rules/diff/diff.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './rehearsal.module.css';
import type { Setup } from './setup/setup.ts';
import type { Rehearsing } from './useRehearsing.ts';

interface HeaderProps {
  readonly id: string;
  readonly version: number | undefined;
  readonly playbook: Playbook;
  readonly rehearsing: Rehearsing;
  readonly onSetUp: () => void;
}

export function Header({ id, version, playbook, rehearsing, onSetUp }: HeaderProps) {
  const { t } = useTranslation(['rehearsal', 'common']);
  const { base, setup, activity, rehearse, cancel } = rehearsing;
  const busy = activity.type === 'busy';
  const changes = useMemo(() => (base ? diffPlaybooks(base.playbook, playbook).length : 0), [base, playbook]);
  const format = useFormat(playbook);
  return (
    <>
      <header className={styles.header}>
        <Link
          to={version === undefined ? `/playbooks/${id}` : '/approvals'}
          className={styles.back}
          aria-label={version === undefined ? t('back') : t('backToApprovals')}
          title={version === undefined ? t('back') : t('backToApprovals')}
        >
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 title={playbook.name}>{t('heading', { name: playbook.name })}</h1>
        <Tag>
          {version === undefined ? t('draft') : `${t('common:version', { number: version })} · ${t('readOnly')}`}
        </Tag>
        <SourceChip setup={base?.setup ?? setup} />
        <span className={styles.spring} />
        <span className={styles.progress} aria-live="polite">
          {busy && (
            <>
              <Progress
                percent={Math.round(activity.share * 100)}
                size="small"
                showInfo={false}
                aria-label={t('progress', { percent: format.percent(activity.share, 0) })}
              />
              <Button size="small" onClick={cancel}>
                {t('cancel')}
              </Button>
            </>
          )}
        </span>
        <Button icon={<SettingOutlined aria-hidden />} onClick={onSetUp}>
          {t('setUp')}
        </Button>
        <Button
          type="primary"
          icon={<ReloadOutlined aria-hidden />}
          disabled={busy}
          onClick={() => rehearse(playbook, setup)}
        >
          {base ? t('again') : t('run')}
        </Button>
      </header>
      {changes > 0 && (
        <Alert
          banner
          type="warning"
          title={t('stale', { count: changes })}
          action={
            <Button size="small" disabled={busy} onClick={() => rehearse(playbook, setup)}>
              {t('again')}
            </Button>
          }
        />
      )}
    </>
  );
}

function SourceChip({ setup: { source, scenario } }: { setup: Setup }) {
  const { t } = useTranslation('rehearsal');
  const name =
    source.type === 'file'
      ? source.name
      : source.type === 'orders'
        ? source.file.name
        : source.type === 'shop'
          ? source.shop
          : '';
  return (
    <span className={styles.chip}>
      {t(`chip.${source.type}`, { name })}
      {source.type === 'model' && <small>{t('chip.seed', { seed: scenario.seed })}</small>}
    </span>
  );
}
