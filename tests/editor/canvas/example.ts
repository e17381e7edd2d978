import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';

const node = (id: string, kind: string, phase: string, x: number, y: number, config: object) => ({
  id,
  kind,
  phase,
  title: id,
  config,
  position: { x, y },
});

const FILE = {
  format: 'dacu/playbook@1',
  id: 'small',
  name: 'Small',
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
  anchors: { T0: { title: 'Start' }, T1: { title: 'End', at: 'T0 + P1D' } },
  phases: {
    prep: { from: 'T0 - P14D', to: 'T0' },
    live: { from: 'T0', to: 'T1' },
    review: { from: 'T1', to: 'T1 + P5D' },
  },
  parameters: { minCvr: { type: 'ratio', title: 'Least conversion', default: 0.08 } },
  nodes: [
    node('start', 'start', 'prep', 0, 0, { when: { at: 'T0 - P14D' } }),
    node('budget', 'approval', 'prep', 220, 0, { approvers: { role: 'manager' } }),
    node('watch', 'monitor', 'live', 440, -80, {
      window: { from: 'T0', to: 'T1' },
      rules: [
        {
          id: 'hot',
          title: 'Hot',
          conditions: {
            all: [{ fact: 'metric', params: { id: 'uv', window: 'PT1H' }, operator: 'greaterThan', value: 500 }],
          },
        },
      ],
    }),
    node('act', 'task', 'live', 660, 0, { assignee: { role: 'operator' } }),
    // In the file it lies over the live lane's columns.
    node('dropped', 'end', 'prep', 440, 160, { scope: 'campaign' }),
    node('review', 'review', 'review', 880, 0, { sections: ['pareto'] }),
  ],
  edges: [
    { id: 'e1', from: 'start', outcome: 'started', to: 'budget' },
    { id: 'e2', from: 'budget', outcome: 'approved', to: 'watch' },
    { id: 'e3', from: 'budget', outcome: 'rejected', to: 'dropped' },
    { id: 'e4', from: 'watch', outcome: 'hot', to: 'act' },
    { id: 'e5', from: 'watch', outcome: 'closed', to: 'review' },
  ],
};

/** A small playbook, every time a new one. */
export function examplePlaybook(): Playbook {
  const parsed = parsePlaybook(structuredClone(FILE));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

export function nodeOf(playbook: Playbook, id: string): PlaybookNode {
  const found = playbook.nodes.find((each) => each.id === id);
  if (!found) throw new Error(`The playbook has no node ${id}`);
  return found;
}
