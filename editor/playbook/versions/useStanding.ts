import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { usePlaybooks, useVersion } from '../../api/playbooks.ts';
import { useIdle } from '../../app/whenIdle.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import type { isSame } from './isSame.ts';
import { newestOf, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** How the draft on the screen stands beside what was submitted of it. */
export function useStanding(): Standing {
  const { id } = useEditor();
  const playbooks = usePlaybooks().data;
  // Typing does not wait for what the badge says.
  const draft = useDeferredValue(usePlaybook((each) => each));
  const newest = newestOf(playbooks?.find((each) => each.id === id)?.versions ?? []);
  // The canvas is drawn first: reading a second playbook takes as long as drawing a part of it.
  const isIdle = useIdle();
  const content = useVersion(isIdle && newest ? id : undefined, newest?.number).data?.playbook;
  const compare = useCompare(content !== undefined);
  return useMemo(
    () => standingOf(newest, content !== undefined && compare !== undefined && compare(draft, content)),
    [draft, newest, content, compare],
  );
}

/** Comparing takes the whole language, which the canvas is drawn without. */
function useCompare(isNeeded: boolean): typeof isSame | undefined {
  const [compare, setCompare] = useState<typeof isSame>();
  useEffect(() => {
    if (isNeeded) void import('./isSame.ts').then((found) => setCompare(() => found.isSame));
  }, [isNeeded]);
  return compare;
}
