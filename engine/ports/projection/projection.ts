import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import type { CampaignState, Token } from '../../../rules/interpreter/state.ts';
import type { Json } from '../../../rules/json.ts';
import { kindOf } from '../../../rules/kinds/registry.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { count } from '../../../rules/replay/counts.ts';
import type { Counts } from '../../../rules/replay/counts.ts';
import { nodeState } from '../../../rules/replay/node-view.ts';
import type { NodeView } from '../../../rules/replay/node-view.ts';
import { resolveInstantOrDuration } from '../../../rules/time/instant.ts';

export interface NextStep {
  readonly atMs: number;
  readonly node: string;
  readonly what: string;
}

/** What the screens show of a campaign's run, after a log entry. */
export interface Projection {
  readonly nowMs: number;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  readonly result?: string;
  readonly problem?: Problem;
  readonly anchors: Readonly<Record<string, number>>;
  readonly givenAnchors: Readonly<Record<string, number>>;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly variables: Readonly<Record<string, Json>>;
  /** How many rows each stored set has. */
  readonly sets: Readonly<Record<string, number>>;
  readonly nodes: Readonly<Record<string, NodeView>>;
  readonly next: readonly NextStep[];
  readonly counts: Counts;
  /** The keys of the effects that a person can have undone. */
  readonly undoable?: readonly string[];
}

/** A page shows the nearest steps; the rest is on the canvas. */
const NEXT_STEPS = 20;

/** What the screens show after these entries, of which none was counted before, and the state that they led to. */
export function projectCampaign(
  before: Projection | undefined,
  entries: readonly LogEntry[],
  state: CampaignState,
  program: Program,
): Projection {
  const counts = entries.reduce((sum, entry) => count(sum, entry, program), before?.counts ?? {});
  const ended = entries.find((entry) => entry.type === 'campaignEnded');
  const isOver = state.status === 'completed' || state.status === 'stopped';
  const endedAtMs = ended?.atMs ?? before?.endedAtMs;
  const problem = state.tokens.find((token) => token.state === 'parked')?.problem;
  const nodes = Object.fromEntries(
    program.playbook.nodes
      .map((node) => [node.id, viewNode(node.id, counts, state, program)] as const)
      .filter(([, view]) => view.state !== 'idle'),
  );
  return {
    nowMs: state.nowMs,
    startedAtMs: before?.startedAtMs ?? entries[0]?.atMs ?? state.nowMs,
    ...(endedAtMs !== undefined && { endedAtMs }),
    ...(state.result !== undefined && { result: state.result }),
    ...(problem && { problem }),
    anchors: state.anchors,
    givenAnchors: state.givenAnchors,
    parameters: state.parameters,
    variables: state.variables,
    sets: Object.fromEntries(Object.entries(state.sets).map(([name, set]) => [name, set.count])),
    nodes,
    next: nextSteps(state),
    counts,
    undoable: isOver ? [] : state.tokens.flatMap((token) => token.effect ?? []),
  };
}

function viewNode(id: string, counts: Counts, state: CampaignState, program: Program): NodeView {
  const counted = counts.nodes?.[id] ?? {};
  const { entered = 0, left = 0, fires, firesByRule, outcome, assignee, closed } = counted;
  const { firstEnteredMs, lastLeftMs } = counted;
  // What stays for an effect is no part of the flow, unless it needs a person.
  const tokens = state.tokens.filter((token) => token.node === id && token.state !== 'standing');
  const parked = tokens.find((token) => token.state === 'parked');
  const dueMs = Math.min(...tokens.flatMap((token) => dueOf(token, state, program)));
  const isWaiting = tokens.some((token) => token.state === 'open');
  return {
    state: nodeState({ isParked: parked !== undefined, tokens: tokens.length, entered, closed: closed === true }),
    entered,
    left,
    tokens: tokens.length,
    ...(tokens.length > 0 && { sinceMs: Math.min(...tokens.map((token) => token.sinceMs)) }),
    ...(firstEnteredMs !== undefined && { firstEnteredMs }),
    ...(lastLeftMs !== undefined && { lastLeftMs }),
    ...(fires !== undefined && { fires }),
    ...(firesByRule && { firesByRule }),
    ...(outcome !== undefined && { outcome }),
    ...(parked?.problem && { problem: { code: parked.problem.code, message: parked.problem.message } }),
    ...(Number.isFinite(dueMs) && { dueMs }),
    ...(isWaiting && assignee !== undefined && { assignee }),
  };
}

/** The deadline of the work that waits there; where there is none, when something happens there by itself. */
function dueOf(token: Token, { anchors, timers }: CampaignState, program: Program): readonly number[] {
  const node = program.nodes.get(token.node);
  const [deadline] = Object.values((node && kindOf(node).deadlines?.(node.config)) ?? {});
  if (deadline === undefined || token.state !== 'open')
    return timers.filter((timer) => timer.token === token.id).map((timer) => timer.dueMs);
  const { timezone: timeZone } = program.playbook;
  return [resolveInstantOrDuration(deadline, { anchors, timeZone, nowMs: token.sinceMs })];
}

function nextSteps({ timers, tokens }: CampaignState): NextStep[] {
  const nodeOf = new Map(tokens.map((token) => [token.id, token.node]));
  return timers
    .map(({ dueMs, token, what }) => ({ atMs: dueMs, node: nodeOf.get(token) ?? '', what }))
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, NEXT_STEPS);
}
