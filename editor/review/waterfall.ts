import type { SectionOf } from '../../rules/review/schema.ts';

export interface WaterfallBar {
  readonly id: 'target' | 'uv' | 'cvr' | 'aov' | 'actual';
  /** Minor units: where the bar begins and ends; a fall ends below where it begins. */
  readonly from: number;
  readonly to: number;
}

/** The steps from the target to what came: each factor's part begins where the one before it ended. */
export function waterfall({
  gmvTarget,
  gmvActual,
  gap,
}: SectionOf<'targetVsActual'>): readonly WaterfallBar[] | undefined {
  if (gmvTarget === null || gap === null) return undefined;
  const bars: WaterfallBar[] = [{ id: 'target', from: 0, to: gmvTarget }];
  let level = gmvTarget;
  for (const id of ['uv', 'cvr', 'aov'] as const) {
    bars.push({ id, from: level, to: level + gap[id] });
    level += gap[id];
  }
  return [...bars, { id: 'actual', from: 0, to: gmvActual }];
}

/** The factor that moved the result most. */
export function largestPart(gap: NonNullable<SectionOf<'targetVsActual'>['gap']>): 'uv' | 'cvr' | 'aov' {
  const parts = ['uv', 'cvr', 'aov'] as const;
  return [...parts].sort((a, b) => Math.abs(gap[b]) - Math.abs(gap[a]))[0] ?? 'uv';
}
