import type { LogEntry } from '../interpreter/messages.ts';

export interface SimulatedTask {
  readonly node: string;
  readonly assignee: unknown;
  readonly openedAt: string;
  readonly due: unknown;
  readonly doneAt: string | null;
}

interface Open {
  readonly index: number;
  readonly quorum: number;
  readonly approvedBy: Set<unknown>;
}

/** The tasks and approvals of a log, in the order in which they were opened. */
export function tasksOf(log: readonly LogEntry[], format: (ms: number) => string): SimulatedTask[] {
  const tasks: SimulatedTask[] = [];
  const open = new Map<unknown, Open>();
  for (const entry of log) {
    const { type, node = '', atMs, task } = entry;
    const known = open.get(task);
    if (type === 'taskOpened' || type === 'approvalAsked') {
      // One that nobody has answered, asked anew (a person had its node tried again), is still the same task.
      const index = known?.index ?? tasks.length;
      open.set(task, { index, quorum: Number(entry['quorum'] ?? 1), approvedBy: new Set() });
      const assignee = entry['assignee'] ?? entry['approvers'];
      tasks[index] = { node, assignee, openedAt: format(atMs), due: entry['due'] ?? null, doneAt: null };
    } else if (known && isDoneBy(entry, known)) {
      tasks[known.index] = { ...tasks[known.index]!, doneAt: format(atMs) };
      open.delete(task);
    }
  }
  return tasks;
}

function isDoneBy(entry: LogEntry, { quorum, approvedBy }: Open): boolean {
  if (entry.type !== 'approvalDecided') return entry.type === 'taskDone';
  approvedBy.add(entry['by']);
  return entry['decision'] === 'reject' || approvedBy.size >= quorum;
}
