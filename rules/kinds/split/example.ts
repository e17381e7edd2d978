import type { KindExample } from '../example.ts';

export const example: KindExample = {
  nodes: [
    { id: 'prepare', kind: 'split', title: 'At the same time', config: {} },
    { id: 'stock', kind: 'task', title: 'Check the stock', config: { assignee: { role: 'operator' } } },
    { id: 'page', kind: 'task', title: 'Check the page', config: { assignee: { role: 'planner' } } },
  ],
  edges: [
    ['prepare', 'branch', 'stock'],
    ['prepare', 'branch', 'page'],
  ],
};
