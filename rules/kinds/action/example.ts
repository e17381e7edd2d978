import { exampleOf } from '../example.ts';

export const example = exampleOf('action', 'raise', 'Raise the budget', {
  do: 'ads.raiseBudget',
  with: { channel: '"search"', amount: '50000' },
  autonomy: 'propose',
  by: { role: 'manager' },
  guardrail: { sumOf: 'amount', per: 'day', max: '200000', over: 'decline' },
  retry: { attempts: 3, initialInterval: 'PT10S' },
});
