import type { Overlay } from '../../rules/api/overlay.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { isOver } from './scene.ts';
import type { Scene } from './scene.ts';
import { useCampaignNow } from './useCampaignNow.ts';

const TICK_MS = 2000;

interface LiveCanvasProps {
  readonly scene: Scene;
  /** How it was, while the past is looked at. */
  readonly past: Overlay | undefined;
  readonly selected: string | undefined;
  readonly onSelect: (node: string | undefined) => void;
}

/** The playbook with the state of its run, and how much time is left at each step. */
export function LiveCanvas({
  scene: { campaign, playbook, receivedMs, untilMs },
  past,
  selected,
  onSelect,
}: LiveCanvasProps) {
  const nowMs = useCampaignNow(campaign, receivedMs, TICK_MS);
  return (
    <PlaybookCanvas
      playbook={playbook}
      overlay={past ?? campaign.overlay}
      anchors={campaign.anchors}
      nowMs={untilMs ?? (isOver(campaign) ? undefined : nowMs)}
      readOnly
      selected={selected}
      onSelect={onSelect}
    />
  );
}
