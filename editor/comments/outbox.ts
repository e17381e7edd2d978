import type { QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { create } from 'zustand';
import { commentSchema } from '../../rules/api/comments.ts';
import type { Comment, PostComment } from '../../rules/api/comments.ts';
import type { Text } from '../../rules/problems/problem.ts';
import { postComment } from '../api/comments.ts';
import { keys } from '../api/keys.ts';
import { textOfFailure } from '../api/problem.ts';

const KEY = 'dacu.comments';

/** A comment on its way: shown at once, and kept, over a reload too, until the engine has it or its author drops it. */
export interface Outgoing {
  readonly comment: Comment;
  /** Undefined while it is being sent. */
  readonly failure?: Text | undefined;
}

const storedSchema = z.array(z.object({ comment: commentSchema }));

interface Outbox {
  readonly outgoing: readonly Outgoing[];
}

const INTERRUPTED: Text = {
  en: 'The page was closed before the engine had answered.',
  'zh-CN': '引擎尚未答复，页面就已关闭。',
};

function read(): readonly Outgoing[] {
  try {
    const stored = storedSchema.parse(JSON.parse(globalThis.localStorage.getItem(KEY) ?? '[]'));
    return stored.map(({ comment }) => ({ comment, failure: INTERRUPTED }));
  } catch {
    return [];
  }
}

export const useOutbox = create<Outbox>()(() => ({ outgoing: read() }));

useOutbox.subscribe(({ outgoing }) => {
  try {
    if (outgoing.length === 0) globalThis.localStorage.removeItem(KEY);
    else globalThis.localStorage.setItem(KEY, JSON.stringify(outgoing.map(({ comment }) => ({ comment }))));
  } catch {
    // A browser that stores nothing keeps it for as long as the page is open.
  }
});

const put = (item: Outgoing): void =>
  useOutbox.setState(({ outgoing }) => ({
    outgoing: [...outgoing.filter(({ comment }) => comment.id !== item.comment.id), item],
  }));

export const discard = (id: string): void =>
  useOutbox.setState(({ outgoing }) => ({ outgoing: outgoing.filter(({ comment }) => comment.id !== id) }));

const bodyOf = ({ id, thread, text, node, version }: Comment): PostComment =>
  thread === id
    ? { id, text, ...(node !== undefined && { node }), ...(version !== undefined && { version }) }
    : { id, text, thread };

/** Sends a comment; sent again after a lost answer it is there once, for it has an id of its own. */
export async function send(client: QueryClient, comment: Comment): Promise<void> {
  put({ comment });
  try {
    const sent = await postComment(comment.playbook, bodyOf(comment));
    client.setQueryData<Comment[]>(
      keys.comments(comment.playbook),
      (before) => before && [...before.filter((each) => each.id !== sent.id), sent],
    );
    discard(comment.id);
  } catch (error) {
    put({ comment, failure: textOfFailure(error) });
  }
  // Also after a failure: it may be the answer that did not get through.
  void client.invalidateQueries({ queryKey: keys.comments(comment.playbook) });
}

/** Of what the engine has nothing is kept, though its answer may have been lost. */
export function arrived(outgoing: readonly Outgoing[], ids: ReadonlySet<string>): void {
  for (const { comment, failure } of outgoing) if (failure && ids.has(comment.id)) discard(comment.id);
}

/** What the engine has, and what is on its way there: of the reader alone, for others may use the same browser. */
export function withOutgoing(
  stored: readonly Comment[],
  outgoing: readonly Outgoing[],
  { playbook, readerId }: { readonly playbook: string; readonly readerId: string },
): Comment[] {
  const ids = new Set(stored.map((each) => each.id));
  const own = outgoing
    .map(({ comment }) => comment)
    .filter((each) => each.playbook === playbook && each.author === readerId && !ids.has(each.id));
  return [...stored, ...own];
}
