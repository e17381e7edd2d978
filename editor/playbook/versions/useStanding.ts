import { useDeferredValue, useMemo } from 'react';
import { usePlaybooks, useVersion } from '../../api/playbooks.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { newestOf, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** How the draft on the screen stands beside what was submitted of it. */
export function useStanding(): Standing {
  const { id } = useEditor();
  const playbooks = usePlaybooks().data;
  // Typing does not wait for what the badge says.
  const draft = useDeferredValue(usePlaybook((each) => each));
  const newest = newestOf(playbooks?.find((each) => each.id === id)?.versions ?? []);
  const content = useVersion(newest && id, newest?.number).data?.playbook;
  return useMemo(() => standingOf(draft, newest, content), [draft, newest, content]);
}
