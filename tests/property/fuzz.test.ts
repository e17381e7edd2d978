import { readFileSync } from 'node:fs';
import type { Json } from '../../rules/json.ts';
import { applyFix } from '../../rules/lint/fix.ts';
import { allFindings } from '../../rules/lint/finding.ts';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { isGone } from '../../rules/lint/repair.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import type { Fix, Problem } from '../../rules/problems/problem.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import type { Scenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { templates } from '../../rules/templates/index.ts';
import { mutated, randomOf } from '../support/mutate.ts';

/** `FUZZ_SEED=7 FUZZ_RUNS=1` runs the one that failed; more runs find more. */
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);
/** A clean one of so many is also played, and of the fixes one of so many is tried: both take longer. */
const PLAY_EVERY = RUNS < 100 ? 1 : 10;
const FIX_EVERY = RUNS < 100 ? 1 : 10;
const SLOWEST_MS = 20_000;

const read = (file: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')) as Json;
const FILES = [
  ...templates.map((template) => template.playbook('en') as unknown as Json),
  read('hot-item-night.playbook.json'),
];
const KNOWN = new Set(allFindings().map(({ code }) => code));

/** Little data, and people who answer: enough for every path, over in a moment. */
const scenario = parseScenario({
  format: 'dacu/scenario@1',
  anchors: { T0: '2026-11-11T00:00:00+08:00' },
  people: Object.fromEntries(
    ['planner', 'manager', 'operator', 'service', 'tech', 'buyer', 'director'].map((role) => [
      role,
      { respondsIn: 'PT1H' },
    ]),
  ),
  metrics: {
    uv: [['T0 + PT1H', 2000]],
    buyers: [['T0 + PT1H', 400]],
  },
  datasets: {
    skus: [{ id: 'A', cvr30d: 0.1, stock: 5, sales7d: 10, growth30d: 0.1, badReviewShare: 0 }],
    customers: [{ id: 'C' }],
    channels: [{ id: 'search', active: true }],
    orders: [],
  },
});

const problemsIn = (file: Json): readonly Problem[] => {
  const parsed = parsePlaybook(file);
  return parsed.ok ? lint(parsed.value) : parsed.problems;
};

interface Tally {
  readonly codes: Set<string>;
  /** Files that parse and have no errors, fixes that were offered, steps that took too long. */
  clean: number;
  fixes: number;
  readonly slow: string[];
}

/** Runs the step; says the seed of what fails or takes too long. */
async function withSeed<T>(seed: number, what: string, { slow }: Tally, step: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await step();
  } catch (error) {
    throw new Error(`FUZZ_SEED=${seed} FUZZ_RUNS=1: ${what} failed`, { cause: error });
  } finally {
    if (performance.now() - startedAt > SLOWEST_MS) slow.push(`FUZZ_SEED=${seed} FUZZ_RUNS=1: ${what}`);
  }
}

async function run(seed: number, surroundings: Scenario, tally: Tally): Promise<void> {
  const file = mutated(FILES[seed % FILES.length]!, randomOf(seed));
  const parsed = await withSeed(seed, 'parsing', tally, () => parsePlaybook(file));
  if (!parsed.ok) return withSeed(seed, 'parsing', tally, () => assertSaysWhy(parsed.problems));
  const problems = await withSeed(seed, 'lint', tally, () => lint(parsed.value));
  for (const problem of problems) {
    tally.codes.add(problem.code);
    if (!problem.fix || ++tally.fixes % FIX_EVERY !== 0) continue;
    const what = `the fix of ${problem.code} at ${problem.place.pointer}`;
    await withSeed(seed, what, tally, () => assertRepairs(file, problem, problem.fix!, problems));
  }
  if (hasErrors(problems) || ++tally.clean % PLAY_EVERY !== 0) return;
  const played = await withSeed(seed, 'the simulation', tally, () => simulate(parsed.value, surroundings));
  if (!played.ok) assertSaysWhy(played.problems);
}

function assertSaysWhy(problems: readonly Problem[]): void {
  if (problems.length === 0) throw new Error('It was refused without a reason');
}

/** In a file that is broken in several places, the repair of one may show another: it must only be gone itself. */
function assertRepairs(file: Json, problem: Problem, fix: Fix, before: readonly Problem[]): void {
  const fixed = applyFix(file, fix);
  const after = fixed === undefined ? undefined : problemsIn(fixed);
  if (!after || !isGone(problem, before, after)) throw new Error(JSON.stringify({ problem, after }));
}

describe('a mutated playbook', () => {
  it('has findings or runs clean: nothing crashes, nothing hangs', async () => {
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
    const tally: Tally = { codes: new Set(), clean: 0, fixes: 0, slow: [] };
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) await run(seed, scenario.value, tally);
    expect(tally.slow).toEqual([]);
    // Each finding is in the docs, and mutations come to many of them.
    expect([...tally.codes].filter((code) => !KNOWN.has(code))).toEqual([]);
    expect(tally.codes.size).toBeGreaterThan(RUNS >= 1_000 ? 25 : 0);
    expect(tally.clean).toBeGreaterThan(RUNS >= 1_000 ? RUNS / 20 : -1);
    expect(tally.fixes).toBeGreaterThan(RUNS >= 1_000 ? RUNS / 20 : -1);
  }, 1_500_000);
});
