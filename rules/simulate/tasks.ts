import type { LogEntry } from '../interpreter/messages.ts';

export interface SimulatedTask {
  readonly node: string;
  readonly assignee: unknown;
  readonly openedAt: string;
  readonly due: unknown;
  readonly doneAt: string | null;
}

/** The tasks and approvals of a log, in the order in which they were opened. */
export function tasksOf(log: readonly LogEntry[], format: (ms: number) => string): SimulatedTask[] {
  const tasks = new Map<string, SimulatedTask>();
  for (const entry of log) {
    const task = `${entry.node}/${String(entry['n'])}`;
    if (entry.type === 'taskOpened' || entry.type === 'approvalAsked') {
      tasks.set(task, {
        node: entry.node ?? '',
        assignee: entry['assignee'] ?? entry['approvers'],
        openedAt: format(entry.atMs),
        due: entry['due'] ?? null,
        doneAt: null,
      });
    }
    const open = tasks.get(task);
    if (open && (entry.type === 'taskDone' || entry.type === 'approvalDecided')) {
      tasks.set(task, { ...open, doneAt: format(entry.atMs) });
    }
  }
  return [...tasks.values()];
}
