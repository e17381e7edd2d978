import { useTranslation } from 'react-i18next';
import { usePlaybooks } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { PageHead } from '../app/PageHead.tsx';
import { approvedBefore } from '../approval/useVersions.ts';
import { SubmittedVersion } from './SubmittedVersion.tsx';

/** The versions that wait for a decision, the longest waiting first. */
export function ApprovalsPage() {
  const { t } = useTranslation('home');
  const playbooks = usePlaybooks();
  const waiting = (playbooks.data ?? [])
    .flatMap((playbook) =>
      playbook.versions.filter((each) => each.state === 'submitted').map((version) => ({ playbook, version })),
    )
    .sort((a, b) => a.version.submittedAt.localeCompare(b.version.submittedAt));
  return (
    <div className={page.page}>
      <PageHead title={t('approvals.title')} hint={t('approvals.hint')} />
      {playbooks.isPending && <ListSkeleton />}
      {playbooks.isError && !playbooks.data && (
        <Failure error={playbooks.error} onRetry={() => void playbooks.refetch()} />
      )}
      {playbooks.data && waiting.length === 0 && (
        <EmptyState title={t('approvals.none')} hint={t('approvals.noneHint')} />
      )}
      {waiting.map(({ playbook, version }) => (
        <SubmittedVersion
          key={`${playbook.id} ${version.number}`}
          playbook={playbook}
          version={version}
          earlier={approvedBefore(playbook.versions, version)}
        />
      ))}
    </div>
  );
}
