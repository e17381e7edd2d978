import type { PhaseId } from '../../../rules/playbook/schema.ts';
import type { Timetable } from '../../../rules/windows/timetable.ts';
import type { Lane, Lanes } from '../lanes.ts';

/** A lane with the time that its phase takes: its own scale from border to border. */
export interface LaneScale {
  readonly lane: Lane;
  readonly fromMs: number;
  readonly toMs: number;
  /** Canvas pixels. */
  readonly pxPerMs: number;
}

/** The scales of the lanes whose phases take any time. */
export const laneScales = (lanes: Lanes, { phases }: Pick<Timetable, 'phases'>): readonly LaneScale[] =>
  lanes.flatMap((lane) => {
    const span = phases[lane.phase];
    if (!span || span.toMs <= span.fromMs) return [];
    return [{ lane, ...span, pxPerMs: (lane.to - lane.from) / (span.toMs - span.fromMs) }];
  });

/** Where an instant lies (canvas pixels): on the scale of the phase if it is in it, else on that of one that it is in. */
export function placeOf(scales: readonly LaneScale[], ms: number, phase?: PhaseId): number | undefined {
  const holds = scales.filter(({ fromMs, toMs }) => ms >= fromMs && ms <= toMs);
  const scale = holds.find(({ lane }) => lane.phase === phase) ?? holds[0];
  return scale && scale.lane.from + (ms - scale.fromMs) * scale.pxPerMs;
}

/** A window on the scales, cut off where they end; undefined where it lies on none of them. */
export function stretchOf(
  scales: readonly LaneScale[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  phase: PhaseId,
): { readonly from: number; readonly to: number } | undefined {
  const [first, last] = [scales[0], scales.at(-1)];
  if (!first || !last || toMs < first.fromMs || fromMs > last.toMs) return undefined;
  const from = placeOf(scales, Math.max(fromMs, first.fromMs), phase);
  const to = placeOf(scales, Math.min(toMs, last.toMs), phase);
  return from === undefined || to === undefined ? undefined : { from: Math.min(from, to), to: Math.max(from, to) };
}
