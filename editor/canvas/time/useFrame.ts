import { useMemo } from 'react';
import type { TimeFrame } from '../../time/when.ts';

/** What instants are told by, the same object until it changes: a timetable is a new one after every edit. */
export function useFrame(timetable: TimeFrame | undefined): TimeFrame | undefined {
  const { anchor, anchorMs, isDated, timeZone } = timetable ?? {};
  return useMemo(
    () =>
      anchor === undefined || anchorMs === undefined || timeZone === undefined
        ? undefined
        : { anchor, anchorMs, isDated: isDated === true, timeZone },
    [anchor, anchorMs, isDated, timeZone],
  );
}
