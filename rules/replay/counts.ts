import { z } from 'zod';
import type { LogEntry } from '../interpreter/messages.ts';
import type { Program } from '../playbook/program.ts';

export interface NodeCounts {
  readonly entered?: number;
  readonly left?: number;
  readonly firstEnteredMs?: number;
  readonly lastLeftMs?: number;
  readonly fires?: number;
  readonly firesByRule?: Readonly<Record<string, number>>;
  readonly outcome?: string;
  /** The campaign ended while a token was on it. */
  readonly closed?: boolean;
  /** Whom its open task is with. */
  readonly assignee?: string;
}

/** What can only be known by counting the log, each entry once. */
export interface Counts {
  readonly nodes?: Readonly<Record<string, NodeCounts>>;
  /** How many tokens went along each edge. */
  readonly edges?: Readonly<Record<string, number>>;
  /** By NODE.RULE, the rows (the empty text, without rows) that fired and have not recovered yet. */
  readonly fired?: Readonly<Record<string, readonly string[]>>;
}

const WITHOUT_ROWS = '';
const fieldsOfEntry = z.object({
  outcome: z.string().optional(),
  reason: z.string().optional(),
  rule: z.string().nullish(),
  rows: z.array(z.string()).optional(),
});

/** The counts with one more entry. */
export function count(counts: Counts, entry: LogEntry, program: Program): Counts {
  const { node } = entry;
  if (node === undefined) return counts;
  const {
    outcome,
    reason,
    rule,
    rows = [WITHOUT_ROWS],
  } = fieldsOfEntry.parse({
    outcome: entry['outcome'],
    reason: entry['reason'],
    rule: entry['rule'],
    rows: entry['rows'],
  });
  const before = counts.nodes?.[node] ?? {};
  const change = (changed: NodeCounts): Counts => ({
    ...counts,
    nodes: { ...counts.nodes, [node]: { ...before, ...changed } },
  });
  switch (entry.type) {
    case 'nodeEntered':
      return change({
        entered: (before.entered ?? 0) + 1,
        firstEnteredMs: before.firstEnteredMs ?? entry.atMs,
        closed: false,
      });
    case 'nodeLeft': {
      const left = change({
        left: (before.left ?? 0) + 1,
        lastLeftMs: entry.atMs,
        assignee: undefined,
        ...(outcome !== undefined && { outcome }),
      });
      if (reason === 'campaignEnded') return withNode(left, node, { closed: true });
      // A migration takes tokens away without any edge.
      return reason === undefined ? along(left, node, outcome, program) : left;
    }
    case 'ruleFired': {
      if (typeof rule !== 'string') return counts;
      const firesByRule = { ...before.firesByRule, [rule]: (before.firesByRule?.[rule] ?? 0) + 1 };
      const fired = remember(counts, `${node}.${rule}`, (known) => [...new Set([...known, ...rows])]);
      return along(withNode(fired, node, { fires: (before.fires ?? 0) + 1, firesByRule }), node, rule, program);
    }
    case 'ruleRecovered': {
      if (typeof rule !== 'string') return counts;
      const known = counts.fired?.[`${node}.${rule}`] ?? [];
      // An excursion that never fired recovers too, but sends no token.
      if (!rows.some((row) => known.includes(row))) return counts;
      const recovered = remember(counts, `${node}.${rule}`, () => known.filter((row) => !rows.includes(row)));
      return along(recovered, node, `${rule}_recovered`, program);
    }
    case 'stale':
      return along(counts, node, 'stale', program);
    case 'taskOpened':
      return change({ assignee: nameOf(entry['assignee']) });
    case 'approvalAsked':
      return change({ assignee: nameOf(entry['approvers']) });
    case 'taskEscalated':
      return change({ assignee: nameOf(entry['to']) });
    default:
      return counts;
  }
}

const withNode = (counts: Counts, node: string, changed: NodeCounts): Counts => ({
  ...counts,
  nodes: { ...counts.nodes, [node]: { ...counts.nodes?.[node], ...changed } },
});

const remember = (counts: Counts, key: string, change: (rows: readonly string[]) => readonly string[]): Counts => ({
  ...counts,
  fired: { ...counts.fired, [key]: change(counts.fired?.[key] ?? []) },
});

function along(counts: Counts, node: string, outcome: string | undefined, program: Program): Counts {
  const edges = { ...counts.edges };
  for (const edge of program.leaving.get(node) ?? []) {
    if (edge.outcome === outcome) edges[edge.id] = (edges[edge.id] ?? 0) + 1;
  }
  return { ...counts, edges };
}

function nameOf(assignee: unknown): string | undefined {
  const parsed = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(assignee);
  const [name] = parsed.success ? Object.values(parsed.data) : [];
  return Array.isArray(name) ? name.join(', ') : name;
}
