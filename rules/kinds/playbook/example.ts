import { exampleOf } from '../example.ts';

export const example = exampleOf(
  'playbook',
  'presale',
  'Run the presale',
  { ref: 'presale', parameters: { deposit: 'price * 0.1' }, anchors: { T0: 'T0' } },
  {
    parameters: { price: { type: 'money', title: 'Price', default: 9900 } },
    playbooks: {
      presale: exampleOf(
        'wait',
        'open',
        'Deposits are open',
        { for: 'PT2H' },
        { parameters: { deposit: { type: 'number', title: 'Deposit' } } },
      ),
    },
  },
);
