import { Alert, Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { Failure } from '../app/Failure.tsx';
import { usePreferences } from '../app/preferences.ts';
import { usePageTitle } from '../app/usePageTitle.ts';
import { RehearsalScreen } from './RehearsalScreen.tsx';
import { likelyAnchors, likelySetup } from './setup/setup.ts';
import styles from './rehearsal.module.css';
import { usePlaybookToRehearse, useSubPlaybooks } from './usePlaybookToRehearse.ts';

/** The rehearsal of a draft, or, to look at only, of a version. */
export function RehearsalPage() {
  const { t } = useTranslation('rehearsal');
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const written = Number(search.get('version'));
  const version = Number.isInteger(written) && written > 0 ? written : undefined;
  const found = usePlaybookToRehearse(id, version);
  // The same playbook as long as it says the same: what is shown hangs on it.
  const text = JSON.stringify(found.data);
  const parsed = useMemo(() => (text === undefined ? undefined : parsePlaybook(JSON.parse(text))), [text]);
  const problems = useMemo(() => (parsed ? (parsed.ok ? lint(parsed.value) : parsed.problems) : []), [parsed]);
  const parts = useSubPlaybooks(parsed?.ok ? parsed.value : undefined);
  usePageTitle(found.data && t('heading', { name: found.data.name }));
  const [nowMs] = useState(Date.now);
  const language = usePreferences((state) => state.language);
  const setup = useMemo(
    () => (parsed?.ok ? likelySetup(parsed.value, likelyAnchors(parsed.value, nowMs), language) : undefined),
    [parsed, nowMs, language],
  );
  const error = found.error ?? parts.error;
  if (error && !found.data) {
    return (
      <div className={styles.centre}>
        <Failure error={error} onRetry={() => void (found.error ? found.refetch() : parts.refetch())} />
      </div>
    );
  }
  if (parsed && (!parsed.ok || hasErrors(problems) || !setup)) return <Blocked id={id} problems={problems} />;
  if (!parsed?.ok || !setup || parts.isPending) {
    return (
      <div className={styles.loading} role="status" aria-busy>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    );
  }
  return (
    <RehearsalScreen
      key={`${id} ${version ?? ''}`}
      id={id}
      version={version}
      playbook={parsed.value}
      playbooks={parts.data ?? {}}
      initial={setup}
    />
  );
}

const MOST_SHOWN = 8;

function Blocked({ id, problems }: { id: string; problems: readonly Problem[] }) {
  const { t } = useTranslation('rehearsal');
  const language = usePreferences((state) => state.language);
  const errors = problems.filter((each) => each.severity === 'error');
  return (
    <div className={styles.centre}>
      <Alert
        type="warning"
        showIcon
        title={t('blockedTitle')}
        description={
          <>
            <p>{t('blockedHint')}</p>
            <ul className={styles.problems}>
              {errors.slice(0, MOST_SHOWN).map((each) => (
                <li key={`${each.code} ${each.place.pointer}`}>{each.message[language]}</li>
              ))}
            </ul>
          </>
        }
        action={
          <Link to={`/playbooks/${id}`}>
            <Button size="small">{t('back')}</Button>
          </Link>
        }
      />
    </div>
  );
}
