import * as fc from 'fast-check';
import type { Answer } from '../../../rules/interpreter/messages.ts';
import { lint } from '../../../rules/lint/lint.ts';
import { actOf, generatedMoves } from '../../support/generate-acts.ts';
import type { Move } from '../../support/generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../../support/generate-playbook.ts';
import { TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { imbalances, startedInPause } from '../../support/conservation.ts';
import { HOUR_MS, playbookOf, T0_MS } from '../../support/playbooks.ts';
import type { WrittenPlaybook } from '../../support/playbooks.ts';

/** More runs: PROPERTY_RUNS=5000. A failure prints its seed and the smallest example. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 150);

interface Run {
  readonly written: WrittenPlaybook;
  readonly surroundings: Surroundings;
  readonly moves: readonly Move[];
}

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
  });

const HORIZON_MS = T0_MS + 72 * HOUR_MS;

/** Plays a run to its horizon; `look` is called after every event, `between` gives instants at which nothing is done. */
async function play(
  { written, surroundings, moves }: Run,
  {
    persistent = true,
    between = [],
    look,
  }: { persistent?: boolean; between?: readonly number[]; look?: (campaign: TestCampaign) => void } = {},
): Promise<TestCampaign> {
  const campaign = await TestCampaign.launch(written, { ...surroundings, persistent });
  look?.(campaign);
  const ticks = between.toSorted((a, b) => a - b);
  let atMs = T0_MS;
  const tickTo = async (untilMs: number) => {
    for (; ticks[0] !== undefined && ticks[0] < untilMs; ticks.shift()) {
      if (ticks[0] > atMs) await campaign.atMs(ticks[0]);
    }
  };
  for (const move of moves) {
    await tickTo(atMs + move.afterMs);
    atMs += move.afterMs;
    // First what is due, so that what there is to pick from is the same however time came here.
    await campaign.atMs(atMs);
    await campaign.atMs(atMs, ...actOf(move, campaign.program, campaign.state));
    look?.(campaign);
  }
  await tickTo(HORIZON_MS);
  await campaign.atMs(HORIZON_MS);
  look?.(campaign);
  return campaign;
}

const holds = (property: (run: Run) => Promise<void>) =>
  fc.assert(fc.asyncProperty(generatedRun(), property), { numRuns });

describe('the interpreter, for any playbook and whatever people do', () => {
  it('is tried on playbooks that lint finds nothing wrong in', () => {
    fc.assert(
      fc.property(generatedPlaybook(), (written) => {
        const errors = lint(playbookOf(written)).filter((problem) => problem.severity === 'error');
        expect(errors.filter((problem) => problem.code !== 'join-cannot-complete')).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('never throws, loses no token and makes none, and leaves nothing unanswered', async () => {
    await holds(async (run) => {
      const campaign = await play(run, { look: (each) => expect(imbalances(each)).toEqual([]) });
      expect(campaign.state.asked).toEqual([]);
      expect(campaign.state.target).toBeUndefined();
      expect(campaign.log.map((entry) => entry.seq)).toEqual(campaign.log.map((_, index) => index + 1));
    });
  });

  it('goes on the same when its state went through JSON between any two events', async () => {
    await holds(async (run) => {
      expect((await play(run, { persistent: true })).log).toEqual((await play(run, { persistent: false })).log);
    });
  });

  it('gives the same log for the same inputs, also when it is woken more often than need be', async () => {
    const instants = fc.array(
      fc.integer({ min: 0, max: 72 * 60 }).map((minutes) => T0_MS + minutes * 60_000),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(generatedRun(), instants, async (run, between) => {
        const once = await play(run);
        const often = await play(run, { between });
        expect(often.log).toEqual(once.log);
      }),
      { numRuns },
    );
  });

  it('logs in order of time while data are on time, starts nothing in a pause, applies each effect once under one key', async () => {
    await holds(async (run) => {
      const { log } = await play(run);
      const instants = log.map((entry) => entry.atMs);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      expect(startedInPause(log)).toEqual([]);
      const keysOf = (type: string) => log.filter((entry) => entry.type === type).map((entry) => entry['key']);
      const [requested, applied] = [keysOf('effectRequested'), keysOf('effectApplied')];
      expect(new Set(requested).size).toBe(requested.length);
      expect(new Set(applied).size).toBe(applied.length);
      expect(requested).toEqual(expect.arrayContaining(applied));
    });
  });
});
