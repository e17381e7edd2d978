import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import { parseInstant, resolveParsed } from '../time/instant.ts';

/** What has passed already when a campaign starts, by the ids of anchors and nodes. */
export interface Late {
  readonly anchors: readonly string[];
  /** Start nodes whose instant has passed: they start at once. */
  readonly starts: readonly string[];
  /** Watches whose window is over: they close without having looked. */
  readonly overWatches: readonly string[];
  /** Nodes with another deadline that has passed: what they ask is late from the beginning. */
  readonly deadlines: readonly string[];
}

/** What a campaign that starts now would find to have passed, under its anchors (epoch ms). */
export function lateAtLaunch(
  { nodes, timezone }: Pick<Playbook, 'nodes' | 'timezone'>,
  anchors: Readonly<Record<string, number>>,
  nowMs: number,
): Late {
  const hasPassed = (text: string | undefined): boolean => {
    const instant = text === undefined ? undefined : parseInstant(text);
    // What counts from entering (a duration, or `now`) has not begun yet.
    if (!instant || anchors[instant.anchor] === undefined) return false;
    return resolveParsed(instant, { anchors, timeZone: timezone, nowMs }) < nowMs;
  };
  const those = (test: (node: Playbook['nodes'][number]) => boolean) => nodes.filter(test).map(({ id }) => id);
  const overWatches = those((node) => hasPassed(kindOf(node).watch?.(node.config).window?.to));
  return {
    anchors: Object.entries(anchors).flatMap(([id, ms]) => (ms < nowMs ? [id] : [])),
    starts: those((node) => hasPassed(kindOf(node).startsAt?.(node.config))),
    overWatches,
    deadlines: those(
      (node) =>
        !overWatches.includes(node.id) && Object.values(kindOf(node).deadlines?.(node.config) ?? {}).some(hasPassed),
    ),
  };
}
