import { cooldownEndMs, heldEndMs } from './life.ts';
import type { WatchProgram } from './rules.ts';
import type { EntryState, WatchState } from './state.ts';

/** An evaluation that is due: of all rules, or only of some, or of single rows. */
export interface DueItem {
  readonly atMs: number;
  readonly order: number;
  readonly entry: EntryState;
  /** Time alone makes it due, so it waits for its data. */
  readonly byTime: boolean;
  readonly all: boolean;
  /** What else than `all`: rules, of which all rows or single ones. */
  readonly parts: readonly { readonly rule: string; readonly row?: string }[];
  /** It is the last one: the window ends. */
  readonly closes: boolean;
}

/** The first item due, in order of time, then of the nodes in the file; entries in `blocked` are left out. */
export function nextDue(
  state: WatchState,
  watch: WatchProgram,
  timeZone: string,
  order: (node: string) => number,
  blocked: ReadonlySet<number>,
): DueItem | undefined {
  let first: DueItem | undefined;
  for (const entry of state.entries) {
    if (blocked.has(entry.token)) continue;
    const item = dueItem(entry, watch, timeZone, order);
    if (item && (!first || item.atMs < first.atMs || (item.atMs === first.atMs && item.order < first.order)))
      first = item;
  }
  return first;
}

/** What is due next for one entry, everything of that instant together. */
export function dueItem(
  entry: EntryState,
  watch: WatchProgram,
  timeZone: string,
  order: (node: string) => number,
): DueItem | undefined {
  if (entry.overMs !== undefined) {
    return { atMs: entry.overMs, order: order(entry.node), entry, byTime: false, all: false, parts: [], closes: true };
  }
  const toMs = entry.toMs ?? Infinity;
  // Before its first evaluation nothing is due but that one; the window's end is never before it.
  const endMs = entry.firstMs === null ? toMs : Math.max(toMs, entry.firstMs);
  const singles = entry.firstMs === null ? singleEnds(entry, watch, timeZone) : [];
  const causes = entry.caused;
  const everyMs = entry.everyMs !== null && entry.everyMs <= toMs ? entry.everyMs : Infinity;
  const atMs = Math.min(
    entry.firstMs ?? Infinity,
    everyMs,
    endMs,
    ...causes.map((cause) => cause.atMs),
    ...singles.map((single) => single.atMs),
  );
  if (!Number.isFinite(atMs)) return undefined;
  const now = causes.filter((cause) => cause.atMs === atMs);
  const closes = atMs === endMs;
  const timed = entry.firstMs === atMs || everyMs === atMs || closes;
  const ends = singles.filter((single) => single.atMs === atMs);
  return {
    atMs,
    order: order(entry.node),
    entry,
    byTime: timed || ends.length > 0,
    all: timed || now.some((cause) => !cause.rules),
    parts: [
      ...now.flatMap((cause) =>
        (cause.rules ?? []).map((rule) => ({ rule, ...(cause.row !== undefined && { row: cause.row }) })),
      ),
      ...ends,
    ],
    closes,
  };
}

/** The ends of `for` and of cooldowns that were not dealt with yet. */
function singleEnds(entry: EntryState, watch: WatchProgram, timeZone: string) {
  const ends: { atMs: number; rule: string; row: string }[] = [];
  for (const { spec } of watch(entry.node).rules) {
    if (spec.for === undefined && spec.cooldown === undefined) continue;
    const { lives, handledMs } = entry.rules[spec.id]!;
    for (const [row, life] of Object.entries(lives)) {
      for (const atMs of [heldEndMs(life, spec, timeZone), cooldownEndMs(life, spec, timeZone)]) {
        if (atMs !== undefined && atMs > handledMs) ends.push({ atMs, rule: spec.id, row });
      }
    }
  }
  return ends;
}
