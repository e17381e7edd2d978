import { DONE } from '../effects/ledger-states.ts';
import type { LogEntry } from '../interpreter/messages.ts';
import { parseTimestamp } from '../time/zone.ts';
import type { ReviewInput } from './input.ts';
import type { SectionOf } from './schema.ts';

/** What the engine and the people did: firings, effects, tasks. */
export function buildDecisions({ log, effects }: ReviewInput): SectionOf<'decisions'> {
  const entries = (type: LogEntry['type']): number => log.filter((entry) => entry.type === type).length;
  const inState = (...states: readonly string[]): number =>
    effects.filter(({ state }) => states.includes(state)).length;
  return {
    id: 'decisions',
    fired: entries('ruleFired'),
    suppressed: entries('ruleSuppressed'),
    effects: { applied: inState(...DONE), failed: inState('failed'), declined: inState('declined') },
    tasks: { done: entries('taskDone'), expired: entries('taskExpired'), overdue: overdue(log) },
  };
}

/** The tasks and approvals that were left, or are still open at the last entry, after they were due. */
function overdue(log: readonly LogEntry[]): number {
  const dueMs = new Map<string, number>();
  const leftMs = new Map<string, number>();
  for (const entry of log) {
    const task = `${entry.node}/${String(entry['n'])}`;
    const due = typeof entry['due'] === 'string' ? parseTimestamp(entry['due']) : undefined;
    if ((entry.type === 'taskOpened' || entry.type === 'approvalAsked') && due !== undefined) dueMs.set(task, due);
    if (entry.type === 'nodeLeft' && dueMs.has(task)) leftMs.set(task, entry.atMs);
  }
  const endMs = log.at(-1)?.atMs ?? -Infinity;
  return [...dueMs].filter(([task, due]) => (leftMs.get(task) ?? endMs) > due).length;
}
