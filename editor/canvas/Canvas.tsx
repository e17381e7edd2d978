import {
  Background,
  BackgroundVariant,
  MiniMap,
  Position,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import type { OnConnectEnd, ReactFlowProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useMemo, useState } from 'react';
import type { DragEvent, MouseEvent } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { isKind } from '../../rules/kinds/faces.ts';
import type { Overlay } from '../../rules/api/overlay.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import { titlesOf } from '../../rules/words/titles.ts';
import { translate } from '../playbook/words.ts';
import { DRAGGED_KIND } from './editing.ts';
import type { CanvasEditing } from './editing.ts';
import { NODE_HEIGHT, NODE_WIDTH } from './geometry.ts';
import type { Point } from './geometry.ts';
import { LaneBands } from './LaneBands.tsx';
import { layOutLanes } from './lanes.ts';
import type { FlowEdge, FlowNode, NodeData } from './mappers.ts';
import { NodeCard } from './NodeCard.tsx';
import { noteIdOf } from './notes/flow.ts';
import type { FlowNote } from './notes/flow.ts';
import { NoteCard } from './notes/NoteCard.tsx';
import { notesOf } from './notes/place.ts';
import { useFlowNotes } from './notes/useFlowNotes.ts';
import { OutcomeEdge } from './OutcomeEdge.tsx';
import { CanvasScopeProvider } from './scope.ts';
import type { CanvasScope } from './scope.ts';
import { useSameContent } from './sameContent.ts';
import { TimeAxis } from './time/TimeAxis.tsx';
import { useFrame } from './time/useFrame.ts';
import { useFlow } from './useFlow.ts';
import { useGestures } from './useGestures.ts';
import { MarkLayer } from './diff/MarkLayer.tsx';
import { markEdges, markNodes } from './diff/marks.ts';
import type { CanvasMarks } from './diff/marks.ts';
import { useBusy } from './useBusy.ts';
import { useComeIntoView } from './useComeIntoView.ts';
import { useDropTargets } from './useDropTargets.ts';
import { useFirstView } from './useFirstView.ts';
import { useKeepInView } from './useKeepInView.ts';
import { LEAST_ZOOM, OVERVIEW, OVERVIEW_MARGIN } from './views.ts';
import { ZoomBar } from './ZoomBar.tsx';
import styles from './canvas.module.css';

type Drawn = FlowNode | FlowNote;
type Pointer = Pick<MouseEvent, 'clientX' | 'clientY'>;

export interface CanvasProps {
  readonly playbook: Playbook;
  /** State of a running campaign: paints cards and lights the path. */
  readonly overlay?: Overlay | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly selected?: string | undefined;
  onSelect?: ((node: string | undefined) => void) | undefined;
  /** Anchors by name (ISO 8601 or epoch ms): lanes then show dates. */
  readonly anchors?: Readonly<Record<string, string | number>> | undefined;
  /** When everything takes place: cards then tell it, and the lanes have a scale. */
  readonly timetable?: Timetable | undefined;
  /** Campaign time in epoch ms, for how much time is left. */
  readonly nowMs?: number | undefined;
  /** What differs from another version: shown at cards and edges. */
  readonly marks?: CanvasMarks | undefined;
  /** How many threads on each node await an answer; without `onComments` they are not shown. */
  readonly comments?: ReadonlyMap<string, number> | undefined;
  onComments?: ((node: string) => void) | undefined;
  /** Without it the canvas is read-only. */
  readonly editing?: CanvasEditing | undefined;
}

const NODE_TYPES = { card: NodeCard, note: NoteCard };
const EDGE_TYPES = { outcome: OutcomeEdge };
const NONE: ReadonlySet<string> = new Set();
const NOWHERE: readonly Point[] = [];

/** The graph in its lanes. Needs a `ReactFlowProvider` around it. */
export function Canvas(props: CanvasProps) {
  const { playbook, overlay, problems, selected, onSelect, anchors, timetable, nowMs, editing } = props;
  const { marks, comments, onComments } = props;
  const { language, scheme, overview } = usePreferences();
  const { screenToFlowPosition } = useReactFlow();
  const [connecting, setConnecting] = useState(false);
  const own = useMemo(() => layOutLanes(playbook), [playbook]);
  const lanes = editing?.lanes ?? own;
  const single = useMemo(() => (selected === undefined ? NONE : new Set([selected])), [selected]);
  const selectedNodes = editing?.selectedNodes ?? single;
  const selectedEdges = editing?.selectedEdges ?? NONE;
  const selectedNotes = editing?.selectedNotes ?? NONE;
  const { dragged, gestures } = useGestures({ editing, selectedNodes, selectedEdges, selectedNotes });
  const { targets, onOver } = useDropTargets(lanes, dragged);
  const flow = useFlow({
    playbook,
    lanes,
    overlay,
    problems,
    timetable,
    comments,
    selectedNodes,
    selectedEdges,
    dragged,
    language,
    readOnly: !editing,
  });
  const notes = useFlowNotes({
    notes: notesOf(playbook),
    lanes,
    selected: selectedNotes,
    alone: selectedNodes.size + selectedEdges.size === 0 && selectedNotes.size === 1,
    editing: editing?.editedNote,
    dragged,
    language,
  });
  const titles = useMemo(() => markTitles(language), [language]);
  const nodes = useMemo(() => (marks ? markNodes(flow.nodes, marks, titles) : flow.nodes), [flow.nodes, marks, titles]);
  const drawn = useMemo(() => [...notes, ...nodes], [notes, nodes]);
  const edges = useMemo(() => (marks ? markEdges(flow.edges, marks) : flow.edges), [flow.edges, marks]);
  const busy = useBusy(nodes, overlay);
  /** Before, nobody knows what is in view: lanes and scale would be drawn for another view and jump into place. */
  const measured = useStore(({ width }) => width > 0);
  useFirstView({ playbook, nodes, notes, busy, readOnly: !editing });
  const isPointedAt = !editing && (marks !== undefined || onComments !== undefined);
  useComeIntoView(isPointedAt ? nodes.find((node) => node.id === selected) : undefined);
  useKeepInView(
    editing && selectedNodes.size === 1 ? nodes.find((node) => selectedNodes.has(node.id)) : undefined,
    dragged.size > 0,
  );

  const { anchors: named, parameters, currency, conditions } = playbook;
  const called = useSameContent(useMemo(() => titlesOf(playbook, language), [playbook, language]));
  const running = overlay !== undefined;
  const frame = useFrame(timetable);
  const [onlyNode] = selectedNodes.size === 1 ? selectedNodes : [];
  /** Where the corner of a card comes whose middle is under the pointer. */
  const cornerOfCardAt = useCallback(
    ({ clientX, clientY }: Pointer): Point => {
      const at = screenToFlowPosition({ x: clientX, y: clientY });
      return { x: at.x - NODE_WIDTH / 2, y: at.y - NODE_HEIGHT / 2 };
    },
    [screenToFlowPosition],
  );
  const onInsert = useCallback(
    (edge: string, screen: Point) =>
      editing?.onInsert(edge, cornerOfCardAt({ clientX: screen.x, clientY: screen.y }), screen),
    [editing, cornerOfCardAt],
  );
  const onProblem = useCallback(
    (node: string) => (editing ? editing.onProblem(node) : onSelect?.(node)),
    [editing, onSelect],
  );
  const scope = useMemo(
    (): CanvasScope => ({
      language,
      playbook: { anchors: named, parameters, currency, conditions },
      titles: called,
      readOnly: !editing,
      nowMs,
      running,
      frame,
      noteActs: editing?.notes,
      onInsert,
      onProblem,
      onComments,
    }),
    [
      language,
      called,
      named,
      parameters,
      currency,
      conditions,
      editing,
      nowMs,
      running,
      frame,
      onInsert,
      onProblem,
      onComments,
    ],
  );

  const onConnectEnd: OnConnectEnd = (event, connection) => {
    setConnecting(false);
    if (!editing || !connection.fromNode || connection.fromHandle?.type !== 'source') return;
    const point = 'changedTouches' in event ? event.changedTouches[0]! : event;
    const screen = { x: point.clientX, y: point.clientY };
    const under = connection.toNode?.id ?? cardAt(screen);
    if (under !== undefined) editing.onConnect(connection.fromNode.id, under, screen);
    else {
      const at = screenToFlowPosition(screen);
      const below = connection.fromHandle.position === Position.Bottom;
      const corner = below ? { x: at.x - NODE_WIDTH / 2, y: at.y } : { x: at.x, y: at.y - NODE_HEIGHT / 2 };
      editing.onConnectNew(connection.fromNode.id, corner, screen);
    }
  };

  const editingProps: ReactFlowProps<Drawn, FlowEdge> = editing
    ? {
        ...gestures,
        onNodeDoubleClick: (_event, { id }) => {
          const note = noteIdOf(id);
          if (note !== undefined) editing.notes.onEdit(note);
        },
        onConnectStart: () => setConnecting(true),
        onConnectEnd,
        // What `onConnectEnd` does serves drops on handles as well as on cards and on empty canvas.
        onConnect: () => undefined,
        onReconnect: (edge, connection) => editing.onReconnect(edge.id, connection.target),
        selectionOnDrag: false,
        selectionMode: SelectionMode.Partial,
      }
    : { edgesReconnectable: false };

  return (
    <CanvasScopeProvider value={scope}>
      <div
        className={styles.canvas}
        data-connecting={connecting}
        data-readonly={!editing}
        data-axis={timetable !== undefined || editing !== undefined}
        onPointerMove={(event) => editing?.onPointer(screenToFlowPosition({ x: event.clientX, y: event.clientY }))}
        onKeyDown={(event) => {
          const card =
            event.target instanceof Element && event.target.matches('.react-flow__node') ? event.target : undefined;
          const node = card?.getAttribute('data-id');
          if (event.key !== 'Enter' || !node) return;
          const note = noteIdOf(node);
          if (note !== undefined) {
            event.preventDefault();
            editing?.notes.onEdit(note);
          } else if (editing) editing.onOpen(node);
          else onSelect?.(node);
        }}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(DRAGGED_KIND)) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
          onOver(cornerOfCardAt(event));
        }}
        onDragLeave={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) onOver(undefined);
        }}
        onDrop={(event: DragEvent) => {
          onOver(undefined);
          const kind = event.dataTransfer.getData(DRAGGED_KIND);
          if (!editing || !isKind(kind)) return;
          event.preventDefault();
          editing.onDropKind(kind, cornerOfCardAt(event));
        }}
        onDoubleClick={(event: MouseEvent) => {
          const pane = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
          if (!editing || !pane) return;
          editing.onAdd(cornerOfCardAt(event), { x: event.clientX, y: event.clientY });
        }}
      >
        <ReactFlow<Drawn, FlowEdge>
          nodes={drawn}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          colorMode={scheme}
          onNodeClick={(event, node) => {
            if (event.shiftKey || event.metaKey || event.ctrlKey || noteIdOf(node.id) !== undefined) return;
            if (editing) editing.onOpen(node.id);
            else onSelect?.(node.id);
          }}
          onPaneClick={() => (editing ? editing.onOpen(undefined) : onSelect?.(undefined))}
          nodesDraggable={editing !== undefined}
          nodesConnectable={editing !== undefined}
          elementsSelectable={editing !== undefined || onSelect !== undefined}
          onlyRenderVisibleElements
          deleteKeyCode={null}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
          panActivationKeyCode={null}
          zoomOnDoubleClick={false}
          minZoom={LEAST_ZOOM}
          maxZoom={1.6}
          nodeDragThreshold={3}
          ariaLabelConfig={ariaLabels(language)}
          {...editingProps}
        >
          {measured && (
            <LaneBands
              lanes={lanes}
              playbook={playbook}
              language={language}
              anchors={anchors}
              targets={targets}
              onWiden={editing?.onWiden}
            />
          )}
          {measured && timetable && (
            <TimeAxis
              {...{ lanes, timetable, language, nowMs }}
              node={onlyNode === undefined ? undefined : playbook.nodes.find((node) => node.id === onlyNode)}
            />
          )}
          {marks && <MarkLayer {...{ nodes, edges, marks, titles }} />}
          <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--line-strong)" />
          <ZoomBar language={language} busy={nowMs === undefined ? NOWHERE : busy} />
          {overview && nodes.length > 0 && (
            <MiniMap<Drawn>
              position="bottom-right"
              pannable
              zoomable
              nodeColor={({ data }) =>
                'note' in data ? 'var(--line-strong)' : `var(--${(data as NodeData).node.phase})`
              }
              nodeBorderRadius={12}
              style={{ ...OVERVIEW, margin: OVERVIEW_MARGIN }}
              ariaLabel={translate(language, 'minimap')}
            />
          )}
        </ReactFlow>
      </div>
    </CanvasScopeProvider>
  );
}

/** The node whose card lies under a point of the window. */
function cardAt({ x, y }: Point): string | undefined {
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node-card');
  return card?.getAttribute('data-id') ?? undefined;
}

const markTitles = (language: 'en' | 'zh-CN') => ({
  added: translate(language, 'mark_added'),
  removed: translate(language, 'mark_removed'),
  changed: translate(language, 'mark_changed'),
});

const ariaLabels = (language: 'en' | 'zh-CN') => ({
  'node.a11yDescription.default': translate(language, 'nodeHelp'),
  'node.a11yDescription.keyboardDisabled': translate(language, 'nodeHelp'),
  'edge.a11yDescription.default': translate(language, 'edgeHelp'),
  'minimap.ariaLabel': translate(language, 'minimap'),
  'handle.ariaLabel': translate(language, 'handle'),
});
