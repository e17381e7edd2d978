import type { LogEntry } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';
import type { Text } from '../problems/problem.ts';
import { count } from './counts.ts';
import type { Counts } from './counts.ts';
import { nodeState } from './node-view.ts';
import type { NodeView } from './node-view.ts';

/** What the log has told of one node so far, beside its counts. */
interface Stay {
  /** Tokens that came and have not left. */
  readonly tokens: number;
  readonly sinceMs?: number | undefined;
  readonly dueMs?: number | undefined;
  readonly problem?: { readonly code: string; readonly message: Text } | undefined;
}

/** A campaign as far as its log tells of it. */
export interface Replayed {
  readonly counts: Counts;
  readonly stays: Readonly<Record<string, Stay>>;
  readonly isRunning: boolean;
}

export const NOTHING_YET: Replayed = { counts: {}, stays: {}, isRunning: false };

const NOBODY: Stay = { tokens: 0 };

/** What is known after one more entry of the log. */
export function replayEntry(before: Replayed, entry: LogEntry, program: Program): Replayed {
  const counts = count(before.counts, entry, program);
  const { node, atMs } = entry;
  if (entry.type === 'campaignStarted') return { ...before, counts, isRunning: true };
  if (entry.type === 'campaignEnded') return { counts, stays: {}, isRunning: false };
  if (node === undefined || !program.nodes.has(node)) return { ...before, counts };
  const stay = before.stays[node] ?? NOBODY;
  const after = stayAfter(stay, entry, node, program);
  if (after === stay) return counts === before.counts ? before : { ...before, counts };
  return { ...before, counts, stays: { ...before.stays, [node]: { sinceMs: atMs, ...after } } };
}

function stayAfter(stay: Stay, entry: LogEntry, node: string, program: Program): Stay {
  switch (entry.type) {
    case 'nodeEntered':
      return { ...stay, tokens: staying(stay.tokens + 1, node, program), problem: undefined, dueMs: undefined };
    case 'nodeLeft': {
      // Those that waited with the one that goes on go no further: a join has joined them.
      const tokens = program.kindOf(node).joins ? 0 : Math.max(0, stay.tokens - 1);
      return tokens === 0 ? NOBODY : { ...stay, tokens, problem: undefined };
    }
    case 'taskOpened':
    case 'approvalAsked':
    case 'taskEscalated': {
      const dueMs = typeof entry['due'] === 'string' ? Date.parse(entry['due']) : undefined;
      return dueMs === undefined || Number.isNaN(dueMs) ? stay : { ...stay, dueMs };
    }
    case 'parked':
      return { ...stay, tokens: Math.max(1, stay.tokens), problem: entry['problem'] as Stay['problem'] };
    case 'intervention':
      return stay.problem === undefined ? stay : { ...stay, problem: undefined };
    default:
      return stay;
  }
}

/** Of the tokens on a node, those that the log will tell to leave: an end keeps none, nor does a join that lets each pass. */
function staying(tokens: number, node: string, program: Program): number {
  const spec = program.kindOf(node);
  const { config } = program.nodes.get(node)!;
  const isEnd = spec.outcomes(config).length === 0;
  return isEnd ? 0 : tokens;
}

/** How the nodes stand; those that were never reached are left out. */
export function nodesOf({ counts, stays, isRunning }: Replayed, program: Program): Readonly<Record<string, NodeView>> {
  const nodes: Record<string, NodeView> = {};
  for (const { id } of program.playbook.nodes) {
    const counted = counts.nodes?.[id] ?? {};
    const { entered = 0, left = 0, fires, firesByRule, outcome, assignee, closed } = counted;
    const { firstEnteredMs, lastLeftMs } = counted;
    const { tokens: here, sinceMs, dueMs, problem } = stays[id] ?? NOBODY;
    // A start waits from the launch on, which the log need not say.
    const isArmed = isRunning && entered === 0 && program.kindOf(id).arm !== undefined;
    const tokens = isArmed ? 1 : here;
    const state = nodeState({ isParked: problem !== undefined, tokens, entered, closed: closed === true });
    if (state === 'idle') continue;
    nodes[id] = {
      state,
      entered,
      left,
      tokens,
      ...(tokens > 0 && sinceMs !== undefined && { sinceMs }),
      ...(firstEnteredMs !== undefined && { firstEnteredMs }),
      ...(lastLeftMs !== undefined && { lastLeftMs }),
      ...(fires !== undefined && { fires }),
      ...(firesByRule && { firesByRule }),
      ...(outcome !== undefined && { outcome }),
      ...(problem && { problem }),
      ...(tokens > 0 && dueMs !== undefined && { dueMs }),
      ...(tokens > 0 && assignee !== undefined && { assignee }),
    };
  }
  return nodes;
}

/** Entries between two states that are kept, so that going back in time does not begin at the beginning. */
const KEPT_EVERY = 250;

/** A log to go to and fro in. Entries in order. */
export class Replay {
  readonly log: readonly LogEntry[];
  private readonly program: Program;
  private readonly kept: Replayed[] = [NOTHING_YET];

  constructor(log: readonly LogEntry[], program: Program) {
    this.log = log;
    this.program = program;
  }

  /** How many entries there are up to and including the instant (epoch ms). */
  countThrough(atMs: number): number {
    let low = 0;
    let high = this.log.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.log[middle]!.atMs <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What is known after the first so many entries. */
  after(entries: number): Replayed {
    let from = Math.min(Math.floor(entries / KEPT_EVERY), this.kept.length - 1) * KEPT_EVERY;
    let state = this.kept[from / KEPT_EVERY]!;
    for (; from < entries; from++) {
      state = replayEntry(state, this.log[from]!, this.program);
      if ((from + 1) % KEPT_EVERY === 0) this.kept[(from + 1) / KEPT_EVERY] = state;
    }
    return state;
  }
}
