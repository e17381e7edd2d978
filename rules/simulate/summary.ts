import { findAction } from '../actions/catalogue.ts';
import { DONE, undoneKey } from '../effects/ledger-states.ts';
import type { Json } from '../json.ts';
import { findMetric } from '../metrics/catalogue.ts';
import { atCoarsestFinerGrain, atGrain } from '../metrics/grain.ts';
import type { MetricPoint } from '../metrics/points.ts';
import { startOfDay, formatInstant } from '../time/zone.ts';
import type { Simulation } from './simulation.ts';

/** What became of one rule: how often it fired, and how often it would have but was kept from it, and why. */
export interface RuleRecord {
  readonly node: string;
  readonly rule: string;
  readonly fired: number;
  readonly recovered: number;
  readonly suppressed: Readonly<Record<string, number>>;
  readonly noData: number;
  readonly stale: number;
  readonly firstAt?: string;
  readonly lastAt?: string;
}

export interface ActionRecord {
  readonly do: string;
  readonly applied: number;
  readonly failed: number;
  readonly declined: number;
  /** What was spent by effects that were applied, in minor units: their inputs of money. */
  readonly money: number;
}

/** What one role, person or team had to do on one local day. */
export interface Workload {
  readonly assignee: string;
  readonly day: string;
  readonly opened: number;
  /** Of those opened that day, how many were never answered. */
  readonly unanswered: number;
}

export interface Summary {
  readonly status: Simulation['status'];
  readonly rules: readonly RuleRecord[];
  readonly actions: readonly ActionRecord[];
  readonly money: number;
  readonly work: readonly Workload[];
  readonly decisions: number;
  readonly parked: number;
  /** Per metric: its value on each local day, additive ones summed, of the others the last. */
  readonly curves: Readonly<Record<string, readonly (readonly [day: string, value: number])[]>>;
}

type Entry = Simulation['log'][number];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a planner wants to know of a simulation: what fired and what did not, what it did and cost, who had to work. */
export function summarise(simulation: Simulation, points: readonly MetricPoint[], timeZone: string): Summary {
  const { status, log, effects, tasks } = simulation;
  const actions = actionsOf(effects);
  return {
    status,
    rules: rulesOf(log),
    actions,
    money: actions.reduce((sum, each) => sum + each.money, 0),
    work: workOf(tasks),
    decisions: log.filter((entry) => entry.type === 'decided').length,
    parked: log.filter((entry) => entry.type === 'parked').length,
    curves: curvesOf(points, timeZone),
  };
}

function rulesOf(log: readonly Entry[]): readonly RuleRecord[] {
  const rules = new Map<string, RuleRecord>();
  for (const entry of log) {
    if (!RULE_ENTRIES.has(entry.type)) continue;
    const [node, rule] = [textOf(entry['node']), textOf(entry['rule'])];
    const key = `${node}.${rule}`;
    const known = rules.get(key) ?? { node, rule, fired: 0, recovered: 0, suppressed: {}, noData: 0, stale: 0 };
    rules.set(key, counted(known, entry));
  }
  return [...rules.values()];
}

const RULE_ENTRIES: ReadonlySet<string> = new Set(['ruleFired', 'ruleRecovered', 'ruleSuppressed', 'noData', 'stale']);

function counted(known: RuleRecord, { type, at, reason }: Entry): RuleRecord {
  switch (type) {
    case 'ruleFired':
      return { ...known, fired: known.fired + 1, firstAt: known.firstAt ?? at, lastAt: at };
    case 'ruleRecovered':
      return { ...known, recovered: known.recovered + 1 };
    case 'ruleSuppressed': {
      const why = textOf(reason);
      return { ...known, suppressed: { ...known.suppressed, [why]: (known.suppressed[why] ?? 0) + 1 } };
    }
    case 'noData':
      return { ...known, noData: known.noData + 1 };
    default:
      return { ...known, stale: known.stale + 1 };
  }
}

const APPLIED: ReadonlySet<unknown> = new Set(DONE);

