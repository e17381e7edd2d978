import { useMemo } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import { timetableOf } from '../../rules/windows/timetable.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import { Calendar } from '../calendar/Calendar.tsx';
import type { PlaybookView } from '../calendar/views.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { isOver } from './scene.ts';
import type { Scene } from './scene.ts';
import { useCampaignNow } from './useCampaignNow.ts';

const TICK_MS = 2000;

interface LiveCanvasProps {
  readonly scene: Scene;
  /** How it was, while the past is looked at. */
  readonly past: Overlay | undefined;
  readonly view: PlaybookView;
  readonly selected: string | undefined;
  readonly onSelect: (node: string | undefined) => void;
}

/** The playbook with the state of its run: as a graph with the time left at each step, or planned against actual time. */
export function LiveCanvas({ scene, past, view, selected, onSelect }: LiveCanvasProps) {
  const { campaign, playbook, receivedMs, untilMs } = scene;
  const presentMs = useCampaignNow(campaign, receivedMs, TICK_MS);
  const nowMs = untilMs ?? presentMs;
  const timetable = useCampaignTimetable(scene);
  const common = { playbook, overlay: past ?? campaign.overlay, selected, onSelect };
  if (view === 'calendar' && timetable) return <Calendar {...common} timetable={timetable} nowMs={nowMs} />;
  return (
    <PlaybookCanvas
      {...common}
      anchors={campaign.anchors}
      timetable={timetable}
      nowMs={untilMs === undefined && isOver(campaign) ? undefined : nowMs}
      readOnly
    />
  );
}

/** Told anew only when an anchor has moved: every answer of the API is a new object. */
function useCampaignTimetable({ campaign, playbook }: Scene): Timetable | undefined {
  const anchors = JSON.stringify(campaign.anchors);
  return useMemo(
    () => timetableOf(playbook, JSON.parse(anchors) as Readonly<Record<string, string>>),
    [playbook, anchors],
  );
}
