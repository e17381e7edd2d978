import { kindOf } from '../kinds/registry.ts';
import { shift } from '../time/duration.ts';
import { resolveInstant } from '../time/instant.ts';
import type { Playbook } from '../playbook/schema.ts';

/** How long after its last phase a simulation goes on: long enough for escalations, short enough for endless loops. */
const AFTER_LAST_PHASE = 'P90D';

type Anchors = Readonly<Record<string, number>>;

const resolve = (playbook: Playbook, anchors: Anchors, text: string): number =>
  resolveInstant(text, { anchors, timeZone: playbook.timezone, nowMs: NaN });

/** When the first start is due; one by hand or by the calendar is there from the first phase on. */
export function firstStartMs(playbook: Playbook, anchors: Anchors): number {
  const starts = playbook.nodes.flatMap((node) => {
    const at = kindOf(node).startsAt?.(node.config);
    return at === undefined ? [] : [resolve(playbook, anchors, at)];
  });
  const phases = Object.values(playbook.phases).map((phase) => resolve(playbook, anchors, phase.from));
  const first = Math.min(...(starts.length > 0 ? starts : phases.length > 0 ? phases : Object.values(anchors)));
  return Number.isFinite(first) ? first : 0;
}

/** From the beginning of the first phase to the end of the last one, or both at the start where there are none. */
export function spanMs(playbook: Playbook, anchors: Anchors, startMs: number): { fromMs: number; toMs: number } {
  const phases = Object.values(playbook.phases);
  const at = (text: string) => resolve(playbook, anchors, text);
  if (phases.length === 0) return { fromMs: startMs, toMs: startMs };
  return {
    fromMs: Math.min(...phases.map((phase) => at(phase.from))),
    toMs: Math.max(...phases.map((phase) => at(phase.to))),
  };
}

export function horizonMs(playbook: Playbook, anchors: Anchors, startMs: number): number {
  const ends = Object.values(playbook.phases).map((phase) => resolve(playbook, anchors, phase.to));
  return shift(Math.max(startMs, ...ends, ...Object.values(anchors)), AFTER_LAST_PHASE, playbook.timezone);
}
