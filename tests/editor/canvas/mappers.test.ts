import * as fc from 'fast-check';
import { NODE_WIDTH } from '../../../editor/canvas/geometry.ts';
import { laneAt, lanesFit, layOutLanes, placeAt, toCanvas, widenLane } from '../../../editor/canvas/lanes.ts';
import { fromFlow, toFlow } from '../../../editor/canvas/mappers.ts';
import { PHASES } from '../../../rules/playbook/schema.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { examplePlaybook, nodeOf } from './example.ts';

const positions = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });
const playbooks = fc
  .array(fc.record({ position: positions, phase: fc.constantFrom(...PHASES) }), { maxLength: 30 })
  .map((places): Playbook => {
    const base = examplePlaybook();
    const nodes = places.map((place, index) => ({ ...nodeOf(base, 'act'), id: `n${index}`, ...place }));
    return { ...base, nodes, edges: [] };
  });

describe('the mappers between the playbook and React Flow', () => {
  it('give back the very file, key by key, when nothing was moved', () => {
    const playbook = examplePlaybook();
    const lanes = layOutLanes(playbook);
    expect(JSON.stringify(fromFlow(toFlow(playbook, lanes), playbook, lanes))).toBe(JSON.stringify(playbook));
  });

  it('give back every playbook unchanged, wherever its nodes lie', () => {
    fc.assert(
      fc.property(playbooks, (playbook) => {
        const lanes = layOutLanes(playbook);
        expect(fromFlow(toFlow(playbook, lanes), playbook, lanes)).toEqual(playbook);
      }),
    );
  });

  it('put no state of the screen into the file: a selected, dragged node maps back to the file’s own fields', () => {
    const playbook = examplePlaybook();
    const lanes = layOutLanes(playbook);
    const flow = toFlow(playbook, lanes);
    const touched = flow.nodes.map((node) => ({ ...node, selected: true, dragging: true, zIndex: 9 }));
    const back = fromFlow({ ...flow, nodes: touched }, playbook, lanes);
    expect(Object.keys(back.nodes[0]!)).toEqual(Object.keys(playbook.nodes[0]!));
  });

  it('leave out an edge whose node does not exist, on the canvas only', () => {
    const playbook = examplePlaybook();
    const broken = {
      ...playbook,
      edges: [...playbook.edges, { id: 'e9', from: 'act', outcome: 'done', to: 'nobody' }],
    };
    expect(toFlow(broken, layOutLanes(broken)).edges.map((edge) => edge.id)).not.toContain('e9');
  });
});

describe('the lanes', () => {
  it('hold every node in the lane of its phase, even where the file places phases over each other', () => {
    fc.assert(
      fc.property(playbooks, (playbook) => {
        expect(lanesFit(layOutLanes(playbook), playbook)).toBe(true);
      }),
    );
  });

  it('never overlap and leave no gap', () => {
    fc.assert(
      fc.property(playbooks, (playbook) => {
        const lanes = layOutLanes(playbook);
        expect(lanes.every((lane) => lane.to > lane.from)).toBe(true);
        expect(lanes.slice(1).map((lane) => lane.from)).toEqual(lanes.slice(0, -1).map((lane) => lane.to));
      }),
    );
  });

  it('set the phase of a card by the lane that its middle is dropped in', () => {
    const playbook = examplePlaybook();
    const lanes = layOutLanes(playbook);
    const live = lanes.find((lane) => lane.phase === 'live')!;
    expect(placeAt(lanes, { x: live.from - NODE_WIDTH / 2 + 1, y: 0 }).phase).toBe('live');
    expect(placeAt(lanes, { x: live.from - NODE_WIDTH / 2 - 1, y: 0 }).phase).toBe('prep');
  });

  it('show a dropped card where it was dropped, to the file’s unit, or just beside the border that it lay across', () => {
    fc.assert(
      fc.property(playbooks, positions, (playbook, point) => {
        const lanes = layOutLanes(playbook);
        const { phase, position } = placeAt(lanes, point);
        const shown = toCanvas(lanes, phase, position);
        const index = lanes.findIndex((lane) => lane.phase === phase);
        const [left, right] = [
          index === 0 ? -Infinity : lanes[index]!.from,
          index === lanes.length - 1 ? Infinity : lanes[index]!.to,
        ];
        expect(shown.x).toBeGreaterThanOrEqual(left);
        expect(shown.x + NODE_WIDTH).toBeLessThanOrEqual(right);
        const isClear = point.x - 20 > left && point.x + NODE_WIDTH + 20 < right;
        expect(Math.abs(shown.x - point.x)).toBeLessThanOrEqual(isClear ? 1 : NODE_WIDTH / 2 + 20);
        expect(Math.abs(shown.y - point.y)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('move later lanes along when one is widened, and keep all nodes in theirs', () => {
    const playbook = examplePlaybook();
    const lanes = layOutLanes(playbook);
    const wider = widenLane(lanes, 'prep', 300);
    const xOf = (of: typeof lanes, node: PlaybookNode) => toCanvas(of, node.phase, node.position).x;
    expect(xOf(wider, nodeOf(playbook, 'start'))).toBe(xOf(lanes, nodeOf(playbook, 'start')));
    expect(xOf(wider, nodeOf(playbook, 'watch'))).toBe(xOf(lanes, nodeOf(playbook, 'watch')) + 300);
    expect(lanesFit(wider, playbook)).toBe(true);
  });

  it('go on for ever at both ends', () => {
    const lanes = layOutLanes(examplePlaybook());
    expect(laneAt(lanes, -1e9).phase).toBe('prep');
    expect(laneAt(lanes, 1e9).phase).toBe('review');
  });
});
