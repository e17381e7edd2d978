import { useTranslation } from 'react-i18next';
import type { CampaignStatusWire } from '../../rules/api/campaigns.ts';
import styles from './StatusTag.module.css';

const SIGN: Readonly<Record<CampaignStatusWire, string>> = {
  starting: '○',
  running: '●',
  waiting: '◔',
  attention: '!',
  paused: '❚❚',
  completed: '✓',
  stopped: '■',
  failed: '✕',
};

/** A campaign's status: by a sign and a word; the colour only repeats them. */
export function StatusTag({ status }: { status: CampaignStatusWire }) {
  const { t } = useTranslation('campaign');
  return (
    <span className={`${styles.tag} ${styles[status]}`}>
      <span aria-hidden className={styles.sign}>
        {SIGN[status]}
      </span>
      {t(`status.${status}`)}
    </span>
  );
}
