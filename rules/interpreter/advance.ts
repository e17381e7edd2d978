import type { Program } from '../playbook/program.ts';
import { resolveParameters } from '../playbook/parameters.ts';
import { unreachable } from '../problems/result.ts';
import type { Problem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { resolveAnchors } from '../time/instant.ts';
import { kindOf } from '../kinds/registry.ts';
import { applyAct } from './acts.ts';
import type { Act, Answer, CampaignEvent, Command, LogEntry } from './messages.ts';
import { proceed } from './proceed.ts';
import { Step } from './step.ts';
import type { CampaignState } from './state.ts';

export interface Advanced {
  readonly state: CampaignState;
  /** To be carried out; each is answered by an event, in this order. */
  readonly commands: readonly Command[];
  readonly log: readonly LogEntry[];
  /** Acts that had become impossible by the time that it was their turn; they left no trace. */
  readonly refused: readonly { readonly act: Act; readonly problems: readonly Problem[] }[];
}

/**
 * The meaning of a playbook: what one event does to a campaign. Synchronous and pure; whoever runs campaigns carries
 * the commands out and brings the answers back as events, one after the other in the order of the commands.
 * Launch a campaign with `launch` first.
 */
export function advance(
  program: Program,
  state: CampaignState,
  event: Exclude<CampaignEvent, { type: 'launch' }>,
): Advanced {
  const step = new Step(program, state);
  switch (event.type) {
    case 'instant':
      step.patch({
        target: {
          ms: Math.max(event.atMs, state.target?.ms ?? event.atMs),
          acts: [...(state.target?.acts ?? []), ...event.acts],
        },
        ...(event.found && { watch: { ...state.watch, found: true } }),
      });
      break;
    case 'answer':
      takeAnswer(step, event.command, event.answer);
      break;
    default:
      unreachable(event);
  }
  proceed(step);
  return advanced(step);
}

/** Starts a campaign: its starts are armed and what is due at once happens. Refused if anchors or parameters are wrong. */
export function launch(program: Program, event: Extract<CampaignEvent, { type: 'launch' }>): Result<Advanced> {
  const { playbook } = program;
  const anchors = resolveAnchors(playbook.anchors, event.anchors, playbook.timezone);
  const parameters = resolveParameters(playbook, event.parameters);
  if (!anchors.ok || !parameters.ok) return failed(...problemsOf(anchors), ...problemsOf(parameters));
  const givenAnchors = Object.fromEntries(
    Object.keys(event.anchors).map((anchor) => [anchor, anchors.value[anchor]!] as const),
  );
  const step = new Step(program, {
    format: 1,
    campaign: event.campaign,
    status: 'running',
    nowMs: event.atMs,
    ...(event.by !== undefined && { launchedBy: event.by }),
    givenAnchors,
    anchors: anchors.value,
    parameters: parameters.value,
    variables: {},
    sets: {},
    tokens: [],
    timers: [],
    entered: {},
    rounds: {},
    arrivals: {},
    sums: {},
    gathering: [],
    asked: [],
    watch: { lookedMs: event.atMs, lookedOrder: 0, taken: 0, stale: false },
    target: { ms: event.atMs, acts: [] },
    nextToken: 1,
    nextCommand: 1,
    nextSeq: 1,
  });
  step.record('campaignStarted', undefined, {
    campaign: event.campaign,
    anchors: Object.fromEntries(Object.entries(anchors.value).map(([name, ms]) => [name, step.format(ms)])),
    parameters: parameters.value,
    ...(event.by !== undefined && { by: event.by }),
  });
  for (const node of playbook.nodes) {
    const spec = kindOf(node);
    if (!spec.arm) continue;
    step.add({ node: node.id, n: 0, sinceMs: event.atMs, state: 'armed', rounds: [], firings: [], sets: {}, data: {} });
    spec.arm(step, step.state.tokens.at(-1)!, node);
  }
  proceed(step);
  return ok(advanced(step));
}

/** What is wrong with a person's act on the campaign as it stands; none if it would be accepted. */
export function checkAct(
  program: Program,
  state: CampaignState,
  act: Parameters<typeof applyAct>[1],
): readonly Problem[] {
  return applyAct(new Step(program, state), act);
}

const advanced = ({ state, commands, log, refused }: Step): Advanced => ({ state, commands, log, refused });

const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems);

function takeAnswer(step: Step, command: number, answer: Answer): void {
  const asked = step.state.asked.find((each) => each.command === command);
  // An answer may come twice when whoever carried the command out was interrupted: the second says nothing new.
  if (!asked) return;
  step.patch({ asked: step.state.asked.filter((each) => each !== asked), nowMs: asked.atMs });
  if (answer.type === 'watched') {
    const fresh = answer.transitions.filter((each) => each.number > step.state.watch.taken);
    const { lookedMs, lookedOrder } = answer;
    const taken = fresh.at(-1)?.number ?? step.state.watch.taken;
    const { target, watch } = step.state;
    const foundMs = fresh[0]?.atMs;
    step.patch({
      watch: { ...watch, lookedMs, lookedOrder, taken },
      ...(foundMs !== undefined && { nowMs: foundMs }),
      // By itself the watch may have come further than an act that was on its way: the act then happens after it.
      ...(foundMs !== undefined && target && target.ms < foundMs && { target: { ...target, ms: foundMs } }),
    });
    // The watch learns only with the next look that these were taken in.
    if (fresh.length > 0) step.tellWatch();
    for (const transition of fresh) {
      const token = step.find({ id: transition.token });
      const node = token && step.program.nodes.get(token.node);
      if (node && token.state === 'open') kindOf(node).transition?.(step, token, node, transition);
    }
    return;
  }
  const token = asked.token === undefined ? undefined : step.find({ id: asked.token });
  const node = token && step.program.nodes.get(token.node);
  if (!node) return;
  if (answer.type === 'problem') {
    step.park(token, { code: answer.code, severity: 'error', place: step.place(token), message: answer.message });
  } else kindOf(node).answer?.(step, token, node, answer);
}
