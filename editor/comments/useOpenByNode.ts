import { useMemo } from 'react';
import { openByNode, openCount, threadsOf } from '../../rules/comments/threads.ts';
import { useComments } from '../api/comments.ts';

/** How many threads on each node of a playbook await an answer. */
export function useOpenByNode(playbook: string): ReadonlyMap<string, number> {
  const comments = useComments(playbook).data;
  return useMemo(() => openByNode(threadsOf(comments ?? [])), [comments]);
}

/** How many threads on a playbook and its nodes await an answer. */
export function useOpenCount(playbook: string): number {
  const comments = useComments(playbook).data;
  return useMemo(() => openCount(threadsOf(comments ?? [])), [comments]);
}
