import type { Playbook } from '../playbook/schema.ts';
import { resolveInstant } from '../time/instant.ts';
import { formatInstant, localHour } from '../time/zone.ts';
import type { PlanFile } from './plan.ts';

export const CURVES = ['event', 'flat'] as const;
export type Curve = (typeof CURVES)[number];

export interface PlanTargets {
  /** Minor units, over the whole live phase. */
  readonly gmv: number;
  readonly uv: number;
  /** 0–1. */
  readonly cvr: number;
  readonly curve: Curve;
}

/** A rush at the opening, a calm before dawn, the peak of 20:00 to 22:00; by local hour, on no particular scale. */
export const EVENT_HOURS = [
  9, 6, 3.2, 2, 1.2, 1, 1.2, 2, 3.2, 4.5, 5.5, 4.8, 4, 4, 4, 4, 4.2, 4.5, 5, 6.2, 8.5, 8, 6, 4.2,
];

const HOUR_MS = 3_600_000;

export interface PlanScope {
  readonly playbook: Playbook;
  /** All anchors, epoch ms. */
  readonly anchors: Readonly<Record<string, number>>;
  /** What the steps are written relative to, so that the plan moves with the event. */
  readonly anchor: string;
}

/** How many whole hours the live phase has; undefined for a playbook without one. */
export function liveHours({
  playbook,
  anchors,
}: Omit<PlanScope, 'anchor'>): { readonly fromMs: number; readonly hours: number } | undefined {
  const { live } = playbook.phases;
  if (!live) return undefined;
  const scope = { anchors, timeZone: playbook.timezone, nowMs: NaN };
  const fromMs = resolveInstant(live.from, scope);
  const hours = Math.round((resolveInstant(live.to, scope) - fromMs) / HOUR_MS);
  return hours > 0 ? { fromMs, hours } : undefined;
}

/**
 * An hourly plan of the live phase whose GMV adds up to the target, to the minor unit. Visitors and buyers are spread
 * over the hours in the same way, so that conversion and AOV are the same in each.
 */
export function planFromTargets({ gmv, uv, cvr, curve }: PlanTargets, scope: PlanScope): PlanFile | undefined {
  const live = liveHours(scope);
  if (!live) return undefined;
  const { fromMs, hours } = live;
  const { timezone } = scope.playbook;
  const weights = Array.from({ length: hours }, (_, hour) =>
    curve === 'flat' ? 1 : (EVENT_HOURS[localHour(fromMs + hour * HOUR_MS, timezone)] ?? 1),
  );
  const all = weights.reduce((sum, each) => sum + each, 0);
  const plan = { gmv: [] as [string, number][], uv: [] as [string, number][], buyers: [] as [string, number][] };
  let reached = 0;
  let weightBefore = 0;
  for (const [hour, weight] of weights.entries()) {
    const at = instantOf(fromMs + hour * HOUR_MS, scope);
    weightBefore += weight;
    // What is still missing at this hour's end: rounding never piles up.
    const gmvThrough = Math.round((gmv * weightBefore) / all);
    const visitors = (uv * weight) / all;
    plan.gmv.push([at, gmvThrough - reached]);
    plan.uv.push([at, visitors]);
    plan.buyers.push([at, visitors * cvr]);
    reached = gmvThrough;
  }
  const end = instantOf(fromMs + hours * HOUR_MS, scope);
  for (const steps of Object.values(plan)) steps.push([end, 0]);
  return plan;
}

/** `T0 + PT3H`, where the instant lies whole hours from the anchor; else as a point in time. */
function instantOf(ms: number, { anchors, anchor, playbook }: PlanScope): string {
  const hours = (ms - (anchors[anchor] ?? NaN)) / HOUR_MS;
  if (!Number.isInteger(hours)) return formatInstant(ms, playbook.timezone);
  if (hours === 0) return anchor;
  return `${anchor} ${hours < 0 ? '-' : '+'} PT${Math.abs(hours)}H`;
}
