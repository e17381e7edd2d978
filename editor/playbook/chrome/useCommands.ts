import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import type { Kind } from '../../../rules/kinds/faces.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { layOutLanes, toCanvas } from '../../canvas/lanes.ts';
import { useShowAll } from '../../canvas/useShowAll.ts';
import { arrange } from '../edit/align.ts';
import type { Arrangement } from '../edit/align.ts';
import { copyNodes, isFragment, paste, writeFragment } from '../edit/clipboard.ts';
import type { Fragment } from '../edit/clipboard.ts';
import { addNode, addNodeAfter, findNode, insertOnEdge, moveNodes, remove } from '../edit/nodes.ts';
import { freeOutcomes } from '../edit/outcomes.ts';
import { useEditor } from '../store/scope.ts';
import type { EditorScope } from '../store/scope.ts';
import { NOTHING, selectOnly } from '../store/view.ts';
import type { PickFor } from '../store/view.ts';

const SHIFT = 28;
/** Room between a node and the one that is added after it. */
const BELOW = 52;
const NUDGE = 10;

/** All that a person can have done to the playbook, for buttons, keys and the command palette alike. */
export interface Commands {
  undo(): void;
  redo(): void;
  remove(): void;
  duplicate(): void;
  selectAll(): void;
  tidy(): void;
  fit(): void;
  show(node: string): void;
  /** Puts the selected nodes in line. */
  arrange(how: Arrangement): void;
  nudge(x: number, y: number, far: boolean): void;
  /** Adds a node where it was asked for: at a place, after a node, or on an edge. */
  add(kind: Kind, to: PickFor, outcome?: string): void;
  /** Asks for the kind of a node to add: on the selected edge, after the selected node, or in the middle of what is seen. */
  pick(): void;
  /** Adds a node in the middle of what is seen; on the selected edge, or after the selected node, if there is one. */
  addHere(kind: Kind): void;
  /** The selection as text for the clipboard; undefined if nothing is selected. */
  copied(): string | undefined;
  /** Takes text from the clipboard; says whether it is nodes. */
  pasted(text: string): boolean;
}

export function useCommands(): Commands {
  const editor = useEditor();
  const flow = useReactFlow();
  const showAll = useShowAll();
  return useMemo(() => createCommands(editor, flow, showAll), [editor, flow, showAll]);
}

type Flow = Pick<
  ReturnType<typeof useReactFlow>,
  'screenToFlowPosition' | 'flowToScreenPosition' | 'setCenter' | 'getZoom'
>;

