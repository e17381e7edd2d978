import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'set',
  'compute',
  'Budget for today',
  { assign: { today: 'budget / 3', reserve: 'budget - today' } },
  { parameters: { budget: { type: 'money', title: 'Budget', default: 900000 } } },
);
