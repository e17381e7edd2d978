import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import type { Kind } from '../../../rules/kinds/faces.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../../canvas/geometry.ts';
import type { Point } from '../../canvas/geometry.ts';
import { layOutLanes, toCanvas } from '../../canvas/lanes.ts';
import { boxOf, notesOf } from '../../canvas/notes/place.ts';
import { useShowAll } from '../../canvas/useShowAll.ts';
import { arrange } from '../edit/align.ts';
import type { Arrangement } from '../edit/align.ts';
import { copyNodes, cornerOf, isEmpty, isFragment, paste, writeFragment } from '../edit/clipboard.ts';
import type { Fragment } from '../edit/clipboard.ts';
import { addNode, addNodeAfter, findNode, insertOnEdge, moveNodes, remove } from '../edit/nodes.ts';
import { addNote, findNote, moveNotes, removeNotes } from '../edit/notes.ts';
import { fits, placeNextTo } from '../edit/next.ts';
import { useEditor } from '../store/scope.ts';
import type { EditorScope } from '../store/scope.ts';
import { selectOnly, UNSELECTED } from '../store/view.ts';
import type { PickFor } from '../store/view.ts';

const SHIFT = 28;
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
  /** Selects a note and brings it into view. */
  showNote(note: string): void;
  /** Puts the selected nodes in line. */
  arrange(how: Arrangement): void;
  nudge(x: number, y: number, far: boolean): void;
  /** Adds a node where it was asked for: at a place, after a node, or on an edge. */
  add(kind: Kind, to: PickFor, outcome?: string): void;
  /** Asks for the kind of a node to add: on the selected edge, after the selected node, or in the middle of what is seen. */
  pick(): void;
  /** Adds a node in the middle of what is seen; on the selected edge, or after or beside the selected node, if there is one. */
  addHere(kind: Kind): void;
  /** Adds a note in the middle of what is seen, to be written at once. */
  addNote(): void;
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
    return node ? placeNextTo(playbook(), node, lanes) : { where: { type: 'place', at: middle() } };
  };

  /** Moves the view to a note that is not wholly seen. */
  const comeTo = (id: string) => {
    const note = findNote(playbook(), id);
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (!note || !canvas) return;
    const { x, y, width, height } = boxOf(note, view.getState().lanes);
    const [from, to] = [
      flow.flowToScreenPosition({ x, y }),
      flow.flowToScreenPosition({ x: x + width, y: y + height }),
    ];
    const isSeen = from.x > canvas.left && to.x < canvas.right && from.y > canvas.top && to.y < canvas.bottom;
    if (!isSeen) void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom(), duration: 200 });
  };

  const insert = (fragment: Fragment, at: Point) => {
    let added: { readonly ids: readonly string[]; readonly noteIds: readonly string[] } = { ids: [], noteIds: [] };
    doc.apply((before) => {
      const result = paste(before, fragment, at, view.getState().lanes);
      added = result;
      return result.playbook;
    });
    const { ids, noteIds } = added;
    selectOnly(view, ids, ids.length === 1 && noteIds.length === 0 ? ids[0] : undefined);
    view.setState({ notes: new Set(noteIds) });
  };

  const selected = (): Fragment => {
    const { nodes, notes } = view.getState();
    return copyNodes(playbook(), nodes, notes);
  };

  const commands: Commands = {
    undo: () => doc.undo(),
    redo: () => doc.redo(),
    remove() {
      const { nodes, edges, notes, open } = view.getState();
      if (nodes.size + edges.size + notes.size === 0) return;
      doc.apply((before) => removeNotes(remove(before, { nodes, edges }), notes));
      view.setState({
        ...UNSELECTED,
        ...(open !== undefined && nodes.has(open) && { open: undefined }),
      });
    },
    duplicate() {
      const fragment = selected();
      if (isEmpty(fragment)) return;
      const corner = cornerOf(fragment, view.getState().lanes);
      insert(fragment, { x: corner.x + SHIFT, y: corner.y + NODE_HEIGHT + SHIFT });
    },
    selectAll: () =>
      view.setState({
        ...UNSELECTED,
        nodes: new Set(playbook().nodes.map((node) => node.id)),
        notes: new Set(notesOf(playbook()).map((note) => note.id)),
        open: undefined,
      }),
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
      // At once: the form that opens beside it moves the view as well, and would stop it halfway.
      void flow.setCenter(at.x + NODE_WIDTH / 2, at.y + NODE_HEIGHT / 2, { zoom: Math.max(0.8, flow.getZoom()) });
    },
    showNote(id) {
      view.setState({ ...UNSELECTED, mode: 'graph', open: undefined, notes: new Set([id]) });
      comeTo(id);
    },
    arrange: (how) => {
      const { nodes, lanes } = view.getState();
      doc.apply((before) => arrange(before, lanes, nodes, how));
    },
    nudge(x, y, far) {
      const { nodes, notes, lanes } = view.getState();
      if (nodes.size + notes.size === 0) return;
      const by = far ? NUDGE * 5 : NUDGE;
      doc.apply(
        (before) => {
          const moved = (at: Point): Point => ({ x: at.x + x * by, y: at.y + y * by });
          const cards = before.nodes
            .filter((node) => nodes.has(node.id))
            .map((node) => [node.id, moved(toCanvas(lanes, node.phase, node.position))] as const);
          const papers = notesOf(before)
            .filter((note) => notes.has(note.id))
            .map((note) => [note.id, moved(boxOf(note, lanes))] as const);
          return moveNotes(moveNodes(before, lanes, new Map(cards)), lanes, new Map(papers));
        },
        `nudge ${[...nodes, ...notes].join(' ')}`,
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
      commands.add(kind, fits(kind, where.type) ? where : { type: 'place', at: where.at }, outcome);
    },
    addNote() {
      const { lanes } = view.getState();
      let added = '';
      doc.apply((before) => {
        const result = addNote(before, lanes, middle());
        added = result.id;
        return result.playbook;
      });
      view.setState({ ...UNSELECTED, mode: 'graph', open: undefined, notes: new Set([added]), editedNote: added });
      comeTo(added);
    },
    copied() {
      const fragment = selected();
      return isEmpty(fragment) ? undefined : writeFragment(fragment);
    },
    pasted(text) {
      if (!isFragment(text)) return false;
      const at = view.getState().pointer ?? middle();
      void import('../edit/readFragment.ts').then(({ readFragment }) => {
        const fragment = readFragment(text, playbook());
        if (fragment && !isEmpty(fragment)) insert(fragment, at);
      });
      return true;
    },
  };
  return commands;
}
