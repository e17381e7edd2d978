import * as fc from 'fast-check';
import { hasErrors, lint } from '../../../rules/lint/lint.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Intervention } from '../../../rules/simulate/cast.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import { actOf, generatedMoves } from '../generate-acts.ts';
import type { Move } from '../generate-acts.ts';
import { generatedPlaybook, generatedPoints, generatedRows } from '../generate-playbook.ts';
import { MINUTE_MS, node, playbookOf, T0, T0_MS } from '../playbooks.ts';
import type { Users } from './scenario-play.ts';

export interface Pair {
  readonly playbook: Playbook;
  readonly scenario: Scenario;
  readonly interventions: readonly Move[];
}

/** Who plays the people of generated scenarios; `x-2` is the second voice of the role `x`. */
export const USERS: Users = { x: 'chenjie', 'x-2': 'lihang', y: 'zhaolei' };

/** The playbooks that generated ones may run. */
export const PLAYBOOKS: Readonly<Record<string, Playbook>> = {
  other: {
    ...playbookOf({
      anchors: { T0: { title: 'Event' }, x: { title: 'Start' } },
      parameters: { p: { type: 'number', title: 'P' } },
      nodes: [
        node('start', 'start', { when: { at: 'x' } }),
        // Never at the instant of anything that happens in the campaign that started it: which comes first is open then.
        node('rest', 'wait', { for: 'PT45M13S' }),
        node('twice', 'set', { assign: { q: 'p * 2' } }),
        node('end', 'end', { scope: 'campaign', result: 'good' }),
      ],
      edges: ['start.started > rest', 'rest.done > twice', 'twice.done > end'],
    }),
    id: 'other',
  },
};

/** Playbooks that can be submitted, each with a scenario. */
export const generatedPair = (): fc.Arbitrary<Pair> =>
  fc.record({
    playbook: generatedPlaybook()
      .map(playbookOf)
      .filter((playbook) => !hasErrors(lint(playbook))),
    scenario: generatedScenario(),
    interventions: generatedMoves(),
  });

/** What the moves come to in a campaign of the playbook, by a person of USERS; each at an instant of its own. */
export function interventionsOf({ playbook, interventions }: Pair): readonly Intervention[] {
  const program = prepare(playbook);
  let atMs = T0_MS + INTERVENES_AT_MS;
  return interventions
    .filter(({ does }) => !ANSWERS.has(does))
    .map((move) => ({
      atMs: (atMs += Math.max(move.afterMs, MINUTE_MS)),
      act: (state) => actOf(move, program, state).map((act) => ({ ...act, by: 'x-2' }))[0],
    }));
}

/** Seconds past the full quarters, at which nothing else happens. */
const INTERVENES_AT_MS = 23_000;
/** What only those do who were asked. */
const ANSWERS: ReadonlySet<Move['does']> = new Set(['complete', 'approve', 'reject', 'childEnds']);

/** Mostly at odd times, and now and then at the very instant of something else. */
const respondsIn = (seconds: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 24 }), fc.boolean())
    .map(([quarters, odd]) => `PT${quarters * 15}M${odd ? `${seconds}S` : ''}`);

const person = (seconds: number) =>
  fc.record({ respondsIn: respondsIn(seconds), approves: fc.constantFrom(true, true, true, false) });

/** Steps on full hours of the event day. */
const generatedPlan = () =>
  fc
    .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
    .map((values) => ({ gmv: values.map((value, hour) => [`T0 + PT${hour * 5}H`, value] as const) }));

const generatedScenario = (): fc.Arbitrary<Scenario> =>
  fc
    .record({
      people: fc.record({ x: person(7), y: person(11) }, { requiredKeys: [] }),
      points: generatedPoints(),
      plan: generatedPlan(),
      rows: generatedRows(),
      failures: fc.array(
        fc.record({
          do: fc.constant('ads.raiseBudget'),
          times: fc.integer({ min: 1, max: 4 }),
          error: fc.constantFrom('timeout', 'busy'),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ people, points, plan, rows, failures }) => {
      const metrics = Object.fromEntries(
        Object.entries(points).map(([metric, series]) => [
          metric,
          series.map(([after, value]) => [after.startsWith('-') ? `T0 - ${after.slice(1)}` : `T0 + ${after}`, value]),
        ]),
      );
      const datasets = { skus: rows };
      const file = { format: 'dacu/scenario@1', anchors: { T0 }, people, plan, metrics, datasets, failures };
      const parsed = parseScenario(file);
      if (!parsed.ok) throw new Error(parsed.problems.map((each) => each.message.en).join('\n'));
      return parsed.value;
    });
