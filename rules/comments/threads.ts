import type { Comment } from '../api/comments.ts';

/** A comment and what was answered to it, in order. */
export interface Thread {
  readonly root: Comment;
  readonly replies: readonly Comment[];
}

/** The threads of a playbook in which something is said, in the order in which they were begun. */
export function threadsOf(comments: readonly Comment[]): readonly Thread[] {
  const ordered = comments.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return ordered
    .filter(({ id, thread }) => id === thread)
    .map((root) => ({ root, replies: ordered.filter(({ id, thread }) => thread === root.id && id !== root.id) }))
    .filter(isSaid);
}

/** A comment that was taken back only holds the place of its answers. */
const isSaid = ({ root, replies }: Thread): boolean => replies.length > 0 || !root.withdrawn;

export const isOpen = ({ root }: Thread): boolean => root.resolved === undefined;

/** How many threads await an answer at each node. */
export function openByNode(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { root } of threads.filter(isOpen)) {
    if (root.node !== undefined) counts.set(root.node, (counts.get(root.node) ?? 0) + 1);
  }
  return counts;
}

/** How many threads await an answer in all. */
export const openCount = (threads: readonly Thread[]): number => threads.filter(isOpen).length;
