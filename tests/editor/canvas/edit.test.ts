import { layOutLanes, lanesFit, toCanvas } from '../../../editor/canvas/lanes.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../editor/canvas/geometry.ts';
import { copyNodes, paste, writeFragment } from '../../../editor/playbook/edit/clipboard.ts';
import { readFragment } from '../../../editor/playbook/edit/readFragment.ts';
import { freshId, takenIds } from '../../../editor/playbook/edit/ids.ts';
import {
  addNode,
  addNodeAfter,
  changeNode,
  connect,
  freeSpot,
  insertOnEdge,
  moveNodes,
  remove,
  renameNode,
  setConfig,
} from '../../../editor/playbook/edit/nodes.ts';
import { fits, nextOf, placeNextTo } from '../../../editor/playbook/edit/next.ts';
import { freeOutcomes, outcomesOf } from '../../../editor/playbook/edit/outcomes.ts';
import { valueAt, withValueAt } from '../../../editor/playbook/edit/pointer.ts';
import { tidy } from '../../../editor/playbook/edit/tidy.ts';
import { KINDS } from '../../../rules/kinds/registry.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from './example.ts';

const lanes = layOutLanes(examplePlaybook());
const at = (x: number, y: number) => ({ at: { x, y }, lanes, language: 'en' as const });
const edgeOf = (playbook: Playbook, id: string) => playbook.edges.find((edge) => edge.id === id);
const monitorWith = (rules: readonly string[]) => ({
  window: { from: 'T0', to: 'T1' },
  rules: rules.map((id) => ({ id, title: '', conditions: { all: [] } })),
});

describe('adding a node', () => {
  it.each(KINDS)('of kind %s gives a playbook that can be read back', (kind) => {
    const { playbook, id } = addNode(examplePlaybook(), { kind, ...at(5000, 5000) });
    expect(parsePlaybook(playbook).ok).toBe(true);
    expect(nodeOf(playbook, id).phase).toBe('review');
  });

  it('gives it an id that nothing else has, parameters and variables included', () => {
    const before = examplePlaybook();
    const used = { ...before, parameters: { ...before.parameters, task: before.parameters['minCvr']! } };
    expect(addNode(used, { kind: 'task', ...at(0, 0) }).id).toBe('task2');
  });

  it('covers no other card', () => {
    const before = examplePlaybook();
    const point = toCanvas(lanes, 'prep', nodeOf(before, 'budget').position);
    const spot = freeSpot(before, lanes, point);
    const cards = before.nodes.map((node) => toCanvas(lanes, node.phase, node.position));
    expect(
      cards.every((card) => Math.abs(card.x - spot.x) >= NODE_WIDTH || Math.abs(card.y - spot.y) >= NODE_HEIGHT),
    ).toBe(true);
  });

  it('after another leads there by the chosen outcome', () => {
    const { playbook, id } = addNodeAfter(examplePlaybook(), 'act', 'done', { kind: 'end', ...at(2000, 0) });
    expect(playbook.edges.at(-1)).toEqual({ id: 'e6', from: 'act', outcome: 'done', to: id });
  });

  it('on an edge takes the edge over and leads on to where it led', () => {
    const { playbook, id } = insertOnEdge(examplePlaybook(), 'e2', { kind: 'wait', ...at(800, 0) });
    expect(edgeOf(playbook, 'e2')).toEqual({ id: 'e2', from: 'budget', outcome: 'approved', to: id });
    expect(playbook.edges.at(-1)).toMatchObject({ from: id, outcome: 'done', to: 'watch' });
  });
});

describe('adding to the selected node', () => {
  const before = examplePlaybook();
  const nextTo = (playbook: Playbook, id: string) => placeNextTo(playbook, nodeOf(playbook, id), lanes);

  it('leads there by a free outcome', () => {
    const free = { ...before, edges: before.edges.filter((edge) => edge.from !== 'start') };
    expect(nextTo(free, 'start')).toMatchObject({ where: { type: 'after', from: 'start' } });
  });

  it('goes between where its only outcome leads somewhere already', () => {
    expect(nextTo(before, 'start').where).toMatchObject({ type: 'onEdge', edge: 'e1' });
  });

  it('stays unconnected in its lane where several outcomes all lead somewhere', () => {
    const budget = nodeOf(before, 'budget');
    const full = freeOutcomes(before, budget).reduce(
      (playbook, { id }) => connect(playbook, { from: 'budget', outcome: id, to: 'watch' }),
      before,
    );
    expect(nextOf(full, budget)).toEqual({ how: 'beside' });
    const { where } = nextTo(full, 'budget');
    const { playbook, id } = addNode(full, { kind: 'task', ...where, lanes, language: 'en' });
    expect(where.type).toBe('place');
    expect(playbook.edges).toBe(full.edges);
    expect(nodeOf(playbook, id).phase).toBe(budget.phase);
  });

  it('puts on an edge neither what begins a flow nor what ends one', () => {
    expect(['start', 'end', 'task'].map((kind) => fits(kind as never, 'onEdge'))).toEqual([false, false, true]);
  });
});

