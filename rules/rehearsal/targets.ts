import { liveHours, planFromTargets } from '../metrics/plan-from-targets.ts';
import type { PlanFile } from '../metrics/plan.ts';
import type { Playbook } from '../playbook/schema.ts';

/** What the event is to come to, and how many days it lasts. */
export interface Targets {
  /** Minor units. */
  readonly gmv: number;
  readonly uv: number;
  /** 0–1. */
  readonly cvr: number;
  readonly days: number;
}

type Anchors = Readonly<Record<string, number>>;

/** The targets that a playbook has as parameters by these names, if it has all of them, and a live phase. */
export function targetsOf(playbook: Playbook, anchors: Anchors): Targets | undefined {
  const [gmv, uv, cvr] = ['gmvTarget', 'uvTarget', 'cvrTarget'].map((name) => playbook.parameters[name]?.default);
  const live = liveHours({ playbook, anchors });
  if (!live || typeof gmv !== 'number' || typeof uv !== 'number' || typeof cvr !== 'number') return undefined;
  return gmv > 0 && uv > 0 && cvr > 0 ? { gmv, uv, cvr, days: Math.max(live.hours / 24, 1 / 24) } : undefined;
}

/** The hourly plan that the targets come to, relative to the first anchor that is given. */
export function planOf(playbook: Playbook, anchors: Anchors, targets: Targets | undefined): PlanFile {
  const anchor = Object.keys(playbook.anchors).find((each) => playbook.anchors[each]?.at === undefined);
  if (!targets || anchor === undefined) return {};
  return planFromTargets({ ...targets, curve: 'event' }, { playbook, anchors, anchor }) ?? {};
}
