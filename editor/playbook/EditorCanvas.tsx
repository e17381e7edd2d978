import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { useMessages } from '../app/useMessages.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import type { CanvasEditing } from '../canvas/editing.ts';
import { lanesFit, layOutLanes, widenLane } from '../canvas/lanes.ts';
import { useNameable } from '../comments/useNameable.ts';
import { useOpenByNode } from '../comments/useOpenByNode.ts';
import { previewAnchors } from './anchors.ts';
import type { Commands } from './chrome/useCommands.ts';
import { connect, findNode, moveNodes, reconnect } from './edit/nodes.ts';
import { changeNote, findNote, moveNotes } from './edit/notes.ts';
import { freeOutcomes, takesEdges } from './edit/outcomes.ts';
import { preloadForms } from './panel/lazyForms.ts';
import { goToProblem } from './problems/goTo.ts';
import { useEditor, usePlaybook, useProblems, useTimetable, useView } from './store/scope.ts';
import { selectOnly, UNSELECTED } from './store/view.ts';
import { useWords } from './words.ts';
import styles from './chrome/chrome.module.css';

const SelectionBar = lazy(async () => ({ default: (await import('./chrome/SelectionBar.tsx')).SelectionBar }));
const EditorCalendar = lazy(async () => ({ default: (await import('./time/EditorCalendar.tsx')).EditorCalendar }));

/** The canvas, with what a person does on it carried out on the document. */
export function EditorCanvas({ commands }: { commands: Commands }) {
  const { t } = useWords();
  const editor = useEditor();
  const { doc, view } = editor;
  const { message } = useMessages();
  const playbook = usePlaybook((each) => each);
  const problems = useProblems();
  const lanes = useView((state) => state.lanes);
  const nodes = useView((state) => state.nodes);
  const edges = useView((state) => state.edges);
  const notes = useView((state) => state.notes);
  const editedNote = useView((state) => state.editedNote);
  const preview = useView((state) => state.anchors);
  const mode = useView((state) => state.mode);
  const timetable = useTimetable();
  const candidates = useNameable();
  const anchors = useMemo(() => previewAnchors(playbook, preview), [playbook, preview]);

  useEffect(() => {
    // Lanes stay where they are while a person works; an undo or an import may leave nodes outside of theirs.
    if (!lanesFit(lanes, playbook)) view.setState({ lanes: layOutLanes(playbook) });
    const { open, nodes: selected, edges: lines, notes: papers } = view.getState();
    if (open !== undefined && !findNode(playbook, open)) view.setState({ open: undefined });
    const gone =
      [...selected].some((id) => !findNode(playbook, id)) ||
      [...lines].some((id) => !playbook.edges.some((edge) => edge.id === id)) ||
      [...papers].some((id) => !findNote(playbook, id));
    if (gone) {
      view.setState({
        nodes: new Set([...selected].filter((id) => findNode(playbook, id))),
        edges: new Set([...lines].filter((id) => playbook.edges.some((edge) => edge.id === id))),
        notes: new Set([...papers].filter((id) => findNote(playbook, id))),
      });
    }
  }, [playbook, lanes, view]);

  const editing = useMemo(
    (): CanvasEditing => ({
      lanes,
      selectedNodes: nodes,
      selectedEdges: edges,
      selectedNotes: notes,
      editedNote,
      notes: {
        candidates,
        onEdit(note) {
          doc.endMerge();
          view.setState(
            note === undefined
              ? { editedNote: undefined }
              : { ...UNSELECTED, open: undefined, notes: new Set([note]), editedNote: note },
          );
        },
        onText: (note, text) => doc.apply((before) => changeNote(before, note, { text }), `note ${note} text`),
        onResize: (note, size, step) =>
          doc.apply((before) => changeNote(before, note, { size }), step ? `note ${note} size` : undefined),
        onColour: (note, colour) => doc.apply((before) => changeNote(before, note, { colour })),
        onDuplicate: commands.duplicate,
        onRemove: commands.remove,
      },
      onSelect(selection) {
        const { open, editedNote: edited } = view.getState();
        const keeps = open !== undefined && selection.nodes.size === 1 && selection.nodes.has(open);
        view.setState({
          ...selection,
          ...(!keeps && selection.nodes.size !== 1 && { open: undefined }),
          ...(edited !== undefined && !selection.notes.has(edited) && { editedNote: undefined }),
        });
      },
      onOpen: (node) =>
        view.setState(
          node === undefined
            ? { ...UNSELECTED, open: undefined }
            : { ...UNSELECTED, open: node, nodes: new Set([node]) },
        ),
      onMove: (cards, papers) =>
        doc.apply((before) => {
          const { lanes: now } = view.getState();
          return moveNotes(moveNodes(before, now, cards), now, papers);
        }),
      onConnect(from, to, screen) {
        const current = doc.getState().playbook;
        const [source, target] = [findNode(current, from), findNode(current, to)];
        if (!source || !target || from === to) return;
        if (!takesEdges(target)) {
          void message.info(t('noEdgesInto'));
          return;
        }
        const free = freeOutcomes(current, source);
        const [only] = free;
        if (!only) void message.info(t('noFreeOutcome'));
        else if (free.length === 1) doc.apply((before) => connect(before, { from, outcome: only.id, to }));
        else view.setState({ connecting: { from, to, screen } });
      },
      onConnectNew: (from, at, screen) => view.setState({ picking: { for: { type: 'after', from, at }, screen } }),
      onInsert: (edge, at, screen) => view.setState({ picking: { for: { type: 'onEdge', edge, at }, screen } }),
      onAdd: (at, screen) => view.setState({ picking: { for: { type: 'place', at }, screen } }),
      onDropKind: (kind, at) => commands.add(kind, { type: 'place', at }),
      onPointer: (at) => view.setState({ pointer: at }),
      onProblem(node) {
        const problem = problems.find((each) => each.place.node === node);
        if (problem) goToProblem(editor, problem);
      },
      onWiden: (phase, byPx) => view.setState({ lanes: widenLane(view.getState().lanes, phase, byPx) }),
      onReconnect: (edge, to) => doc.apply((before) => reconnect(before, edge, to)),
    }),
    [lanes, nodes, edges, notes, editedNote, candidates, doc, view, editor, problems, commands, message, t],
  );
  const comments = useOpenByNode(editor.id);
  const onComments = useCallback(
    (node: string) => {
      selectOnly(view, [node], node);
      view.setState({ panel: 'comments' });
    },
    [view],
  );
  return (
    <div className={styles.canvas} onPointerEnter={preloadForms} onFocus={preloadForms}>
      {/* Kept where it is behind the calendar, so that one comes back to the same view of it. */}
      <div className={styles.fill} inert={mode === 'calendar'}>
        <Canvas {...{ playbook, problems, anchors, timetable, editing, comments, onComments }} />
      </div>
      {mode === 'graph' && nodes.size + notes.size > 1 && (
        <Suspense>
          <SelectionBar commands={commands} />
        </Suspense>
      )}
      {mode === 'calendar' && (
        <Suspense>
          <EditorCalendar />
        </Suspense>
      )}
      {playbook.nodes.length === 0 && mode === 'graph' && (
        <div className={styles.empty}>
          <strong>{t('emptyTitle')}</strong>
          {t('emptyHelp')}
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => commands.addHere('start')}>
            {t('addStart')}
          </Button>
        </div>
      )}
    </div>
  );
}
