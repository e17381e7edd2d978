import { ConditionsFailed } from '../conditions/failure.ts';
import { missingData, newestMs } from '../conditions/missing.ts';
import { rowByRow } from '../conditions/facts.ts';
import type { Facts } from '../conditions/facts.ts';
import type { Row } from '../feel/scope.ts';
import type { WatchRule } from '../kinds/spec.ts';
import type { Program } from '../playbook/program.ts';
import { shift } from '../time/duration.ts';
import type { Why } from '../conditions/why.ts';
import { nextEvery } from './update.ts';
import type { DueItem } from './due.ts';
import { evaluateLife, silenced } from './life.ts';
import type { Evaluation, Life } from './life.ts';
import { ChangedLives, silencedAll } from './lives.ts';
import type { CompiledRule, WatchProgram } from './rules.ts';
import type { EntryState, RuleState, WatchState } from './state.ts';
import { changedNothing, readsSameUntilMs } from './steady.ts';
import type { Transition } from './transition.ts';
import { factsAt, rowOf, rowsOf } from './view.ts';
import type { DataView } from './view.ts';

type Found = Transition extends infer T
  ? T extends unknown
    ? Omit<T, 'number' | 'atMs' | 'token' | 'node'>
    : never
  : never;

export interface Evaluated {
  /** With what happened in the outbox. */
  readonly state: WatchState;
  /** If it was of all rules and changed nothing: until when (epoch ms) what they read stays as it is. */
  readonly steadyUntilMs: number | undefined;
}

/** One due evaluation of an entry. */
export function evaluateEntry(
  program: Program,
  watch: WatchProgram,
  state: WatchState,
  view: DataView,
  item: DueItem,
): Evaluated {
  const { entry, atMs } = item;
  const compiled = watch(entry.node);
  const timeZone = program.playbook.timezone;
  const context = { ...state.context, phase: compiled.phase, sets: { ...state.context.sets, ...entry.sets } };
  const facts = factsAt(view, context, atMs, timeZone);
  const found: Found[] = [];
  const rules = { ...entry.rules };
  const { forEach } = compiled.spec;
  let rows: readonly Row[] | undefined;
  const allRows = (dataset: string) => (rows ??= inOrder(rowsOf(dataset, view, context) ?? []));
  const someRows = (dataset: string, ids: readonly string[]) =>
    [...new Set(ids)].sort().flatMap((id) => rowOf(dataset, id, view, context) ?? []);
  const busy = new Set(state.busy);

  for (const rule of compiled.rules) {
    const parts = item.all ? [{ rule: rule.spec.id }] : item.parts.filter((part) => part.rule === rule.spec.id);
    if (parts.length === 0) continue;
    const ids = parts.flatMap((part) => ('row' in part && part.row !== undefined ? part.row : []));
    const areSome = ids.length === parts.length;
    const due = forEach === undefined ? undefined : areSome ? someRows(forEach, ids) : allRows(forEach);
    rules[rule.spec.id] = evaluateRule(
      { rule, facts, rows: due, busy, entry, atMs, timeZone },
      rules[rule.spec.id]!,
      found,
    );
  }
  const verdict = compiled.spec.judge?.judge({
    node: entry.node,
    atMs,
    enteredMs: entry.enteredMs,
    isLast: item.closes,
    points: view.points,
    read: facts.metric,
  });
  if (verdict) found.push({ type: 'judged', rule: '', verdict });
  if (item.closes) found.push({ type: 'closed', rule: '' });

  const numbered = found.map((each, index): Transition => ({
    ...each,
    number: state.nextNumber + index,
    atMs,
    token: entry.token,
    node: entry.node,
  }));
  const evaluated = item.closes ? undefined : afterwards(entry, compiled.spec.every, timeZone, atMs, rules);
  const isSteady = item.all && numbered.length === 0 && changedNothing(entry.rules, rules);
  return {
    state: {
      ...state,
      entries: state.entries.flatMap((each) => (each.token === entry.token ? (evaluated ?? []) : each)),
      nextNumber: state.nextNumber + numbered.length,
      outbox: [...state.outbox, ...numbered],
    },
    steadyUntilMs: isSteady
      ? readsSameUntilMs(compiled.rules, facts, view.points, view.planUnder(context.anchors))
      : undefined,
  };
}

/** By id, as they mostly come. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  for (let at = 1; at < rows.length; at++) if (rows[at - 1]!.id > rows[at]!.id) return [...rows].sort(byId);
  return rows;
}

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function afterwards(
  entry: EntryState,
  every: string | undefined,
  timeZone: string,
  atMs: number,
  rules: EntryState['rules'],
): EntryState {
  return {
    ...entry,
    rules,
    firstMs: entry.firstMs !== null && entry.firstMs <= atMs ? null : entry.firstMs,
    everyMs:
      entry.everyMs !== null && entry.everyMs <= atMs && every !== undefined
        ? nextEvery(entry.fromMs, every, timeZone, atMs)
        : entry.everyMs,
    caused: entry.caused.filter((cause) => cause.atMs > atMs),
  };
}

interface RuleEvaluation {
  readonly rule: CompiledRule;
  readonly facts: Facts;
  /** The rows to evaluate; undefined if the rule is not for each row. */
  readonly rows: readonly Row[] | undefined;
  readonly busy: ReadonlySet<string>;
  readonly entry: EntryState;
  readonly atMs: number;
  readonly timeZone: string;
}

