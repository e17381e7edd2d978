import { equal } from '../diff/equal.ts';
import { campaignEnded, timerMoved } from '../interpreter/acts.ts';
import type { Advanced } from '../interpreter/advance.ts';
import { proceed } from '../interpreter/proceed.ts';
import type { CampaignState, Token } from '../interpreter/state.ts';
import { Step } from '../interpreter/step.ts';
import { kindOf } from '../kinds/registry.ts';
import { timerChanges } from '../plans/timers.ts';
import type { TimerChange } from '../plans/timers.ts';
import type { Program } from '../playbook/program.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import type { MigrationChoices } from './choices.ts';
import { arrivalsUnder, edgesUnder } from './edges.ts';
import { otherBasis, otherPlaybook, startPast, WHAT } from './problems.ts';
import { timerUnder } from './timers.ts';
import { fatesOf } from './tokens.ts';
import type { TokenFate } from './tokens.ts';
import { migrateAnchors, migrateParameters } from './values.ts';
import type { AnchorFate, ParameterFate } from './values.ts';

/** What migrating a campaign would do; it is possible if nothing is refused and nothing needs a choice. */
export interface MigrationPlan {
  readonly tokens: readonly TokenFate[];
  /** Starts that only the new version has, and whether they wait for their turn. */
  readonly starts: readonly { readonly node: string; readonly armed: boolean }[];
  readonly timers: readonly TimerChange[];
  readonly parameters: readonly ParameterFate[];
  readonly anchors: readonly AnchorFate[];
  /** Names whose value stays, although nothing in the new version sets them. */
  readonly orphans: readonly string[];
  readonly needs: readonly Problem[];
  readonly refused: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Who migrates, and to what; versions are numbered within their playbook. */
export interface Migration {
  readonly by: string;
  readonly version: number;
  readonly contentHash: string;
  readonly choices: MigrationChoices;
}

/** What migrating would do, without doing it: it is done to a copy by the function that does it, and both are compared. */
export const planMigration = (
  before: Program,
  after: Program,
  state: CampaignState,
  choices: MigrationChoices,
): MigrationPlan => migrateState(before, after, state, { by: '', version: 0, contentHash: '', choices }).plan;

/** The campaign as it goes on under the new version. Refused with all that stands in the way. */
export function applyMigration(
  before: Program,
  after: Program,
  state: CampaignState,
  migration: Migration,
): Result<Advanced> {
  const { plan, step } = migrateState(before, after, state, migration);
  const problems = [...plan.refused, ...plan.needs];
  if (problems.length > 0) return failed(...problems);
  proceed(step);
  return ok({ state: step.state, commands: step.commands, log: step.log, refused: step.refused });
}

function migrateState(before: Program, after: Program, state: CampaignState, migration: Migration) {
  const { choices } = migration;
  const parameters = migrateParameters(before.playbook, after.playbook, state, choices);
  const anchors = migrateAnchors(after.playbook, state, choices);
  const fates = fatesOf(before, after, state, choices);
  const refused = [
    ...basisProblems(before, after, state),
    ...parameters.problems,
    ...anchors.problems,
    ...fates.refused,
  ];
  const edgeUnder = edgesUnder(before.playbook, after.playbook);
  const step = new Step(after, {
    ...state,
    parameters: parameters.values,
    givenAnchors: anchors.given,
    anchors: anchors.anchors,
    arrivals: arrivalsUnder(state, edgeUnder),
    tokens: state.tokens.map((token) => (token.edge === undefined ? token : { ...token, edge: edgeUnder(token.edge) })),
  });
  const possible = refused.length === 0 && fates.needs.length === 0;
  if (possible) {
    record(step, migration, fates.tokens, parameters.fates);
    for (const fate of fates.tokens) carryOver(step, before, state, fate);
  }
  const starts = possible ? armNew(step, before) : [];
  if (possible) step.tellWatch();
  const warnings = starts
    .filter((start) => !start.armed)
    .map(({ node }) =>
      startPast({ pointer: `/nodes/${after.order.get(node)}`, node }, { node: after.nodes.get(node)!.title || node }),
    );
  const plan: MigrationPlan = {
    tokens: fates.tokens,
    starts,
    timers: possible ? timerChanges(state, step.state) : [],
    parameters: parameters.fates,
    anchors: anchors.fates,
    orphans: orphansOf(after, state),
    needs: fates.needs,
    refused,
    warnings,
  };
  return { plan, step };
}

function basisProblems(before: Program, after: Program, state: CampaignState): readonly Problem[] {
  const [old, fresh] = [before.playbook, after.playbook];
  if (state.status === 'completed' || state.status === 'stopped' || state.ending) return [campaignEnded('')];
  return [
    ...(old.id === fresh.id ? [] : [otherPlaybook('/id', { id: fresh.id })]),
    ...(['currency', 'timezone'] as const).flatMap((key) =>
      old[key] === fresh[key] ? [] : [otherBasis(`/${key}`, { what: WHAT[key], before: old[key], after: fresh[key] })],
    ),
  ];
}

function record(
  step: Step,
  { by, version, contentHash }: Migration,
  tokens: readonly TokenFate[],
  parameters: readonly ParameterFate[],
): void {
  const moved = tokens.filter(({ fate }) => fate === 'moved').map(({ node, to, state }) => ({ node, to, state }));
  const ended = tokens.filter(({ fate }) => fate === 'ended').map(({ node, state }) => ({ node, state }));
  const changed = parameters.filter(({ fate }) => fate !== 'kept');
  step.record('migrated', undefined, {
    by,
    version,
    contentHash,
    ...(moved.length > 0 && { moved }),
    ...(ended.length > 0 && { ended }),
    ...(changed.length > 0 && { parameters: changed }),
  });
}

function carryOver(step: Step, before: Program, state: CampaignState, { token: id, fate, to }: TokenFate): void {
  const token = step.find({ id })!;
  if (fate === 'kept') return keep(step, before, token);
  const wasInside = token.state === 'open' || token.state === 'parked';
  if (wasInside) step.record('nodeLeft', token, { outcome: 'closed', reason: 'migrated' });
  if (to === undefined) return step.remove(token);
  step.clearTimers(token);
  const { problem: _, edge: __, ...free } = token;
  const there: Token = {
    ...free,
    node: to,
    n: 0,
    sinceMs: step.nowMs,
    data: {},
    state: token.state === 'armed' ? 'armed' : 'ready',
  };
  step.patch({ tokens: step.state.tokens.map((each) => (each.id === id ? there : each)) });
  if (there.state === 'armed') arm(step, there);
  if (state.tokens.find((each) => each.id === id)?.data['watching']) step.tellWatch();
}

function keep(step: Step, before: Program, token: Token): void {
  const [old, fresh] = [before.nodes.get(token.node)!, step.program.nodes.get(token.node)!];
  if (token.state === 'armed' && !equal(old.config, fresh.config)) {
    step.clearTimers(token);
    return arm(step, token);
  }
  const timers = step.state.timers.map((timer) => {
    if (timer.token !== token.id) return timer;
    const under = timerUnder(timer, token, old, fresh);
    return under.expression === undefined ? under : timerMoved(step, under);
  });
  step.patch({ timers });
  return undefined;
}

function arm(step: Step, token: Token): void {
  const node = step.program.nodes.get(token.node)!;
  kindOf(node).arm?.(step, token, node);
}

/** Starts that are new wait for their turn, unless it has passed: what a campaign is past is not made up for. */
function armNew(step: Step, before: Program) {
  const taken = new Set(step.state.tokens.filter((token) => token.state === 'armed').map((token) => token.node));
  return step.program.playbook.nodes
    .filter((node) => kindOf(node).arm && !before.nodes.has(node.id) && !taken.has(node.id))
    .map((node) => {
      const at = kindOf(node).startsAt?.(node.config);
      const free = { node: node.id, n: 0, sinceMs: step.nowMs, rounds: [], firings: [], sets: {}, data: {} };
      const armed = at === undefined || step.resolve(at, { ...free, id: 0, state: 'armed' }) > step.nowMs;
      if (armed) {
        step.add({ ...free, state: 'armed' });
        arm(step, step.state.tokens.at(-1)!);
      }
      return { node: node.id, armed };
    });
}

function orphansOf(after: Program, { variables, sets }: CampaignState): readonly string[] {
  const set = new Set(
    after.playbook.nodes.flatMap((node) => [
      ...(kindOf(node).variables?.(node) ?? []),
      ...(kindOf(node).sets?.(node) ?? []),
    ]),
  );
  return [...Object.keys(variables), ...Object.keys(sets)].filter((name) => !set.has(name));
}
