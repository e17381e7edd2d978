import { applyAct } from '../interpreter/acts.ts';
import type { Act } from '../interpreter/messages.ts';
import type { CampaignState } from '../interpreter/state.ts';
import { Step } from '../interpreter/step.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Program } from '../playbook/program.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem, Text } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { instantsOf } from './instants.ts';
import type { ConfigInstant } from './instants.ts';
import { timerChanges } from './timers.ts';
import type { TimerChange } from './timers.ts';

/** An instant of a node's config that moves; epoch ms. */
export interface InstantMove {
  readonly node: string;
  readonly field: string;
  readonly title: Text;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What moving an anchor would do, at the instant of the plan. */
export interface AnchorPlan {
  readonly anchors: readonly { readonly anchor: string; readonly fromMs: number | null; readonly toMs: number }[];
  /** Of the nodes that a token is on, armed starts included. */
  readonly instants: readonly InstantMove[];
  readonly timers: readonly TimerChange[];
  /** What a person should know before they do it. */
  readonly warnings: readonly Problem[];
}

const windowOver = defineProblem(
  'window-over',
  {
    en: '“{node}” would be over already: it closes without being looked at again.',
    'zh-CN': '“{node}”的时段将已结束：不再判断，直接关闭。',
  },
  'warning',
);
const overdue = defineProblem(
  'overdue-at-once',
  { en: '“{node}” would be overdue at once ({field}).', 'zh-CN': '“{node}”将立即逾期（{field}）。' },
  'warning',
);
const dueAtOnce = defineProblem(
  'due-at-once',
  { en: '“{node}” would go on at once: its instant lies in the past.', 'zh-CN': '“{node}”将立即继续：其时间点已过。' },
  'warning',
);
const notAgain = defineProblem(
  'not-again',
  {
    en: '“{node}” has taken place; it does not take place again although its instant would lie ahead ({field}).',
    'zh-CN': '“{node}”已发生过；即使其时间点将在未来（{field}），也不会再次发生。',
  },
  'warning',
);

type MoveAnchor = Extract<Act, { type: 'moveAnchor' }>;

/**
 * What moving an anchor does, without doing it. It is done to a copy, by the very function that does it, and both
 * states are compared: so the plan cannot say anything else than what happens. Refused as the act would be.
 */
export function planMoveAnchor(program: Program, state: CampaignState, act: MoveAnchor): Result<AnchorPlan> {
  const step = new Step(program, state);
  const problems = applyAct(step, act);
  if (problems.length > 0) return failed(...problems);
  const after = step.state;
  const timers = timerChanges(state, after);
  const anchors = Object.entries(after.anchors).flatMap(([anchor, toMs]) =>
    toMs === state.anchors[anchor] ? [] : [{ anchor, fromMs: state.anchors[anchor] ?? null, toMs }],
  );
  const live = after.tokens.flatMap((token) => {
    const node = program.nodes.get(token.node)!;
    return movesOf(
      instantsOf(program, state, node, token.sinceMs),
      instantsOf(program, after, node, token.sinceMs),
    ).map((move) => ({ node: node.id, ...move }));
  });
  const instants = [...new Map(live.map((move) => [`${move.node} ${move.field} ${move.toMs}`, move])).values()];
  return ok({
    anchors,
    instants: instants.map(({ node, field, title, fromMs, toMs }) => ({ node, field, title, fromMs, toMs })),
    timers,
    warnings: warningsOf(program, state, after, instants, timers),
  });
}

type Move = Omit<InstantMove, 'node'> & { readonly isLimit: boolean };

const movesOf = (before: readonly ConfigInstant[], after: readonly ConfigInstant[]): readonly Move[] =>
  after.flatMap(({ field, title, atMs, isLimit }, index) => {
    const fromMs = before[index]!.atMs;
    return fromMs === atMs ? [] : [{ field, title, fromMs, toMs: atMs, isLimit }];
  });

function warningsOf(
  program: Program,
  state: CampaignState,
  after: CampaignState,
  moves: readonly (Move & { readonly node: string })[],
  timers: readonly TimerChange[],
): readonly Problem[] {
  const { nowMs } = after;
  const title = (id: string) => program.nodes.get(id)!.title || id;
  const at = (id: string, field = '') => ({
    pointer: `/nodes/${program.order.get(id)}/config${field}`,
    node: id,
  });
  const over = after.tokens.flatMap(({ node: id, data, state: is }) => {
    const node = program.nodes.get(id)!;
    const window = data['watching'] && is === 'open' && kindOf(node).watch?.(node.config).window;
    const end = window && moves.find((move) => move.node === id && move.field === '/window/to');
    return end && end.toMs < nowMs ? [windowOver(at(id, end.field), { node: title(id) })] : [];
  });
  const late = moves
    .filter((move) => move.isLimit && move.toMs <= nowMs && move.fromMs > nowMs)
    .map((move) => overdue(at(move.node, move.field), { node: title(move.node), field: move.title }));
  const due = timers
    .filter((timer) => timer.dueNow && (timer.fromMs ?? Infinity) > nowMs)
    .map((timer) => dueAtOnce(at(timer.node), { node: title(timer.node) }));
  const here = new Set(after.tokens.map((token) => token.node));
  const passed = program.playbook.nodes
    .filter((node) => !here.has(node.id) && (kindOf(node).arm !== undefined || (state.entered[node.id] ?? 0) > 0))
    .flatMap((node) =>
      movesOf(instantsOf(program, state, node, nowMs), instantsOf(program, after, node, nowMs))
        .filter((move) => move.fromMs <= nowMs && move.toMs > nowMs)
        .map((move) => notAgain(at(node.id, move.field), { node: title(node.id), field: move.title })),
    );
  return [...over, ...late, ...due, ...passed];
}
