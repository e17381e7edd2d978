import type { KindExample } from '../example.ts';

export const example: KindExample = {
  nodes: [
    { id: 'both', kind: 'join', title: 'Both are done', config: { mode: 'all' } },
    { id: 'start', kind: 'start', title: 'Event day', config: { when: { at: 'T0' } } },
    { id: 'prepare', kind: 'split', title: 'At the same time', config: {} },
    { id: 'stock', kind: 'task', title: 'Check the stock', config: { assignee: { role: 'operator' } } },
    { id: 'page', kind: 'task', title: 'Check the page', config: { assignee: { role: 'planner' } } },
  ],
  edges: [
    ['start', 'started', 'prepare'],
    ['prepare', 'branch', 'stock'],
    ['prepare', 'branch', 'page'],
    ['stock', 'done', 'both'],
    ['page', 'done', 'both'],
  ],
};
