import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'table',
  'tier',
  'Discount by stock cover',
  {
    hitPolicy: 'unique',
    inputs: [{ title: 'Days of stock', expression: 'daysOfStock' }],
    outputs: [{ title: 'Discount', variable: 'discount', type: 'ratio' }],
    rules: [
      { when: ['< 14'], then: ['0'] },
      { when: ['[14..60]'], then: ['0.1'] },
      { when: ['> 60'], then: ['0.3'], note: 'Clear it' },
    ],
  },
  { parameters: { daysOfStock: { type: 'number', title: 'Days of stock', default: 90 } } },
);
