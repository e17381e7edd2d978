import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { tasksSchema } from '../../rules/api/tasks.ts';
import type { CompleteTask, DecideTask } from '../../rules/api/tasks.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

export interface TaskFilter {
  readonly state?: 'open' | 'done';
  readonly mine?: boolean;
  readonly campaign?: string;
}

const tasksQuery = ({ state, mine, campaign }: TaskFilter) => ({
  queryKey: [...keys.tasks, state ?? '', mine ?? false, campaign ?? ''],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    request(tasksSchema, '/tasks', { query: { state, ...(mine && { mine: true }), campaign }, signal }),
});

export const useTasks = (filter: TaskFilter) => useQuery({ ...tasksQuery(filter), placeholderData: keepPreviousData });

export const useOpenTaskCount = (): number | undefined =>
  useQuery({ ...tasksQuery({ state: 'open', mine: true }), select: (tasks) => tasks.length }).data;

/** Does something to a task; its own id makes that a retry after a lost answer does it once. */
const act = (id: string, what: 'complete' | 'decide', body: CompleteTask | DecideTask) =>
  request(z.unknown(), `/tasks/${id}/${what}`, { method: 'POST', body: { ...body, requestId: crypto.randomUUID() } });

export function useCompleteTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: CompleteTask }) => act(id, 'complete', body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

export function useDecideTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: DecideTask }) => act(id, 'decide', body),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}
