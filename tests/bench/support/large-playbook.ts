import type { WrittenNode, WrittenPlaybook } from '../../support/playbooks.ts';
import { node, START } from '../../support/playbooks.ts';

/** Nodes of one section, the split and join around its three branches included. */
const SECTION = 21;

/**
 * A playbook of about `size` nodes, as a year of campaigns in one file would be: sections one after the other, each
 * with people, data, monitors and actions of its own in three branches. `seed` goes into every expression, so that
 * playbooks of different seeds share no text that a cache could know.
 */
export function largePlaybook(size: number, seed = 0): WrittenPlaybook {
  const nodes: WrittenNode[] = [START];
  const edges: string[] = [];
  const parameters: Record<string, object> = {};
  let exit = 'start.started';
  for (let index = 0; nodes.length + SECTION < size; index++) {
    const section = sectionOf(`x${seed}s${index}`);
    nodes.push(...section.nodes);
    edges.push(`${exit} > ${section.entrance}`, ...section.edges);
    Object.assign(parameters, section.parameters);
    exit = section.exit;
  }
  nodes.push(node('end', 'end', { scope: 'campaign' }, 'live'));
  return { nodes, edges: [...edges, `${exit} > end`], parameters };
}

function sectionOf(s: string) {
  const id = (name: string) => `${s}_${name}`;
  const nodes: WrittenNode[] = [
    node(id('pick'), 'select', {
      from: 'skus',
      conditions: {
        all: [
          {
            fact: 'row',
            path: '$.cvr30d',
            operator: 'greaterThanInclusive',
            value: { fact: 'param', params: { id: id('minCvr') } },
          },
          { fact: 'row', path: '$.stock', operator: 'greaterThan', value: 0 },
        ],
      },
      score: `row.growth30d - ${id('weight')} * row.badReviewShare`,
      limit: 100,
      as: id('skus'),
    }),
    node(id('plan'), 'set', {
      assign: {
        [id('amount')]: `round half up(${id('budget')} * ${id('weight')}, 0)`,
        [id('cap')]: `3 * ${id('budget')}`,
      },
    }),
    node(id('confirm'), 'task', {
      assignee: { role: 'planner' },
      due: 'P2D',
      form: [{ id: 'agreed', type: 'boolean', title: 'Agreed', required: true }],
      remindBefore: ['PT12H'],
      escalate: { after: 'PT12H', to: { role: 'manager' } },
    }),
    node(id('agreed'), 'decide', {
      rules: [
        {
          id: 'yes',
          title: 'yes',
          conditions: {
            all: [{ fact: 'var', params: { id: `${id('confirm')}.agreed` }, operator: 'equal', value: true }],
          },
          outcome: 'yes',
        },
      ],
    }),
    node(id('approve'), 'approval', {
      approvers: { role: 'manager' },
      due: 'P1D',
      onTimeout: 'reject',
      shows: [id('budget')],
    }),
    node(id('fork'), 'split'),
    node(id('watch'), 'monitor', {
      window: { from: 'T0', to: 'T1' },
      every: 'PT1H',
      rules: [
        {
          id: 'hot',
          title: 'hot',
          conditions: {
            all: [
              {
                fact: 'metric',
                params: { id: 'cvr', window: 'PT1H', compare: 'plan', as: 'ratio' },
                operator: 'greaterThan',
                value: 1.1,
              },
              {
                fact: 'metric',
                params: { id: 'uv', window: 'PT1H' },
                operator: 'greaterThanInclusive',
                value: { expr: `${id('weight')} * 500` },
              },
            ],
          },
          cooldown: 'PT2H',
          maxFires: 5,
        },
      ],
    }),
    node(id('raise'), 'action', {
      do: 'ads.raiseBudget',
      with: { channel: `"${s}"`, amount: id('amount') },
      guardrail: { sumOf: 'amount', per: 'day', max: id('cap'), over: 'approval', by: { role: 'manager' } },
      retry: { attempts: 3 },
    }),
    node(id('stock'), 'monitor', {
      window: { from: 'T0', to: 'T1' },
      every: 'PT15M',
      forEach: id('skus'),
      rules: [
        {
          id: 'low',
          title: 'low',
          conditions: {
            all: [
              { fact: 'row', path: '$.stock', operator: 'lessThan', value: { expr: `${id('weight')} * row.sales7d` } },
            ],
          },
          cooldown: 'PT6H',
        },
      ],
    }),
    node(id('restock'), 'action', {
      do: 'stock.requestReplenishment',
      with: { skus: `set("${id('stock')}.low")`, factor: id('weight') },
    }),
    node(id('byHand'), 'task', { assignee: { role: 'operator' }, due: 'PT30M' }),
    node(id('handled'), 'end'),
    node(id('evening'), 'wait', { until: 'T0 @ 20:00' }),
    node(id('owing'), 'select', {
      from: 'customers',
      conditions: { all: [{ fact: 'row', path: '$.balanceDue', operator: 'greaterThan', value: 0 }] },
      as: id('customers'),
    }),
    node(id('remind'), 'action', {
      do: 'message.send',
      with: { customers: `set("${id('customers')}")`, template: `"${s}-reminder"` },
    }),
    node(id('done'), 'join', { mode: { n: 3 } }),
    node(id('settle'), 'wait', { for: 'PT3H' }),
    node(id('open'), 'task', {
      assignee: { role: 'operator' },
      form: [{ id: 'left', type: 'integer', title: 'Left' }],
    }),
    node(id('shipped'), 'wait', {
      conditions: { all: [{ fact: 'metric', params: { id: 'unshipped' }, operator: 'lessThanInclusive', value: 0 }] },
      timeout: 'P1D',
    }),
    node(id('report'), 'review', { sections: ['targetVsActual'] }),
    node(id('dropped'), 'end', { scope: 'campaign', result: 'dropped' }),
  ];
  const edges = [
    'pick.done > plan',
    'pick.empty > dropped',
    'plan.done > confirm',
    'confirm.done > agreed',
    'agreed.yes > approve',
    'agreed.otherwise > confirm',
    'approve.approved > fork',
    'approve.rejected > dropped',
    'fork.branch > watch',
    'fork.branch > stock',
    'fork.branch > evening',
    'watch.hot > raise',
    'watch.closed > done',
    'stock.low > restock',
    'restock.failed > byHand',
    'byHand.done > handled',
    'stock.closed > done',
    'evening.done > owing',
    'owing.done > remind',
    'owing.empty > done',
    'remind.done > done',
    'done.joined > settle',
    'settle.done > open',
    'open.done > shipped',
    'shipped.done > report',
    'shipped.timeout > settle',
  ].map((edge) => edge.replace(/^/, `${s}_`).replace('> ', `> ${s}_`));
  return {
    nodes,
    edges,
    entrance: id('pick'),
    exit: `${id('report')}.done`,
    parameters: {
      [id('minCvr')]: { type: 'ratio', title: 'CVR', default: 0.08 },
      [id('weight')]: { type: 'number', title: 'Weight', default: 1.5, min: 1, max: 5 },
      [id('budget')]: { type: 'money', title: 'Budget', default: 500_000, min: 0 },
    },
  };
}
