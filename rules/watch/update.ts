import type { WatchUpdate } from '../interpreter/messages.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Program } from '../playbook/program.ts';
import { exactMsOf, repeated, shift, timesWithin } from '../time/duration.ts';
import type { WatchedEntry } from './entry.ts';
import { restarted } from './life.ts';
import type { CompiledWatch, WatchProgram } from './rules.ts';
import type { Cause, EntryState, RuleState, WatchState } from './state.ts';

/** Takes in what the campaign says: entries that came and went, values, live branches, a pause or its end. */
export function takeUpdate(program: Program, watch: WatchProgram, state: WatchState, update: WatchUpdate): WatchState {
  const { timezone } = program.playbook;
  const { nowMs } = update.context;
  const resumed = state.paused && !update.paused;
  const ended = state.busy.filter((firing) => !update.busy.includes(firing));
  const entries = update.entries.map((entry): EntryState => {
    const earlier = state.entries.find((each) => each.token === entry.token && each.node === entry.node);
    if (!earlier) return newEntry(entry, watch, timezone);
    const known = underProgram(earlier, watch, timezone, nowMs);
    const isMoved = known.fromMs !== entry.fromMs || known.toMs !== entry.toMs;
    const scheduled = known.fromMs === entry.fromMs ? known : { ...known, ...schedule(entry, watch, timezone, nowMs) };
    const isOver = (isMoved || resumed) && entry.toMs !== null && entry.toMs < nowMs;
    const overMs = isOver ? nowMs : isMoved ? undefined : known.overMs;
    const current = { ...scheduled, ...entry, overMs };
    return resumed ? resume(current, watch, timezone, nowMs) : withCauses(current, branchEnds(current, ended, nowMs));
  });
  const { context, busy, paused, horizonMs } = update;
  return { ...state, entries, context, busy, paused, horizonMs };
}

/** Whether all that is watched is what the program watches; not so while a campaign migrates, until it takes its update. */
export const isUnderProgram = (program: Program, watch: WatchProgram, { entries }: WatchState): boolean =>
  entries.every((entry) => {
    const node = program.nodes.get(entry.node);
    return node !== undefined && kindOf(node).watch !== undefined && hasSameRules(entry, watch(entry.node));
  });

const hasSameRules = (entry: EntryState, { rules, spec }: CompiledWatch): boolean =>
  rules.length === Object.keys(entry.rules).length &&
  rules.every((rule) => entry.rules[rule.spec.id]) &&
  (spec.every === undefined) === (entry.everyMs === null);

/** The entry with the rules and the cadence that the playbook now has: the campaign may have migrated since. */
function underProgram(entry: EntryState, watch: WatchProgram, timeZone: string, nowMs: number): EntryState {
  const compiled = watch(entry.node);
  if (hasSameRules(entry, compiled)) return entry;
  const { spec } = compiled;
  const ids = compiled.rules.map((rule) => rule.spec.id);
  const everyMs =
    spec.every === undefined ? null : (entry.everyMs ?? nextEvery(entry.fromMs, spec.every, timeZone, nowMs));
  return {
    ...entry,
    everyMs,
    caused: entry.caused.map(({ rules: concerned, ...cause }) => ({
      ...cause,
      ...(concerned && { rules: concerned.filter((id) => ids.includes(id)) }),
    })),
    rules: Object.fromEntries(
      ids.map((id) => [id, entry.rules[id] ?? { firings: 0, lives: {}, handledMs: nowMs }] as const),
    ),
  };
}

function newEntry(entry: WatchedEntry, watch: WatchProgram, timeZone: string): EntryState {
  const rules = watch(entry.node).rules.map((rule): [string, RuleState] => [
    rule.spec.id,
    { firings: 0, lives: {}, handledMs: entry.enteredMs },
  ]);
  return {
    ...entry,
    ...schedule(entry, watch, timeZone, entry.enteredMs),
    caused: [],
    rules: Object.fromEntries(rules),
  };
}

/** The first evaluation and the first of the cadence, which counts from the window's opening. */
function schedule(entry: WatchedEntry, watch: WatchProgram, timeZone: string, nowMs: number) {
  const firstMs = Math.max(nowMs, entry.fromMs);
  const { every } = watch(entry.node).spec;
  return { firstMs, everyMs: every === undefined ? null : nextEvery(entry.fromMs, every, timeZone, firstMs) };
}

/** The first instant of the cadence after `afterMs`. */
export function nextEvery(fromMs: number, every: string, timeZone: string, afterMs: number): number {
  if (fromMs > afterMs) return fromMs;
  const stepMs = exactMsOf(every);
  if (stepMs !== undefined) return fromMs + (Math.floor((afterMs - fromMs) / stepMs) + 1) * stepMs;
  // From the opening each time: a step that a short month or the clocks cut short does not shorten those after it.
  for (let steps = Math.max(1, timesWithin(every, fromMs, afterMs)); ; steps++) {
    const nextMs = shift(fromMs, repeated(every, steps), timeZone);
    if (nextMs > afterMs) return nextMs;
  }
}

const withCauses = (entry: EntryState, causes: readonly Cause[]): EntryState =>
  causes.length === 0 ? entry : { ...entry, caused: [...entry.caused, ...causes] };

function branchEnds(entry: EntryState, ended: readonly string[], atMs: number): Cause[] {
  // Before its window opens nothing is evaluated, and then everything.
  if (ended.length === 0 || (entry.firstMs !== null && atMs < entry.firstMs)) return [];
  return Object.entries(entry.rules).flatMap(([rule, { lives }]) =>
    Object.entries(lives)
      .filter(([, life]) => life.firing !== undefined && ended.includes(life.firing))
      .map(([row]) => ({ atMs, rules: [rule], row })),
  );
}

/** All monitors evaluate once at the present; what was missed during the pause is not made up for. */
function resume(entry: EntryState, watch: WatchProgram, timeZone: string, nowMs: number): EntryState {
  const { every } = watch(entry.node).spec;
  const rules = Object.fromEntries(
    Object.entries(entry.rules).map(([id, rule]) => [
      id,
      {
        ...rule,
        handledMs: nowMs,
        lives: Object.fromEntries(Object.entries(rule.lives).map(([row, life]) => [row, restarted(life, nowMs)])),
      },
    ]),
  );
  const waits = entry.firstMs !== null && entry.firstMs > nowMs;
  return {
    ...entry,
    rules,
    firstMs: waits ? entry.firstMs : nowMs,
    everyMs: every === undefined ? null : nextEvery(entry.fromMs, every, timeZone, nowMs),
    caused: [],
  };
}
