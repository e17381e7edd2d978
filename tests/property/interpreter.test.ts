import { deepStrictEqual } from 'node:assert';
import * as fc from 'fast-check';
import type { Answer } from '../../rules/interpreter/messages.ts';
import { hasErrors, lint } from '../../rules/lint/lint.ts';
import { TestCampaign } from '../support/campaign.ts';
import type { Surroundings } from '../support/campaign.ts';
import { imbalances, startedInPause, waitsForNothing } from '../support/conservation.ts';
import { actOf, generatedMoves } from '../support/generate-acts.ts';
import type { Move } from '../support/generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../support/generate-playbook.ts';
import { HOUR_MS, playbookOf, T0_MS } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';

/** A failure prints its seed and the smallest example: `PROPERTY_SEED=7 PROPERTY_RUNS=500` runs others, or it again. */
const seed = Number(process.env['PROPERTY_SEED'] ?? 1);
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 10_000);

interface Run {
  readonly written: WrittenPlaybook;
  readonly surroundings: Surroundings;
  readonly moves: readonly Move[];
  /** Instants at which it is woken for nothing. */
  readonly between: readonly number[];
  /** After which move it goes on in another process. */
  readonly reloadAfter: number;
}

const HORIZON_HOURS = 72;
const HORIZON_MS = T0_MS + HORIZON_HOURS * HOUR_MS;

const down: Answer = { type: 'failed', error: 'down', retryable: true };
const generatedRun = (): fc.Arbitrary<Run> =>
  fc.record({
    written: generatedPlaybook(),
    surroundings: fc.record({
      points: generatedPoints(),
      datasets: generatedRows().map((skus) => ({ skus })),
      calls: fc.array(fc.constantFrom<Answer>(down, { ...down, retryable: false }, { type: 'applied', result: 1 }), {
        maxLength: 4,
      }),
    }),
    moves: generatedMoves(),
    between: fc.array(
      fc.integer({ min: 0, max: HORIZON_HOURS * 60 }).map((minutes) => T0_MS + minutes * 60_000),
      { maxLength: 10 },
    ),
    reloadAfter: fc.nat({ max: 8 }),
  });

type Look = (campaign: TestCampaign) => void;

/** Saved between any two events, with nothing asked of it in vain; `look` is called after every move. */
const playOnce = (playbook: Playbook, run: Run, look: Look) =>
  play(playbook, { ...run, between: [], reloadAfter: -1 }, { persistent: true, look });

/** Kept in memory but for one reload, and woken more often than need be. */
const playOtherwise = (playbook: Playbook, run: Run, look: Look) => play(playbook, run, { persistent: false, look });

async function play(
  playbook: Playbook,
  { surroundings, moves, between, reloadAfter }: Run,
  { persistent, look }: { readonly persistent: boolean; readonly look: Look },
): Promise<TestCampaign> {
  const campaign = await TestCampaign.launch(playbook, { ...surroundings, persistent });
  look(campaign);
  const ticks = between.toSorted((a, b) => a - b);
  let atMs = T0_MS;
  const tickTo = async (untilMs: number) => {
    for (; ticks[0] !== undefined && ticks[0] < untilMs; ticks.shift()) {
      if (ticks[0] > atMs) await campaign.atMs(ticks[0]);
    }
  };
  for (const [index, move] of moves.entries()) {
    await tickTo(atMs + move.afterMs);
    atMs += move.afterMs;
    // First what is due, so that what there is to pick from is the same however time came here.
    await campaign.atMs(atMs);
    await campaign.atMs(atMs, ...actOf(move, campaign.program, campaign.state));
    look(campaign);
    if (index === reloadAfter) campaign.reload();
  }
  await tickTo(HORIZON_MS);
  await campaign.atMs(HORIZON_MS);
  look(campaign);
  return campaign;
}

/** Comparing texts costs a fraction of comparing trees: the trees are only asked for what differs. */
function assertSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  deepStrictEqual(actual, expected);
}

/** The places of what JSON would lose or change: a member that is undefined, a Map, a number that is none. */
function notPlain(value: unknown, place = ''): readonly string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [place];
  if (typeof value !== 'object') return [place];
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return [place];
  return Object.entries(value).flatMap(([key, each]) => notPlain(each, `${place}/${key}`));
}

function assertLogHolds({ log }: TestCampaign): void {
  assertSame(
    log.map((entry) => entry.seq),
    log.map((_, index) => index + 1),
  );
  const instants = log.map((entry) => entry.atMs);
  assertSame(
    instants,
    instants.toSorted((a, b) => a - b),
  );
  assertSame(startedInPause(log), []);
  const keysOf = (type: string) => log.filter((entry) => entry.type === type).map((entry) => entry['key']);
  const [requested, applied] = [new Set(keysOf('effectRequested')), new Set(keysOf('effectApplied'))];
  assertSame([requested.size, applied.size], [keysOf('effectRequested').length, keysOf('effectApplied').length]);
  assertSame(
    [...applied].filter((key) => !requested.has(key)),
    [],
  );
}

describe('the interpreter, for any playbook and whatever people do', () => {
  it('never throws, keeps its tokens and its word, and goes on the same after any save', async () => {
    const tally = { clean: 0, entries: 0, ended: 0 };
    const property = fc.asyncProperty(generatedRun(), async (run) => {
      const playbook = playbookOf(run.written);
      const problems = lint(playbook);
      // The generator cannot tell whether a join can complete; everything else in its playbooks is right.
      assertSame(
        problems.filter(({ severity, code }) => severity === 'error' && code !== 'join-cannot-complete'),
        [],
      );
      const isClean = !hasErrors(problems);
      const once = await playOnce(playbook, run, (campaign) => {
        assertSame(imbalances(campaign), []);
        if (isClean) assertSame(waitsForNothing(campaign), []);
      });
      assertSame(once.state.asked, []);
      assertSame(once.state.target, undefined);
      assertLogHolds(once);

      const otherwise = await playOtherwise(playbook, run, ({ state }) => assertSame(notPlain(state), []));
      assertSame(otherwise.log, once.log);

      tally.clean += Number(isClean);
      tally.entries += once.log.length;
      tally.ended += Number(once.state.status === 'completed');
    });
    await fc.assert(property, { numRuns, seed });
    // What is tried is mostly sound, does something, and now and then gets to its end.
    expect(tally.clean).toBeGreaterThan(numRuns / 2);
    expect(tally.entries).toBeGreaterThan(numRuns * 5);
    expect(tally.ended).toBeGreaterThan(numRuns / 20);
  }, 1_500_000);
});
