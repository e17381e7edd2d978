import { z } from 'zod';
import { failed, ok, type Result } from '../problems/result.ts';
import type { Problem } from '../problems/problem.ts';
import { readInstant } from '../time/instant.ts';
import type { TimeScope } from '../time/instant.ts';
import { formatInstant } from '../time/zone.ts';
import { findMetric, unknownMetric } from './catalogue.ts';
import { derive } from './derive.ts';

const HOUR_MS = 3_600_000;

/** From this instant (epoch ms) on, the planned value is this, until the next step. */
export type PlanStep = readonly [atMs: number, value: number];

/** Planned steps per metric id, ascending. Additive metrics are per hour. A plan has no dimensions: it is about the whole campaign. */
export type Plan = Readonly<Record<string, readonly PlanStep[]>>;

/** As written in a file: `{ "uv": [["T0", 1000], ["T0 + PT1H", 1200]] }`. */
export const planSchema = z.record(z.string(), z.array(z.tuple([z.string(), z.number()])).min(1));
export type PlanFile = z.infer<typeof planSchema>;

/**
 * The plan with its instants resolved (by `resolveInstant`, to epoch ms) and its steps in order; of two steps at one instant the later written counts.
 * Problems, at `/<metric>` or `/<metric>/<index>/0`: `unknown-metric`, and whatever `resolveInstant` says.
 */
export function resolvePlan(file: PlanFile, resolveInstant: (expression: string) => Result<number>): Result<Plan> {
  const { plan, problems } = readSteps(file, resolveInstant);
  return problems.length > 0 ? failed(...problems) : ok(plan);
}

/** What can be resolved, and what is wrong with the rest. */
function readSteps(file: PlanFile, resolveInstant: (expression: string) => Result<number>) {
  const plan: Record<string, readonly PlanStep[]> = {};
  const problems: Problem[] = [];
  for (const [metric, written] of Object.entries(file)) {
    if (!findMetric(metric)) {
      problems.push(unknownMetric(metric, `/${metric}`));
      continue;
    }
    const steps = new Map<number, number>();
    for (const [index, [expression, value]] of written.entries()) {
      const instant = resolveInstant(expression);
      if (instant.ok) steps.set(instant.value, value);
      else problems.push(...instant.problems.map((each) => ({ ...each, place: { pointer: `/${metric}/${index}/0` } })));
    }
    plan[metric] = [...steps].sort(([a], [b]) => a - b);
  }
  return { plan, problems };
}

/** A campaign's plan under its anchors (epoch ms): steps written relative to one move with it. */
export type PlanUnder = (anchors: Readonly<Record<string, number>>) => Plan;

/**
 * The plan of a file that `checkPlan` accepted. A step whose anchor a migration took away is left out.
 */
export function movingPlan(file: PlanFile, timeZone: string): PlanUnder {
  let known: { readonly anchors: Readonly<Record<string, number>>; readonly plan: Plan } | undefined;
  return (anchors) => {
    if (known?.anchors === anchors) return known.plan;
    const isSame = known && sameInstants(known.anchors, anchors);
    known = {
      anchors,
      plan: isSame ? known!.plan : readSteps(file, (text) => readInstant(text, { anchors, timeZone })).plan,
    };
    return known.plan;
  };
}

/** The plan as it is, whatever the anchors. */
export const fixedPlan =
  (plan: Plan): PlanUnder =>
  () =>
    plan;

/** The problems of a plan's metrics and instants, as `resolvePlan` gives them. */
export function checkPlan(file: PlanFile, scope: Pick<TimeScope, 'anchors' | 'timeZone'>): Result<Plan> {
  return resolvePlan(file, (text) => readInstant(text, scope));
}

/** The file that says the same without any anchor. */
export const planFileOf = (plan: Plan): PlanFile =>
  Object.fromEntries(
    Object.entries(plan).map(([metric, steps]) => [
      metric,
      steps.map(([atMs, value]): [string, number] => [formatInstant(atMs, 'UTC'), value]),
    ]),
  );

function sameInstants(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * The planned value for the window (fromMs, toMs], undefined where nothing is planned. Additive metrics are per hour and
 * prorated: the integral of the steps over the window, from the first step on. All others are read at the window's end:
 * the step in force just before it (a window by the hour reads the hour it covers), or the first step if the window
 * ends exactly there. A derived metric without a series of its own is computed from its parts' plans.
 */
export function readPlan(plan: Plan, metric: string, fromMs: number, toMs: number): number | undefined {
  const definition = findMetric(metric);
  if (!definition) return undefined;
  const steps = Object.hasOwn(plan, metric) ? plan[metric]! : [];
  if (steps.length > 0) return definition.kind === 'additive' ? integrate(steps, fromMs, toMs) : atEnd(steps, toMs);
  if (!definition.parts) return undefined;
  const parts: Record<string, number> = {};
  for (const part of definition.parts) {
    const value = readPlan(plan, part, fromMs, toMs);
    if (value === undefined) return undefined;
    parts[part] = value;
  }
  return derive(definition, parts);
}

/**
 * From when on (epoch ms) nothing is planned any more: a plan ends with a step of 0, a derived metric's with the first
 * of its parts' to end. Undefined for a plan that goes on, or is not there.
 */
export function planEnd(plan: Plan, metric: string): number | undefined {
  const last = Object.hasOwn(plan, metric) ? plan[metric]!.at(-1) : undefined;
  if (last?.[1] === 0) return last[0];
  const ends = (findMetric(metric)?.parts ?? [])
    .map((part) => planEnd(plan, part))
    .filter((each) => each !== undefined);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

function atEnd(steps: readonly PlanStep[], toMs: number): number | undefined {
  const inForce = steps.findLast(([atMs]) => atMs < toMs) ?? steps[0]!;
  return inForce[0] <= toMs ? inForce[1] : undefined;
}

function integrate(steps: readonly PlanStep[], fromMs: number, toMs: number): number | undefined {
  if (toMs <= steps[0]![0] || toMs <= fromMs) return undefined;
  return steps.reduce((sum, [atMs, perHour], index) => {
    const start = Math.max(fromMs, atMs);
    const end = Math.min(toMs, steps[index + 1]?.[0] ?? Infinity);
    return end > start ? sum + (perHour * (end - start)) / HOUR_MS : sum;
  }, 0);
}
