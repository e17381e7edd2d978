import { useState } from 'react';
import type { Task } from '../../rules/api/tasks.ts';
import { useSession } from '../api/session.ts';
import { useTasks } from '../api/tasks.ts';

export interface ShownTask {
  readonly task: Task | undefined;
  /** It left the list while it was shown: somebody else did it, or its time was over. */
  readonly isGone: boolean;
}

/** The task that the reader is at. If others deal with it, it stays in view as it became, until they choose another. */
export function useShownTask(listed: readonly Task[] | undefined, chosen: string | null): ShownTask {
  const [last, setLast] = useState<Task>();
  const reader = useSession().data?.id;
  const wanted = chosen ?? last?.id;
  const found = listed?.find((each) => each.id === wanted);
  const hasLeft = listed !== undefined && !found && last !== undefined && last.id === wanted;
  const { data: all } = useTasks({ ...(hasLeft && { campaign: last.campaign }) }, hasLeft);
  const became = hasLeft ? all?.find((each) => each.id === last.id) : undefined;
  const isGone = became?.state === 'done' && became.doneBy !== reader;
  if (isGone) return { task: became, isGone };
  const task = found ?? listed?.[0];
  if (task && task !== last && !hasLeft) setLast(task);
  if (hasLeft && became) setLast(task);
  return { task, isGone: false };
}
