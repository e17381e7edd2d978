import { InfoCircleOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useCampaigns } from '../../api/campaigns.ts';
import { useEditor } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { runningVersions } from './standing.ts';
import styles from './versions.module.css';

/** How many campaigns are named; of more, their number is told. */
const NAMED = 2;

/** Says what runs, so that nobody thinks that drawing changes it. */
export function RunningNotice() {
  const { t } = useWords();
  const { id } = useEditor();
  const running = runningVersions(id, useCampaigns().data ?? []);
  if (running.length === 0) return null;
  return (
    <div className={styles.running} role="note">
      <InfoCircleOutlined aria-hidden />
      {running.map(({ number, campaigns }) => (
        <span key={number}>
          {t('runsIn', { number })}{' '}
          {campaigns.slice(0, NAMED).map((campaign, index) => (
            <span key={campaign.id}>
              {index > 0 && t('listSeparator')}
              <Link to={`/campaigns/${campaign.id}`}>{t('seeLive', { name: campaign.name })}</Link>
            </span>
          ))}
          {campaigns.length > NAMED && t('andMoreCampaigns', { count: campaigns.length - NAMED })}
        </span>
      ))}
      <span>{t('draftChangesNothing')}</span>
    </div>
  );
}
