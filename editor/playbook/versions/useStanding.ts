import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { usePlaybooks, useVersion } from '../../api/playbooks.ts';
import { useIdle } from '../../app/whenIdle.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import type { isSame as IsSame } from './isSame.ts';
import { newestOf, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';

/** How the draft on the screen stands beside what was submitted of it; undefined until that is known. */
export function useStanding(): Standing | undefined {
  const { id } = useEditor();
  const playbooks = usePlaybooks().data;
  // Typing does not wait for what the badge says.
  const draft = useDeferredValue(usePlaybook((each) => each));
  const newest = newestOf(playbooks?.find((each) => each.id === id)?.versions ?? []);
  // The canvas is drawn first: reading a second playbook takes as long as drawing a part of it.
  const isIdle = useIdle();
  const content = useVersion(isIdle && newest ? id : undefined, newest?.number).data?.playbook;
  const compare = useCompare(content !== undefined);
  const isSame = useMemo(() => (content && compare ? compare(draft, content) : undefined), [draft, content, compare]);
  if (playbooks === undefined || (newest && isSame === undefined)) return undefined;
  return standingOf(newest, isSame === true);
}

/** Comparing takes the whole language, which the canvas is drawn without. */
function useCompare(isNeeded: boolean): typeof IsSame | undefined {
  const [compare, setCompare] = useState<typeof IsSame>();
  useEffect(() => {
    if (isNeeded) void import('./isSame.ts').then((found) => setCompare(() => found.isSame));
  }, [isNeeded]);
  return compare;
}
