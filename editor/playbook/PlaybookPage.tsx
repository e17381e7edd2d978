import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useCampaigns } from '../api/campaigns.ts';
import { ApiError } from '../api/problem.ts';
import { fetchDraft } from './draft/api.ts';
import { Editor } from './Editor.tsx';
import styles from './chrome/chrome.module.css';

const NotFoundPage = lazy(async () => ({ default: (await import('../app/NotFoundPage.tsx')).NotFoundPage }));
const Failure = lazy(async () => ({ default: (await import('../app/Failure.tsx')).Failure }));

/** The editor of the playbook that the address names. */
export function PlaybookPage() {
  const { id = '' } = useParams();
  const draft = useQuery({
    // Not among the cached playbooks: what others save meanwhile is a conflict to decide, not a refresh.
    queryKey: ['draft', id],
    queryFn: ({ signal }) => fetchDraft(id, signal),
    staleTime: Infinity,
    gcTime: 0,
  });
  // Whether it runs is said above the canvas: known before, it pushes nothing down.
  const campaigns = useCampaigns();
  if (draft.isPending || (campaigns.isPending && campaigns.failureCount === 0)) {
    return (
      <div className={styles.skeleton}>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    );
  }
  if (draft.isError) {
    if (draft.error instanceof ApiError && draft.error.status === 404) {
      return (
        <Suspense>
          <NotFoundPage />
        </Suspense>
      );
    }
    return (
      <div className={styles.failed}>
        <Suspense>
          <Failure error={draft.error} onRetry={() => void draft.refetch()} />
        </Suspense>
      </div>
    );
  }
  return <Editor key={id} id={id} draft={draft.data} />;
}
