import { useDeferredValue, useMemo } from 'react';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { timetableOf } from '../../rules/windows/timetable.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';

/** When everything of the playbook takes place. It follows the edits a moment later: typing never waits for it. */
export function useTimetable(
  playbook: Playbook,
  anchors: Readonly<Record<string, string | number>>,
): Timetable | undefined {
  const calm = useDeferredValue(playbook);
  return useMemo(() => timetableOf(calm, anchors), [calm, anchors]);
}
