import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'task',
  'budget',
  'Confirm the budget',
  {
    assignee: { role: 'planner' },
    due: 'P1D',
    remindBefore: ['PT4H'],
    escalate: { after: 'PT2H', to: { role: 'manager' } },
    form: [{ id: 'amount', type: 'money', title: 'Budget', required: true }],
  },
  { scenario: { people: { planner: { respondsIn: 'PT1H', answers: { budget: { amount: 500000 } } } } } },
);
