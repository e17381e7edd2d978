import type { Task } from '../../rules/api/tasks.ts';
import { instantMs } from '../i18n/format/times.ts';

type Sorted = Pick<Task, 'state' | 'due' | 'openedAt' | 'doneAt'>;

/** Open tasks by their deadline, those without one last; done tasks, the newest first. */
export function sortTasks<T extends Sorted>(tasks: readonly T[]): readonly T[] {
  const dueMs = ({ due }: Sorted): number => (due === undefined ? Infinity : instantMs(due));
  const doneMs = ({ doneAt, openedAt }: Sorted): number => instantMs(doneAt ?? openedAt);
  return [...tasks].sort((a, b) => {
    if (a.state === 'done' && b.state === 'done') return doneMs(b) - doneMs(a);
    const [left, right] = [dueMs(a), dueMs(b)];
    return left === right ? instantMs(a.openedAt) - instantMs(b.openedAt) : left - right;
  });
}