function createCommands({ doc, view }: EditorScope, flow: Flow, showAll: () => void): Commands {
  const playbook = () => doc.getState().playbook;
  const language = () => usePreferences.getState().language;

  const middle = (): Point => {
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!canvas) return { x: 0, y: 0 };
    const at = flow.screenToFlowPosition({ x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 });
    return { x: at.x - NODE_WIDTH / 2, y: at.y - NODE_HEIGHT / 2 };
  };

  /** Where a flow begins: in the first lane, under its head. */
  const beginning = (): Point => {
    const [lane] = view.getState().lanes;
    const top = document.querySelector('.react-flow')?.getBoundingClientRect().y ?? 0;
    return { x: (lane.from + lane.to - NODE_WIDTH) / 2, y: flow.screenToFlowPosition({ x: 0, y: top }).y + 80 };
  };

  /** Where a node goes that is asked for without a place. */
  const nextPlace = (): { readonly where: PickFor; readonly outcome?: string } => {
    const { nodes, edges, lanes } = view.getState();
    const [edge] = edges;
    if (edge !== undefined && edges.size === 1) return { where: { type: 'onEdge', edge, at: middle() } };
    const [only] = nodes;
    const node = nodes.size === 1 && only !== undefined ? findNode(playbook(), only) : undefined;
    if (playbook().nodes.length === 0) return { where: { type: 'place', at: beginning() } };
    const outcome = node && freeOutcomes(playbook(), node)[0];
    if (!node || !outcome) return { where: { type: 'place', at: middle() } };
    const at = toCanvas(lanes, node.phase, node.position);
    return {
      where: { type: 'after', from: node.id, at: { x: at.x, y: at.y + NODE_HEIGHT + BELOW } },
      outcome: outcome.id,
    };
  };

  const insert = (fragment: Fragment, at: Point) => {
    let ids: readonly string[] = [];
    doc.apply((before) => {
      const result = paste(before, fragment, at, view.getState().lanes);
      ids = result.ids;
      return result.playbook;
    });
    selectOnly(view, ids, ids.length === 1 ? ids[0] : undefined);
  };

  const cornerOf = (fragment: Fragment): Point => {
    const places = fragment.nodes.map((node) => toCanvas(view.getState().lanes, node.phase, node.position));
    return { x: Math.min(...places.map((each) => each.x)), y: Math.min(...places.map((each) => each.y)) };
  };

  const commands: Commands = {
    undo: () => doc.undo(),
    redo: () => doc.redo(),
    remove() {
      const { nodes, edges, open } = view.getState();
      if (nodes.size + edges.size === 0) return;
      doc.apply((before) => remove(before, { nodes, edges }));
      view.setState({
        nodes: NOTHING,
        edges: NOTHING,
        ...(open !== undefined && nodes.has(open) && { open: undefined }),
      });
    },
    duplicate() {
      const fragment = copyNodes(playbook(), view.getState().nodes);
      if (fragment.nodes.length === 0) return;
      const corner = cornerOf(fragment);
      insert(fragment, { x: corner.x + SHIFT, y: corner.y + NODE_HEIGHT + SHIFT });
    },
    selectAll: () =>
      view.setState({ nodes: new Set(playbook().nodes.map((node) => node.id)), edges: NOTHING, open: undefined }),
    tidy() {
      void import('../edit/tidy.ts').then(({ tidy }) => {
        doc.apply(tidy);
        view.setState({ lanes: layOutLanes(playbook()) });
        requestAnimationFrame(commands.fit);
      });
    },
    fit: showAll,
    show(id) {
      const node = findNode(playbook(), id);
      if (!node) return;
      const at = toCanvas(view.getState().lanes, node.phase, node.position);
      void flow.setCenter(at.x + NODE_WIDTH / 2, at.y + NODE_HEIGHT / 2, {
        zoom: Math.max(0.8, flow.getZoom()),
        duration: 200,
      });
    },
    arrange: (how) => {
      const { nodes, lanes } = view.getState();
      doc.apply((before) => arrange(before, lanes, nodes, how));
    },
    nudge(x, y, far) {
      const { nodes, lanes } = view.getState();
      if (nodes.size === 0) return;
      const by = far ? NUDGE * 5 : NUDGE;
      doc.apply(
        (before) => {
          const places = before.nodes
            .filter((node) => nodes.has(node.id))
            .map((node) => {
              const at = toCanvas(lanes, node.phase, node.position);
              return [node.id, { x: at.x + x * by, y: at.y + y * by }] as const;
            });
          return moveNodes(before, lanes, new Map(places));
        },
        `nudge ${[...nodes].join(' ')}`,
      );
    },
    add(kind, to, outcome) {
      let added = '';
      doc.apply((before) => {
        const node = { kind, at: to.at, lanes: view.getState().lanes, language: language() };
        const result =
          to.type === 'onEdge'
            ? insertOnEdge(before, to.edge, node)
            : to.type === 'after' && outcome !== undefined
              ? addNodeAfter(before, to.from, outcome, node)
              : addNode(before, node);
        added = result.id;
        return result.playbook;
      });
      selectOnly(view, [added], added);
    },
    pick() {
      const { where } = nextPlace();
      const screen = flow.flowToScreenPosition({ x: where.at.x + NODE_WIDTH / 2, y: where.at.y });
      view.setState({ picking: { for: where, screen } });
    },
    addHere(kind) {
      const { where, outcome } = nextPlace();
      commands.add(kind, where, outcome);
    },
    copied() {
      const fragment = copyNodes(playbook(), view.getState().nodes);
      return fragment.nodes.length === 0 ? undefined : writeFragment(fragment);
    },
    pasted(text) {
      if (!isFragment(text)) return false;
      const at = view.getState().pointer ?? middle();
      void import('../edit/readFragment.ts').then(({ readFragment }) => {
        const fragment = readFragment(text, playbook());
        if (fragment && fragment.nodes.length > 0) insert(fragment, at);
      });
      return true;
    },
  };
  return commands;
}
