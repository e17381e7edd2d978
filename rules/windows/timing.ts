import { kindOf } from '../kinds/registry.ts';
import type { PlaybookNode } from '../playbook/schema.ts';

/** What a node's kind says of its time: instants, or durations from entering it. */
export interface Timing {
  /** It begins a flow. */
  readonly begins: boolean;
  /** When a token sets out from it, or from when on it looks at anything. */
  readonly opensAt: string | undefined;
  /** What ends it: the first that comes. */
  readonly ends: readonly string[];
  /** By outcome: before when (or how soon) it is not left. */
  readonly holds: ReadonlyMap<string, string>;
  /** Time passes on it, however long, where nothing ends it. */
  readonly takesTime: boolean;
  readonly needs: number | 'all';
}

const SILENT: Timing = {
  begins: false,
  opensAt: undefined,
  ends: [],
  holds: new Map(),
  takesTime: false,
  needs: 1,
};

/** Nodes are never changed, only replaced. */
const known = new WeakMap<PlaybookNode, Timing>();

export function timingOf(node: PlaybookNode): Timing {
  const earlier = known.get(node);
  if (earlier) return earlier;
  const timing = readTiming(node);
  known.set(node, timing);
  return timing;
}

function readTiming(node: PlaybookNode): Timing {
  const spec = kindOf(node);
  try {
    const { config } = node;
    const outcomes = spec.outcomes(config);
    const holds = new Map(
      outcomes.flatMap(({ id }) => {
        const hold = spec.leavesNotBefore?.(config, id);
        return hold === undefined ? [] : [[id, hold] as const];
      }),
    );
    const left = outcomes.flatMap(({ id, fires }) => (fires ? [] : (holds.get(id) ?? [])));
    const due = Object.values(spec.deadlines?.(config) ?? {}).filter((each) => each !== undefined);
    const window = spec.watch?.(config).window;
    return {
      begins: spec.arm !== undefined,
      opensAt: spec.startsAt?.(config) ?? window?.from,
      ends: [...new Set([...due, ...left, ...(window ? [window.to] : [])])],
      holds,
      takesTime: spec.passesTime(config),
      needs: spec.joins?.(config) ?? 1,
    };
  } catch {
    // A config that is half filled in may lack what its kind reads: it says nothing of time yet.
    return { ...SILENT, begins: spec.arm !== undefined };
  }
}
