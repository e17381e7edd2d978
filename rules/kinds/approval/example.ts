import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'approval',
  'price',
  'Approve the event price',
  { approvers: { role: 'manager' }, due: 'P1D', onTimeout: 'reject', shows: ['discount'] },
  { parameters: { discount: { type: 'ratio', title: 'Discount', default: 0.2 } } },
);