describe('inserting where there is no room', () => {
  it('moves what follows in the lane along, and nothing else', () => {
    const before = examplePlaybook();
    const { playbook, id } = insertOnEdge(before, 'e1', { kind: 'wait', ...at(0, 0) });
    const xOf = (of: string) => nodeOf(playbook, of).position.x;
    expect(xOf('start')).toBe(0);
    expect(xOf(id)).toBeGreaterThan(0);
    expect(xOf('budget')).toBeGreaterThan(xOf(id));
    expect(xOf('dropped')).toBeGreaterThan(440);
    expect(nodeOf(playbook, 'watch')).toBe(nodeOf(before, 'watch'));
    expect(lanesFit(layOutLanes(playbook), playbook)).toBe(true);
  });
});

describe('connecting', () => {
  it('refuses a second edge of one outcome, an edge into a start, and the same edge twice', () => {
    const before = examplePlaybook();
    expect(connect(before, { from: 'start', outcome: 'started', to: 'act' })).toBe(before);
    expect(connect(before, { from: 'act', outcome: 'done', to: 'start' })).toBe(before);
    const { playbook: split, id } = addNode(before, { kind: 'split', ...at(0, 900) });
    const once = connect(split, { from: id, outcome: 'branch', to: 'act' });
    expect(once.edges).toHaveLength(before.edges.length + 1);
    expect(connect(once, { from: id, outcome: 'branch', to: 'act' })).toBe(once);
  });

  it('offers the outcomes that are left, those that must lead on first', () => {
    const playbook = remove(examplePlaybook(), { nodes: new Set(), edges: new Set(['e3']) });
    expect(freeOutcomes(playbook, nodeOf(playbook, 'budget')).map((each) => each.id)).toEqual(['rejected']);
    expect(freeOutcomes(playbook, nodeOf(playbook, 'watch')).map((each) => each.id)).toEqual([
      'hot_recovered',
      'stale',
    ]);
  });
});

describe('changing a node', () => {
  it('keeps an edge on its outcome when a rule only got another name', () => {
    const after = setConfig(examplePlaybook(), 'watch', monitorWith(['boiling']));
    expect(edgeOf(after, 'e4')?.outcome).toBe('boiling');
    expect(edgeOf(after, 'e5')?.outcome).toBe('closed');
  });

  it('leaves edges alone when a rule was added or taken away', () => {
    const after = setConfig(examplePlaybook(), 'watch', monitorWith(['other', 'hot']));
    expect(edgeOf(after, 'e4')?.outcome).toBe('hot');
  });

  it('takes a config that its kind cannot read, and knows no outcomes of it', () => {
    const after = setConfig(examplePlaybook(), 'watch', { rules: null });
    expect(outcomesOf(nodeOf(after, 'watch'))).toEqual([]);
    expect(after.edges).toEqual(examplePlaybook().edges);
  });

  it('renames a node with its edges, and refuses a name that is taken', () => {
    const before = examplePlaybook();
    const after = renameNode(before, 'budget', 'money');
    expect(after.edges.slice(0, 3).map(({ from, to }) => [from, to])).toEqual([
      ['start', 'money'],
      ['money', 'watch'],
      ['money', 'dropped'],
    ]);
    expect(renameNode(before, 'budget', 'act')).toBe(before);
  });

  it('takes an empty description out of the file', () => {
    const described = changeNode(examplePlaybook(), 'act', { description: 'why' });
    expect(nodeOf(described, 'act').description).toBe('why');
    expect(nodeOf(changeNode(described, 'act', { description: '' }), 'act')).not.toHaveProperty('description');
  });
});

