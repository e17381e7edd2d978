import { movingPlan, resolvePlan } from '../metrics/plan.ts';
import type { MetricPoint } from '../metrics/points.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { readInstant, resolveAnchors } from '../time/instant.ts';
import { ScenarioData } from './data.ts';
import type { Recorded } from './data.ts';
import { playDemand } from './demand.ts';
import { firstStartMs, spanMs } from './horizon.ts';
import { readOthers } from './others.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario comes to for a playbook: when it starts, and all that it will see. */
export interface Setting {
  /** All anchors, epoch ms. */
  readonly anchors: Readonly<Record<string, number>>;
  readonly startMs: number;
  readonly points: readonly MetricPoint[];
  readonly data: ScenarioData;
  readonly others: OthersActs;
}
type OthersActs = Extract<ReturnType<typeof readOthers>, { readonly ok: true }>['value'];

/** Refused if the scenario does not fit the playbook. */
export function readSetting(playbook: Playbook, scenario: Scenario, recorded: Recorded): Result<Setting> {
  const { timezone } = playbook;
  const anchors = resolveAnchors(playbook.anchors, scenario.anchors, timezone);
  if (!anchors.ok) return anchors;
  const instant = (text: string): Result<number> => readInstant(text, { anchors: anchors.value, timeZone: timezone });
  const start = scenario.launch === undefined ? ok(firstStartMs(playbook, anchors.value)) : instant(scenario.launch);
  if (!start.ok) return failed(...placed(start.problems, () => '/launch'));
  const demand = scenario.demand
    ? playDemand(scenario.demand, {
        seed: scenario.seed,
        timeZone: timezone,
        instant,
        ...spanMs(playbook, anchors.value, start.value),
      })
    : ok([]);
  if (!demand.ok) return failed(...placed(demand.problems, (pointer) => `/demand${pointer}`));
  const data = readData(scenario, timezone, instant, { ...recorded, points: [...recorded.points, ...demand.value] });
  if (!data.ok) return data;
  const others = readOthers(scenario.others, instant);
  if (!others.ok) return others;
  return ok({ anchors: anchors.value, startMs: start.value, others: others.value, ...data.value });
}

const placed = (problems: readonly Problem[], place: (pointer: string) => string): Problem[] =>
  problems.map((problem) => ({ ...problem, place: { pointer: place(problem.place.pointer) } }));

function readData(
  scenario: Scenario,
  timeZone: string,
  read: (text: string) => Result<number>,
  recorded: Recorded,
): Result<Pick<Setting, 'data' | 'points'>> {
  // The series of a scenario mostly have their instants in common.
  const known = new Map<string, Result<number>>();
  const instant = (text: string): Result<number> => {
    let result = known.get(text);
    if (!result) known.set(text, (result = read(text)));
    return result;
  };
  const plan = resolvePlan(scenario.plan, instant);
  const problems: Problem[] = plan.ok ? [] : placed(plan.problems, (pointer) => `/plan${pointer}`);
  const points: MetricPoint[] = [];
  for (const [metric, series] of Object.entries(scenario.metrics)) {
    for (const [index, [at, value, where]] of series.entries()) {
      const atMs = instant(at);
      if (!atMs.ok) problems.push(...placed(atMs.problems, () => `/metrics/${metric}/${index}/0`));
      else points.push(where ? { metric, atMs: atMs.value, value, where } : { metric, atMs: atMs.value, value });
    }
  }
  if (problems.length > 0) return failed(...problems);
  const all = [...recorded.points, ...points];
  return ok({
    points: all,
    data: new ScenarioData(all, movingPlan(scenario.plan, timeZone), scenario.datasets, recorded.tables),
  });
}
