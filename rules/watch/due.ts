import type { WatchRule } from '../kinds/spec.ts';
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
  let first: EntryState | undefined;
  let firstMs = Infinity;
  for (const entry of state.entries) {
    if (blocked.has(entry.token)) continue;
    const atMs = nextDueMs(entry, watch, timeZone);
    if (atMs < firstMs || (first && atMs === firstMs && order(entry.node) < order(first.node))) {
      first = entry;
      firstMs = atMs;
    }
  }
  return first && dueItem(first, watch, timeZone, order);
}

/** When an entry is due next (epoch ms), its cadence left out if asked; Infinity if it is not. */
export function nextDueMs(entry: EntryState, watch: WatchProgram, timeZone: string, withCadence = true): number {
  if (entry.overMs !== undefined) return entry.overMs;
  let atMs = endOf(entry);
  if (entry.firstMs !== null) atMs = Math.min(atMs, entry.firstMs);
  else atMs = Math.min(atMs, singleEnds(entry, watch, timeZone)[0]?.atMs ?? Infinity);
  if (withCadence && entry.everyMs !== null && entry.everyMs <= (entry.toMs ?? Infinity))
    atMs = Math.min(atMs, entry.everyMs);
  for (const cause of entry.caused) atMs = Math.min(atMs, cause.atMs);
  return atMs;
}

/** Before its first evaluation nothing is due but that one; the window's end is never before it. */
const endOf = ({ firstMs, toMs }: EntryState): number =>
  firstMs === null ? (toMs ?? Infinity) : Math.max(toMs ?? Infinity, firstMs);

/** What is due next for one entry, everything of that instant together. */
export function dueItem(
  entry: EntryState,
  watch: WatchProgram,
  timeZone: string,
  order: (node: string) => number,
): DueItem | undefined {
  const atMs = nextDueMs(entry, watch, timeZone);
  if (entry.overMs !== undefined) {
    return { atMs, order: order(entry.node), entry, byTime: false, all: false, parts: [], closes: true };
  }
  if (!Number.isFinite(atMs)) return undefined;
  const now = entry.caused.filter((cause) => cause.atMs === atMs);
  const closes = atMs === endOf(entry);
  const timed = entry.firstMs === atMs || entry.everyMs === atMs || closes;
  const ends =
    entry.firstMs === null ? singleEnds(entry, watch, timeZone).filter((single) => single.atMs === atMs) : NO_ENDS;
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

interface End {
  readonly atMs: number;
  readonly rule: string;
  readonly row: string;
}

/** The first ends of `for` and of cooldowns that were not dealt with yet: those of one instant. */
function singleEnds(entry: EntryState, watch: WatchProgram, timeZone: string): readonly End[] {
  let first: readonly End[] = NO_ENDS;
  for (const { spec } of watch(entry.node).rules) {
    if (spec.for === undefined && spec.cooldown === undefined) continue;
    const { lives, handledMs } = entry.rules[spec.id]!;
    const found = firstAfter(endsOf(lives, spec, timeZone), handledMs);
    const atMs = found[0]?.atMs ?? Infinity;
    const firstMs = first[0]?.atMs ?? Infinity;
    if (atMs < firstMs) first = found;
    else if (atMs === firstMs && found.length > 0) first = [...first, ...found];
  }
  return first;
}

const NO_ENDS: readonly End[] = [];

function firstAfter(ends: readonly End[], handledMs: number): readonly End[] {
  const from = ends.findIndex((end) => end.atMs > handledMs);
  if (from === -1) return NO_ENDS;
  let to = from + 1;
  while (ends[to]?.atMs === ends[from]!.atMs) to++;
  return ends.slice(from, to);
}

type Lives = EntryState['rules'][string]['lives'];

/** Lives stay the same object as long as nothing happens to any of them, and there may be one for each of many rows. */
const knownEnds = new WeakMap<Lives, { readonly spec: WatchRule; readonly ends: readonly End[] }>();

/** All ends of a rule, in order of time, then of their rows. */
function endsOf(lives: Lives, spec: WatchRule, timeZone: string): readonly End[] {
  const known = knownEnds.get(lives);
  if (known?.spec === spec) return known.ends;
  const ends = Object.entries(lives)
    .flatMap(([row, life]) =>
      [heldEndMs(life, spec, timeZone), cooldownEndMs(life, spec, timeZone)].map((atMs) => ({
        atMs: atMs ?? Infinity,
        rule: spec.id,
        row,
      })),
    )
    .filter(({ atMs }) => atMs < Infinity)
    .sort((a, b) => a.atMs - b.atMs);
  knownEnds.set(lives, { spec, ends });
  return ends;
}
