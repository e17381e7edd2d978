import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useParams } from 'react-router';
import { Failure } from '../app/Failure.tsx';
import { fetchDraft } from './draft/api.ts';
import { Editor } from './Editor.tsx';
import styles from './chrome/chrome.module.css';

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
  if (draft.isPending) {
    return (
      <div className={styles.skeleton}>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </div>
    );
  }
  if (draft.isError) {
    return (
      <div className={styles.failed}>
        <Failure error={draft.error} onRetry={() => void draft.refetch()} />
      </div>
    );
  }
  return <Editor key={id} id={id} draft={draft.data} />;
}
