import { Button, Skeleton, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlaybookSummary, PlaybookVersion } from '../../rules/api/playbooks.ts';
import { Failure } from '../app/Failure.tsx';
import type { About } from '../approval/about.ts';
import { Decision } from '../approval/Decision.tsx';
import { Meaning } from '../approval/Meaning.tsx';
import { useComparison } from '../approval/useVersions.ts';
import type { Comparison } from '../approval/useVersions.ts';
import { useNames } from '../campaign/useNames.ts';
import { useValueWords } from '../campaign/useValueWords.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import styles from './ApprovalsPage.module.css';
import { VersionChanges } from './VersionChanges.tsx';

const SHORT_HASH = 12;

interface SubmittedVersionProps {
  readonly playbook: PlaybookSummary;
  readonly version: PlaybookVersion;
  readonly earlier: number | undefined;
}

/** One version that waits for a decision: what it would change, and the decision. */
export function SubmittedVersion({ playbook, version, earlier }: SubmittedVersionProps) {
  const { t } = useTranslation(['home', 'approval']);
  const names = useNames(undefined);
  const format = useFormat();
  const { number, author, submittedAt, hash, note } = version;
  const { comparison, error, retry } = useComparison(playbook.id, number, earlier);
  const page = `/playbooks/${playbook.id}/versions/${number}`;
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <div>
          <h2>
            <Link to={page}>{playbook.name}</Link> v{number}
          </h2>
          <p>
            {t('approvals.submitted', { who: names.person(author), number, at: format.time(submittedAt, 'dayTime') })} ·{' '}
            <Tooltip title={hash}>
              <code>{t('approvals.content', { hash: hash.slice(0, SHORT_HASH) })}</code>
            </Tooltip>
          </p>
        </div>
        <div className={styles.actions}>
          <Link to={page}>
            <Button>{t('approval:review')}</Button>
          </Link>
          <Decision playbook={playbook} version={version} />
        </div>
      </div>
      {note !== undefined && note !== '' && <p className={styles.note}>{note}</p>}
      {error && <Failure error={error} onRetry={retry} />}
      {!comparison && !error && <Skeleton active title={false} style={{ padding: 18 }} />}
      {comparison && <InShort comparison={comparison} earlier={earlier} />}
    </article>
  );
}

/** What differs, and what of it acts, spends, decides or asks; all of it for a first version. */
function InShort({ comparison, earlier }: { comparison: Comparison; earlier: number | undefined }) {
  const { t } = useTranslation(['home', 'approval']);
  const { playbook, changes, marked } = comparison;
  const names = useNames(playbook);
  const say = useValueWords(useFormat(playbook));
  const about = useMemo(
    (): About => ({ playbook, names, say, marks: marked?.nodes, only: marked && new Set(marked.nodes.keys()) }),
    [playbook, names, say, marked],
  );
  return (
    <>
      <section className={styles.changes}>
        <h3>
          {earlier === undefined ? t('approvals.firstVersion') : t('approvals.comparedWith', { number: earlier })}
        </h3>
        {changes && <VersionChanges changes={changes} />}
        {earlier !== undefined && <p className={styles.soft}>{t('approval:onlyChanged', { number: earlier })}</p>}
      </section>
      <div className={styles.meaning}>
        <Meaning about={about} />
      </div>
    </>
  );
}
