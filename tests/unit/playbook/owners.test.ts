import { ownersOf } from '../../../rules/playbook/owners.ts';
import { node, playbookOf, START } from '../../support/playbooks.ts';

const ownersIn = (config: object, kind: 'task' | 'action' | 'approval') => {
  const { nodes } = playbookOf({ nodes: [START, node('it', kind, config)], edges: [] });
  return ownersOf(nodes[1]!);
};

describe('who answers for a node', () => {
  it('is whom a task is given to, and whom it goes to when it is late', () => {
    expect(ownersIn({ assignee: { person: 'zhaolei' } }, 'task')).toEqual([{ person: 'zhaolei' }]);
    const escalated = { assignee: { role: 'operator' }, escalate: { after: 'PT1H', to: { role: 'manager' } } };
    expect(ownersIn(escalated, 'task')).toEqual([{ role: 'operator' }, { role: 'manager' }]);
  });

  it('is who approves, and the role that an action asks; nobody for an action that runs by itself', () => {
    expect(ownersIn({ approvers: { role: 'manager' } }, 'approval')).toEqual([{ role: 'manager' }]);
    const action = { do: 'raiseBudget', with: {} };
    expect(ownersIn({ ...action, autonomy: 'propose', by: { role: 'manager' } }, 'action')).toEqual([
      { role: 'manager' },
    ]);
    expect(ownersIn({ ...action, autonomy: 'auto' }, 'action')).toEqual([]);
  });
});
