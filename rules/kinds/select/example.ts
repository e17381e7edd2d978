import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'select',
  'pick',
  'Pick the best sellers',
  {
    from: 'skus',
    conditions: { all: [{ fact: 'row', path: '$.stock', operator: 'greaterThan', value: 20 }] },
    score: 'row.sales7d',
    order: 'descending',
    limit: 50,
    as: 'hotItems',
  },
  { scenario: { datasets: { skus: [{ id: 'A', stock: 50, sales7d: 40 }] } } },
);
