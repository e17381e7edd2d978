import type { Comment } from '../api/comments.ts';

/** A comment and what was answered to it, in order. */
export interface Thread {
  readonly root: Comment;
  readonly replies: readonly Comment[];
}

/** The threads of a playbook, in the order in which they were begun. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const ordered = comments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return ordered
    .filter(({ id, thread }) => id === thread)
    .map((root) => ({ root, replies: ordered.filter(({ id, thread }) => thread === root.id && id !== root.id) }));
}

export const isOpen = ({ root }: Thread): boolean => root.resolved === undefined;

/** How many comments a thread has; one that was taken back only holds the place of its answers. */
const saidIn = ({ root, replies }: Thread): number => replies.length + (root.withdrawn ? 0 : 1);

/** How many comments await an answer at each node: those of its open threads. */
export function openByNode(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const thread of threads.filter(isOpen)) {
    const { node } = thread.root;
    const said = saidIn(thread);
    if (node !== undefined && said > 0) counts.set(node, (counts.get(node) ?? 0) + said);
  }
  return counts;
}

/** How many comments await an answer in all. */
export const openCount = (threads: readonly Thread[]): number =>
  threads.filter(isOpen).reduce((sum, thread) => sum + saidIn(thread), 0);