function evaluateRule(evaluation: RuleEvaluation, before: RuleState, found: Found[]): RuleState {
  const { rule, facts, rows, atMs } = evaluation;
  const silent = silence(rule, facts, evaluation.timeZone);
  const handledMs = Math.max(before.handledMs, atMs);
  if (silent) {
    if (before.silent !== silent) found.push({ type: silent, rule: rule.spec.id });
    return { ...before, silent, handledMs, lives: silencedAll(before.lives) };
  }
  const lives = new ChangedLives(before.lives);
  const firing = `${evaluation.entry.node}.${rule.spec.id}/${evaluation.entry.token}/${before.firings + 1}`;
  const fired: { row: string; why: Why }[] = [];
  let failing = false;
  const groups = new Map<string, { found: Found; rows: string[] }>();

  const put = rows && rowByRow(facts);
  let rowFacts = facts;
  // Made once: there may be a hundred thousand rows.
  const asked: Evaluation = {
    atMs,
    timeZone: evaluation.timeZone,
    holds: () => rule.holds(rowFacts),
    recovers: () => rule.recovers(rowFacts),
    isBusy: (each) => evaluation.busy.has(each),
  };
  for (const row of rows ?? ONCE) {
    rowFacts = row && put ? put(row) : facts;
    const id = row?.id ?? '';
    const lived = lives.of(id);
    const evaluated = evaluateUnlessFailing(lived, rule.spec, asked);
    if (!evaluated) {
      failing = true;
      lives.keep(id, silenced(lived));
      continue;
    }
    const { life, happened } = evaluated;
    if (happened?.type === 'fired') lives.keep(id, { ...life, fires: life.fires + 1, lastFireMs: atMs, firing });
    else if (life !== lived) lives.keep(id, life);
    if (!happened) continue;
    if (happened.type === 'fired') fired.push({ row: id, why: rule.explain(rowFacts).why });
    else {
      const key = JSON.stringify(happened);
      const group = groups.get(key);
      if (group) group.rows.push(id);
      else groups.set(key, { found: describe(happened, rule, rowFacts), rows: [id] });
    }
  }
  for (const { found: each, rows: ids } of groups.values()) found.push(rows ? { ...each, rows: ids } : each);
  if (fired[0]) {
    found.push({
      type: 'fired',
      rule: rule.spec.id,
      firing,
      why: fired[0].why,
      ...(rows && {
        rows: fired.map((each) => each.row),
        whys: Object.fromEntries(fired.slice(0, EXPLAINED_ROWS).map((each) => [each.row, each.why])),
      }),
    });
  }
  // Without rows an expression that cannot be computed is missing data; a row with gaps is only left out.
  const silentNow = failing && !rows ? ('noData' as const) : undefined;
  if (silentNow && before.silent !== silentNow) found.push({ type: silentNow, rule: rule.spec.id });
  return {
    ...(silentNow && { silent: silentNow }),
    firings: before.firings + (fired[0] ? 1 : 0),
    handledMs,
    lives: lives.all,
  };
}

function evaluateUnlessFailing(
  life: Life,
  rule: WatchRule,
  asked: Evaluation,
): ReturnType<typeof evaluateLife> | undefined {
  try {
    return evaluateLife(life, rule, asked);
  } catch (error) {
    if (error instanceof ConditionsFailed) return undefined;
    throw error;
  }
}

const EXPLAINED_ROWS = 20;

/** A rule that is not for each row is evaluated once, without one. */
const ONCE = [undefined];

function describe(
  happened:
    { type: 'recovered'; fired: boolean } | { type: 'suppressed'; reason: 'shadow' | 'maxFires' | 'cooldown' | 'busy' },
  rule: CompiledRule,
  facts: Facts,
): Found {
  return happened.type === 'recovered'
    ? { type: 'recovered', rule: rule.spec.id, fired: happened.fired }
    : { type: 'suppressed', rule: rule.spec.id, reason: happened.reason, why: rule.explain(facts).why };
}

/** Why the rule cannot be evaluated: its data are too old, or not there. */
function silence(rule: CompiledRule, facts: Facts, timeZone: string): 'stale' | 'noData' | undefined {
  const { staleAfter } = rule.spec;
  if (staleAfter !== undefined) {
    const newest = newestMs(rule.references, facts);
    if (newest !== undefined && shift(newest, staleAfter, timeZone) < facts.atMs) return 'stale';
  }
  return missingData(rule.references, facts).length > 0 ? 'noData' : undefined;
}