describe('moving, deleting, copying', () => {
  it('moves only what was moved: other nodes stay the same objects', () => {
    const before = examplePlaybook();
    const after = moveNodes(before, lanes, new Map([['act', { x: 5000, y: 0 }]]));
    expect(nodeOf(after, 'act').phase).toBe('review');
    expect(nodeOf(after, 'watch')).toBe(nodeOf(before, 'watch'));
    expect(moveNodes(before, lanes, new Map())).toBe(before);
  });

  it('deletes the edges of a deleted node with it', () => {
    const after = remove(examplePlaybook(), { nodes: new Set(['watch']), edges: new Set() });
    expect(after.edges.map((edge) => edge.id)).toEqual(['e1', 'e3']);
  });

  it('pastes no card over another, where two lie across the border of a lane, or where cards are already', () => {
    const before = examplePlaybook();
    const border = lanes[0].to;
    for (const place of [
      { x: border - 260, y: 900 },
      { x: border - 420, y: 900 },
      { x: 100, y: 100 },
    ]) {
      const pair = before.nodes.slice(0, 2).map((node, index) => ({
        ...node,
        phase: lanes[0].phase,
        position: { x: index * (NODE_WIDTH + 40), y: 0 },
      }));
      const { playbook } = paste(before, { nodes: pair, edges: [] }, place, lanes);
      const cards = playbook.nodes.map((node) => toCanvas(lanes, node.phase, node.position));
      const overlapping = cards.filter((a) =>
        cards.some((b) => a !== b && Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_HEIGHT),
      );
      expect(overlapping).toEqual([]);
    }
  });

  it('pastes nodes under ids of their own with the edges between them, from text to text', () => {
    const before = examplePlaybook();
    const text = writeFragment(copyNodes(before, new Set(['watch', 'act'])));
    const fragment = readFragment(text, before);
    expect(fragment).toBeDefined();
    const { playbook, ids } = paste(before, fragment!, { x: 100, y: 900 }, lanes);
    expect(ids).toEqual(['watch2', 'act2']);
    expect(playbook.edges.at(-1)).toEqual({ id: 'e6', from: 'watch2', outcome: 'hot', to: 'act2' });
    expect(nodeOf(playbook, 'watch2').phase).toBe('prep');
    expect(parsePlaybook(playbook).ok).toBe(true);
  });

  it('takes no other text for nodes, nor nodes that no playbook could hold', () => {
    const playbook = examplePlaybook();
    expect(readFragment('hello', playbook)).toBeUndefined();
    expect(readFragment('{"nodes":[]}', playbook)).toBeUndefined();
    expect(readFragment('{"format":"dacu/nodes@1","nodes":[{"id":"x"}],"edges":[]}', playbook)).toBeUndefined();
  });
});

describe('tidying up', () => {
  const tidied = tidy(examplePlaybook());

  it('changes positions and nothing else', () => {
    const without = (nodes: readonly PlaybookNode[]) => nodes.map((node) => ({ ...node, position: undefined }));
    expect(without(tidied.nodes)).toEqual(without(examplePlaybook().nodes));
    expect(tidied.edges).toEqual(examplePlaybook().edges);
  });

  it('puts no card over another and every one into its lane, without shifting lanes', () => {
    const laid = layOutLanes(tidied);
    expect(lanesFit(laid, tidied)).toBe(true);
    // The file's units are whole, the canvas's pixels are not.
    expect(laid.every((lane) => Math.abs(lane.shift) < 2)).toBe(true);
    const cards = tidied.nodes.map((node) => toCanvas(laid, node.phase, node.position));
    for (const [index, a] of cards.entries()) {
      for (const b of cards.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= NODE_WIDTH || Math.abs(a.y - b.y) >= NODE_HEIGHT).toBe(true);
      }
    }
  });

  it('comes to rest: tidying twice is tidying once', () => {
    expect(tidy(tidied)).toEqual(tidied);
  });
});

describe('ids and pointers', () => {
  it('count up from a number that an id already ends in', () => {
    expect(freshId(new Set(['rule1', 'rule2']), 'rule1')).toBe('rule3');
    expect(takenIds(examplePlaybook()).has('minCvr')).toBe(true);
  });

  it('write a value and keep the order of the other fields', () => {
    const written = withValueAt({ a: 1, b: { 'c/d': [1, 2] }, e: 3 }, '/b/c~1d/1', 9);
    expect(JSON.stringify(written)).toBe('{"a":1,"b":{"c/d":[1,9]},"e":3}');
    expect(valueAt(written, '/b/c~1d/1')).toBe(9);
  });

  it('take a field or an item out for undefined', () => {
    expect(withValueAt({ a: 1, b: 2 }, '/a', undefined)).toEqual({ b: 2 });
    expect(withValueAt({ a: [1, 2, 3] }, '/a/1', undefined)).toEqual({ a: [1, 3] });
  });
});
