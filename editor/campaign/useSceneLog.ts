import { useMemo } from 'react';
import { useLog } from '../api/log.ts';
import { instantMs } from '../i18n/format/times.ts';
import type { Scene } from './scene.ts';

/** The campaign's log, up to the instant that is looked at. */
export function useSceneLog({ campaign, untilMs }: Scene) {
  const log = useLog(campaign.id);
  const data = useMemo(
    () => (untilMs === undefined ? log.data : log.data?.filter((each) => instantMs(each.at) <= untilMs)),
    [log.data, untilMs],
  );
  return { ...log, data };
}
