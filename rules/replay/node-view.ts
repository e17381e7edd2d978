import type { NODE_STATES, Overlay } from '../api/overlay.ts';
import type { Text } from '../problems/problem.ts';
import { formatInstant } from '../time/zone.ts';

/** How a node stands, with its instants in epoch ms. */
export interface NodeView {
  readonly state: (typeof NODE_STATES)[number];
  readonly entered: number;
  readonly left: number;
  readonly tokens: number;
  readonly sinceMs?: number;
  readonly firstEnteredMs?: number;
  readonly lastLeftMs?: number;
  readonly fires?: number;
  readonly firesByRule?: Readonly<Record<string, number>>;
  readonly outcome?: string;
  readonly problem?: { readonly code: string; readonly message: Text };
  readonly dueMs?: number;
  readonly assignee?: string;
}

interface Standing {
  readonly isParked: boolean;
  readonly tokens: number;
  readonly entered: number;
  /** The campaign ended while a token was on it. */
  readonly closed: boolean;
}

export function nodeState({ isParked, tokens, entered, closed }: Standing): NodeView['state'] {
  if (isParked) return 'parked';
  if (tokens > 0) return 'active';
  if (closed) return 'closed';
  return entered > 0 ? 'done' : 'idle';
}

/** What a canvas shows of nodes, and of how many tokens went along each edge. */
export function overlayOf(
  nodes: Readonly<Record<string, NodeView>>,
  edges: Readonly<Record<string, number>>,
  timeZone: string,
): Overlay {
  const format = (ms: number): string => formatInstant(ms, timeZone);
  const shown = Object.entries(nodes).map(
    ([id, { sinceMs, dueMs, firstEnteredMs, lastLeftMs, problem, firesByRule, ...view }]) => [
      id,
      {
        ...view,
        ...(firesByRule && { firesByRule: { ...firesByRule } }),
        ...(problem && { problem: { ...problem } }),
        ...(sinceMs !== undefined && { since: format(sinceMs) }),
        ...(firstEnteredMs !== undefined && { firstEntered: format(firstEnteredMs) }),
        ...(lastLeftMs !== undefined && { lastLeft: format(lastLeftMs) }),
        ...(dueMs !== undefined && { due: format(dueMs) }),
      },
    ],
  );
  return { nodes: Object.fromEntries(shown) as Overlay['nodes'], edges: { ...edges } };
}
