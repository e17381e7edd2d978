import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import { markChanges, markedBy } from '../../../rules/diff/marks.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { File } from '../../support/edits.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

const file = () =>
  structuredClone(
    fileOf({
      nodes: [
        START,
        node('work', 'task', { assignee: { role: 'operator' } }),
        node('look', 'task', { assignee: { role: 'analyst' } }),
        node('stay', 'task', { assignee: { role: 'buyer' } }),
      ],
      edges: ['start.started > work', 'work.done > look', 'look.done > stay'],
    }),
  ) as File;

const parsed = (written: unknown): Playbook => {
  const result = parsePlaybook(written);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

function marked(edit: (file: File) => void) {
  const edited = file();
  edit(edited);
  const [before, after] = [parsed(file()), parsed(edited)];
  const changes = diffPlaybooks(before, after);
  return { changes, marked: markChanges(before, after, changes) };
}

describe('two versions drawn as one', () => {
  it('mark nothing where nothing differs', () => {
    const { nodes, edges, playbook } = marked(() => undefined).marked;
    expect([nodes.size, edges.size, playbook.nodes.length]).toEqual([0, 0, 4]);
  });

  it('mark the step that a change is about, and the change leads to it', () => {
    const { changes, marked: drawn } = marked((edited) => (edited['nodes'][1].config.assignee.role = 'manager'));
    expect([...drawn.nodes]).toEqual([['work', 'changed']]);
    expect(changes.map((change) => markedBy(change, drawn))).toEqual(['work']);
  });

  it('keep what is gone in the drawing, with its ways, beside what is there', () => {
    const { changes, marked: drawn } = marked((edited) => {
      edited['nodes'].splice(2, 1);
      edited['edges'] = [edited['edges'][0], { id: 'e9', from: 'work', outcome: 'done', to: 'stay' }];
    });
    expect([...drawn.nodes]).toEqual([['look', 'removed']]);
    expect([...drawn.edges.values()].toSorted()).toEqual(['added', 'removed', 'removed']);
    const ghost = drawn.playbook.nodes.find(({ id }) => id === 'look')!;
    const places = drawn.playbook.nodes.filter(({ id }) => id !== 'look').map(({ position }) => position);
    expect(places).not.toContainEqual(ghost.position);
    const gone = changes.find(({ code }) => code === 'node-removed')!;
    expect(markedBy(gone, drawn)).toBe('look');
  });

  it('tell a step that is new from one of the same id that was something else', () => {
    const { marked: drawn } = marked((edited) => {
      edited['nodes'][3] = { ...edited['nodes'][3], id: 'extra', title: 'extra' };
      edited['nodes'][3].config = { assignee: { role: 'legal' } };
      edited['edges'][2].to = 'extra';
    });
    expect(drawn.nodes.get('extra')).toBe('added');
    expect(drawn.nodes.get('stay')).toBe('removed');
  });

  it('do not call a renamed step new', () => {
    const { marked: drawn } = marked((edited) => {
      edited['nodes'][3].id = 'renamed';
      edited['edges'][2].to = 'renamed';
    });
    expect([...drawn.nodes]).toEqual([['renamed', 'changed']]);
    expect(drawn.edges.size).toBe(0);
  });
});
