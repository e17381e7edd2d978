import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { commentSchema, commentsSchema, mentionedListSchema } from '../../rules/api/comments.ts';
import type { Comment, Mentioned, PostComment } from '../../rules/api/comments.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { useSession } from './session.ts';

const pathOf = (playbook: string): string => `/playbooks/${encodeURIComponent(playbook)}/comments`;

export const useComments = (playbook: string) =>
  useQuery({
    queryKey: keys.comments(playbook),
    queryFn: ({ signal }) => request(commentsSchema, pathOf(playbook), { signal }),
  });

export const postComment = (playbook: string, body: PostComment) =>
  request(commentSchema, pathOf(playbook), { method: 'POST', body });

/** Changes what is shown at once, and takes it back if the engine refuses. */
function useCommentChange<V>(
  playbook: string,
  send: (variables: V) => Promise<unknown>,
  change: (comments: readonly Comment[], variables: V, reader: string) => Comment[],
) {
  const client = useQueryClient();
  const reader = useSession().data?.id ?? '';
  const queryKey = keys.comments(playbook);
  return useMutation({
    mutationFn: send,
    async onMutate(variables) {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<Comment[]>(queryKey);
      if (before) client.setQueryData(queryKey, change(before, variables, reader));
      return before;
    },
    onError: (_error, _variables, before) => client.setQueryData(queryKey, before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

interface Resolution {
  readonly thread: string;
  readonly resolved: boolean;
}

export const useResolveThread = (playbook: string) =>
  useCommentChange<Resolution>(
    playbook,
    ({ thread, resolved }) =>
      request(commentSchema, `${pathOf(playbook)}/${thread}/resolved`, { method: 'PUT', body: { resolved } }),
    (comments, { thread, resolved }, by) =>
      comments.map((each) => {
        if (each.id !== thread) return each;
        const { resolved: _, ...open } = each;
        return resolved ? { ...open, resolved: { by, at: each.at } } : open;
      }),
  );

export const useWithdrawComment = (playbook: string) =>
  useCommentChange<string>(
    playbook,
    (id) => request(z.unknown(), `${pathOf(playbook)}/${id}`, { method: 'DELETE' }),
    (comments, id) => {
      const isAnswered = comments.some((each) => each.thread === id && each.id !== id);
      return isAnswered
        ? comments.map((each) =>
            each.id === id ? { ...each, text: '', mentions: [], withdrawn: true as const } : each,
          )
        : comments.filter((each) => each.id !== id);
    },
  );

export const useMentions = () =>
  useQuery({
    queryKey: keys.mentions,
    queryFn: ({ signal }) => request(mentionedListSchema, '/mentions', { signal }),
  });

export function useReadMentions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (comments: readonly string[]) =>
      request(z.unknown(), '/mentions/read', { method: 'POST', body: { comments } }),
    onMutate(comments) {
      client.setQueryData<Mentioned[]>(keys.mentions, (before) =>
        before?.map((each) => (comments.includes(each.id) ? { ...each, read: true } : each)),
      );
    },
    onError: () => client.invalidateQueries({ queryKey: keys.mentions }),
  });
}
