import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { attachmentSchema } from '../../rules/api/attachments.ts';
import { presentSchema, tasksSchema } from '../../rules/api/tasks.ts';
import type { CannotDo, CompleteTask, DecideTask } from '../../rules/api/tasks.ts';
import { act } from './act.ts';
import { keys } from './keys.ts';
import { request, urlOf } from './request.ts';

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

export const useTasks = (filter: TaskFilter, enabled = true) =>
  useQuery({ ...tasksQuery(filter), enabled, placeholderData: keepPreviousData });

export const useOpenTaskCount = (): number | undefined =>
  useQuery({ ...tasksQuery({ state: 'open', mine: true }), select: (tasks) => tasks.length }).data;

const actOn = (id: string, what: 'complete' | 'decide' | 'cannot-do', body: CompleteTask | DecideTask | CannotDo) =>
  act(z.unknown(), `/tasks/${id}/${what}`, body);

export function useCompleteTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: CompleteTask }) => actOn(id, 'complete', body),
    // Also when it was refused: somebody else may have done it.
    onSettled: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

export function useDecideTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: DecideTask }) => actOn(id, 'decide', body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

export function useCannotDo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: CannotDo }) => actOn(id, 'cannot-do', body),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tasks }),
  });
}

/** What is on the platform now where the action makes its change. It is asked once: whoever works on it changes it. */
export const usePresent = (id: string) =>
  useQuery({
    queryKey: keys.present(id),
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => request(presentSchema, `/tasks/${id}/present`, { signal }),
  });

export const uploadAttachment = (task: string, file: Blob) =>
  request(attachmentSchema, `/tasks/${task}/attachments`, { method: 'POST', file });

export const attachmentUrl = (task: string, id: string): string => urlOf(`/tasks/${task}/attachments/${id}`);

/** The task that an effect was carried out by, from its key: CAMPAIGN/NODE/N. */
export const taskOfEffect = (key: string): string => key.split('/').slice(0, 3).join('.');