function actionsOf(effects: Simulation['effects']): readonly ActionRecord[] {
  const actions = new Map<string, ActionRecord>();
  for (const { key, do: written, with: inputs, state } of effects) {
    const action = textOf(written);
    const known = actions.get(action) ?? { do: action, applied: 0, failed: 0, declined: 0, money: 0 };
    const isApplied = APPLIED.has(state);
    actions.set(action, {
      ...known,
      applied: known.applied + Number(isApplied),
      failed: known.failed + Number(state === 'failed'),
      declined: known.declined + Number(state === 'declined'),
      money:
        known.money + (isApplied && !isUndoing(key) ? moneyOf(action, inputs as Readonly<Record<string, Json>>) : 0),
    });
  }
  return [...actions.values()];
}

/** To set a budget back spends nothing. */
const isUndoing = (key: unknown): boolean => undoneKey(textOf(key)) !== undefined;

/** What an action that moves money moves, for each of the rows that it is about. */
function moneyOf(action: string, inputs: Readonly<Record<string, Json>>): number {
  const definition = findAction(action);
  if (!definition) return 0;
  let amount = 0;
  let times = 1;
  for (const [name, { type, optional }] of Object.entries(definition.inputs)) {
    const value = inputs[name];
    if (type === 'money' && !optional && typeof value === 'number') amount += value;
    else if (type === 'rows' && Array.isArray(value)) times *= value.length;
  }
  return amount * times;
}

function workOf(tasks: Simulation['tasks']): readonly Workload[] {
  const work = new Map<string, Workload>();
  for (const { assignee, openedAt, doneAt } of tasks) {
    for (const name of namesOf(assignee)) {
      const day = openedAt.slice(0, 10);
      const key = `${day} ${name}`;
      const known = work.get(key) ?? { assignee: name, day, opened: 0, unanswered: 0 };
      work.set(key, {
        ...known,
        opened: known.opened + 1,
        unanswered: known.unanswered + Number(doneAt === null),
      });
    }
  }
  return [...work.values()].sort((a, b) => (a.day + a.assignee < b.day + b.assignee ? -1 : 1));
}

function namesOf(assignee: unknown): readonly string[] {
  if (typeof assignee !== 'object' || assignee === null) return [];
  return Object.values(assignee).flatMap((each: unknown) => (Array.isArray(each) ? each.map(String) : [String(each)]));
}

/** Per day and metric, of the total grain, or rolled up to it where the metric adds up. */
function curvesOf(points: readonly MetricPoint[], timeZone: string): Summary['curves'] {
  const byMetric = new Map<string, MetricPoint[]>();
  for (const point of points) {
    const known = byMetric.get(point.metric);
    if (known) known.push(point);
    else byMetric.set(point.metric, [point]);
  }
  const days = dayNames(timeZone);
  return Object.fromEntries(
    [...byMetric].map(([metric, all]) => {
      const adds = findMetric(metric)?.kind === 'additive';
      const exact = atGrain(all);
      const values = new Map<string, number>();
      const chosen = exact.length > 0 || !adds ? exact : atCoarsestFinerGrain(all);
      for (const { atMs, value } of [...chosen].sort((a, b) => a.atMs - b.atMs)) {
        // A point at midnight is of the day that ends there.
        const day = days(atMs - 1);
        values.set(day, adds ? (values.get(day) ?? 0) + value : value);
      }
      return [metric, [...values]];
    }),
  );
}

/** The local day of an instant, found once for each day. */
function dayNames(timeZone: string): (atMs: number) => string {
  let known = { fromMs: Infinity, toMs: -Infinity, name: '' };
  return (atMs) => {
    if (atMs < known.fromMs || atMs >= known.toMs) {
      const fromMs = startOfDay(atMs, timeZone);
      known = {
        fromMs,
        toMs: startOfDay(fromMs + 36 * 3_600_000, timeZone),
        name: formatInstant(fromMs, timeZone).slice(0, 10),
      };
    }
    return known.name;
  };
}
