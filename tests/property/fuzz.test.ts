import { readFileSync } from 'node:fs';
import type { Json } from '../../rules/json.ts';
import { applyFix } from '../../rules/lint/fix.ts';
import { allFindings } from '../../rules/lint/finding.ts';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { isBetter } from '../../rules/lint/repair.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { parseScenario } from '../../rules/simulate/scenario.ts';
import { simulate } from '../../rules/simulate/simulate.ts';
import { templates } from '../../rules/templates/index.ts';
import { mutated, randomOf } from '../support/mutate.ts';

/** `FUZZ_SEED=7 FUZZ_RUNS=1` runs the one that failed; more runs find more. */
const FIRST_SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 10_000);
/** A clean one of so many is also played, and of the fixes one of so many is tried: both take longer. */
const PLAY_EVERY = RUNS < 100 ? 1 : 10;
const FIX_EVERY = RUNS < 100 ? 1 : 5;
const SLOWEST_MS = 5_000;

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
    ['planner', 'manager', 'operator', 'service', 'tech', 'director'].map((role) => [role, { respondsIn: 'PT1H' }]),
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

/** Runs the step, and says the seed of what it fails for or takes too long with. */
async function withSeed<T>(seed: number, what: string, step: () => T | Promise<T>): Promise<T> {
  const startedAt = performance.now();
  try {
    return await step();
  } catch (error) {
    throw new Error(`FUZZ_SEED=${seed} FUZZ_RUNS=1: ${what} failed`, { cause: error });
  } finally {
    const tookMs = performance.now() - startedAt;
    if (tookMs > SLOWEST_MS) console.error(`FUZZ_SEED=${seed} FUZZ_RUNS=1: ${what} took ${Math.round(tookMs)} ms`);
  }
}

describe('a mutated playbook', () => {
  it('has findings or runs clean: nothing crashes, nothing hangs', async () => {
    if (!scenario.ok) throw new Error(JSON.stringify(scenario.problems));
    const met = new Set<string>();
    let clean = 0;
    let fixes = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      const file = mutated(FILES[seed % FILES.length]!, randomOf(seed));
      const parsed = await withSeed(seed, 'parsing', () => parsePlaybook(file));
      if (!parsed.ok) {
        expect(parsed.problems.length).toBeGreaterThan(0);
        continue;
      }
      const problems = await withSeed(seed, 'lint', () => lint(parsed.value));
      for (const { code } of problems) met.add(code);
      for (const problem of problems) {
        const { fix } = problem;
        if (!fix || ++fixes % FIX_EVERY !== 0) continue;
        await withSeed(seed, `the fix of ${problem.code} at ${problem.place.pointer}`, () => {
          const fixed = applyFix(file, fix);
          const after = fixed === undefined ? undefined : problemsIn(fixed);
          if (!after || !isBetter(problem, problems, after)) throw new Error(JSON.stringify({ problem, after }));
        });
      }
      if (hasErrors(problems) || ++clean % PLAY_EVERY !== 0) continue;
      const played = await withSeed(seed, 'the simulation', () => simulate(parsed.value, scenario.value));
      expect(played.ok || played.problems.length > 0).toBe(true);
    }
    // Each finding is in the docs, and the mutations come to many of them.
    expect([...met].filter((code) => !KNOWN.has(code))).toEqual([]);
    if (RUNS >= 10_000) {
      expect(met.size).toBeGreaterThan(25);
      expect(clean).toBeGreaterThan(RUNS / 10);
      expect(fixes).toBeGreaterThan(RUNS / 10);
    }
  }, 600_000);
});
