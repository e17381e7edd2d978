import type { Comment } from '../../../rules/api/comments.ts';
import { isOpen, openByNode, openCount, threadsOf } from '../../../rules/comments/threads.ts';

const said = (id: string, minute: number, more: Partial<Comment> = {}): Comment => ({
  id,
  playbook: 'p',
  thread: id,
  text: id,
  author: 'lihang',
  at: new Date(Date.UTC(2026, 9, 1, 8, minute)).toISOString(),
  mentions: [],
  ...more,
});
const resolved = { by: 'lihang', at: '2026-10-02T08:00:00.000Z' };

describe('threads', () => {
  it('hold answers in the order in which they were given, whatever order they come in', () => {
    const threads = threadsOf([
      said('late', 9, { thread: 'a' }),
      said('b', 5),
      said('early', 2, { thread: 'a' }),
      said('a', 1),
    ]);
    expect(threads.map(({ root, replies }) => [root.id, ...replies.map((each) => each.id)])).toEqual([
      ['a', 'early', 'late'],
      ['b'],
    ]);
  });

  it('show an answer whose thread is gone nowhere', () => {
    expect(threadsOf([said('x', 1, { thread: 'gone' })])).toEqual([]);
  });

  it('are counted at their node while they are open, with answers or without; not where nothing is said any more', () => {
    const threads = threadsOf([
      said('a', 1, { node: 'start' }),
      said('a2', 2, { thread: 'a', node: 'start' }),
      said('b', 3, { node: 'start', withdrawn: true, text: '' }),
      said('b2', 4, { thread: 'b', node: 'start' }),
      said('c', 5, { node: 'end', resolved }),
      said('d', 6),
      said('e', 7, { node: 'start', withdrawn: true, text: '' }),
    ]);
    expect([...openByNode(threads)]).toEqual([['start', 2]]);
    expect(openCount(threads)).toBe(3);
    expect(threads.map(isOpen)).toEqual([true, true, false, true]);
  });
});
