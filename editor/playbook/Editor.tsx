import { ReactFlowProvider } from '@xyflow/react';
import { lazy, useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { whenIdle } from '../app/whenIdle.ts';
import { otherView } from '../calendar/views.ts';
import { layOutLanes } from '../canvas/lanes.ts';
import { OutcomePicker } from './chrome/OutcomePicker.tsx';
import { Palette } from './chrome/Palette.tsx';
import { ProblemsBar } from './chrome/ProblemsBar.tsx';
import { Toolbar } from './chrome/Toolbar.tsx';
import { useCommands } from './chrome/useCommands.ts';
import { useFileCommands } from './chrome/useFileCommands.ts';
import { useShortcuts } from './chrome/useShortcuts.ts';
import { useSoughtComment } from './chrome/useSoughtComment.ts';
import { useAnalysis } from './analysis/useAnalysis.ts';
import { Later } from './chrome/Later.tsx';
import { ARRANGEMENTS } from './edit/align.ts';
import { saveDraft } from './draft/api.ts';
import { createBackup, readBackup } from './draft/backup.ts';
import { DraftSaver } from './draft/saver.ts';
import type { Theirs } from './draft/saver.ts';
import { EditorCanvas } from './EditorCanvas.tsx';
import { useSaveState } from './draft/SaveStatus.tsx';
import { SidePanel } from './panel/SidePanel.tsx';
import { createDocumentStore } from './store/document.ts';
import { AnalysisProvider, EditorScopeProvider, useEditor, usePlaybook, useView } from './store/scope.ts';
import type { EditorScope } from './store/scope.ts';
import { createViewStore } from './store/view.ts';
import { RunningNotice } from './versions/RunningNotice.tsx';
import { isNew } from './versions/standing.ts';
import styles from './chrome/chrome.module.css';

const nodePicker = () => import('./chrome/NodePicker.tsx');
const commandPalette = () => import('./chrome/CommandPalette.tsx');
/** Small parts that are wanted at once when they are wanted. */
const loadSmallParts = () =>
  Promise.all([
    nodePicker(),
    commandPalette(),
    import('./chrome/ProblemList.tsx'),
    import('./chrome/SelectionBar.tsx'),
  ]);
const NodePicker = lazy(async () => ({ default: (await nodePicker()).NodePicker }));
const CommandPalette = lazy(async () => ({ default: (await commandPalette()).CommandPalette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./chrome/ShortcutSheet.tsx')).ShortcutSheet }));
const SettingsDrawer = lazy(async () => ({ default: (await import('./settings/SettingsDrawer.tsx')).SettingsDrawer }));
const VersionsDrawer = lazy(async () => ({ default: (await import('./versions/VersionsDrawer.tsx')).VersionsDrawer }));
const SubmitDialog = lazy(async () => ({ default: (await import('./versions/SubmitDialog.tsx')).SubmitDialog }));
const ConflictDialog = lazy(async () => ({ default: (await import('./draft/ConflictDialog.tsx')).ConflictDialog }));

interface EditorProps {
  readonly id: string;
  readonly draft: Theirs;
}

/** The editor of one playbook. */
export function Editor({ id, draft }: EditorProps) {
  const [scope] = useState(() => createScope(id, draft));
  useEffect(() => {
    const { doc, saver } = scope;
    saver.start();
    const unsubscribe = doc.onEdit((playbook) => saver.changed(playbook));
    const leaving = () => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', leaving);
      saver.stop();
      void saver.flush();
    };
  }, [scope]);
  return (
    <EditorScopeProvider value={scope}>
      <ReactFlowProvider>
        <Screen />
      </ReactFlowProvider>
    </EditorScopeProvider>
  );
}

/** The stores of a visit. What an earlier visit could not save is taken up again, or shown as a conflict. */
function createScope(id: string, draft: Theirs): EditorScope {
  const backup = createBackup(id);
  const mine = readBackup(id);
  const doc = createDocumentStore(mine?.playbook ?? draft.playbook);
  const saver = new DraftSaver(
    {
      save: (playbook, revision) => saveDraft(id, playbook, revision),
      backup,
      schedule(run, afterMs) {
        const timer = setTimeout(run, afterMs);
        return () => clearTimeout(timer);
      },
    },
    draft,
  );
  if (mine && JSON.stringify(mine.playbook) === JSON.stringify(draft.playbook)) backup.drop();
  else if (mine && mine.revision === draft.revision) saver.changed(mine.playbook);
  else if (mine) saver.conflict(draft);
  return { id, doc, view: createViewStore(layOutLanes(doc.getState().playbook)), saver };
}

function Screen() {
  const { id, view, saver } = useEditor();
  const navigate = useNavigate();
  const commands = useCommands();
  const files = useFileCommands();
  const playbook = usePlaybook((each) => each);
  const analysis = useAnalysis(
    playbook,
    useView((state) => state.anchors),
  );
  const panel = useView((state) => state.panel);
  const isPicking = useView((state) => state.picking !== undefined);
  const isFinding = useView((state) => state.palette);
  const isConflict = useSaveState().type === 'conflict';
  const [submitting, setSubmitting] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  useSoughtComment();
  useEffect(() => whenIdle(() => void loadSmallParts()), []);
  const showShortcuts = useCallback(() => setShortcuts(true), []);
  useShortcuts(commands, showShortcuts);
  const rehearse = useCallback(() => {
    // What is rehearsed is the draft as the server has it; one that cannot be saved says so here.
    void saver.flush().then((state) => state.type === 'saved' && navigate(`/playbooks/${id}/rehearsal`));
  }, [id, saver, navigate]);
  const entries = useMemo(
    () => [
      { label: 'rehearse' as const, run: rehearse },
      { label: 'undo' as const, keys: 'Ctrl Z', run: commands.undo },
      { label: 'redo' as const, keys: 'Ctrl Shift Z', run: commands.redo },
      { label: 'selectAll' as const, keys: 'Ctrl A', run: commands.selectAll },
      { label: 'addNode' as const, keys: 'N', run: commands.pick },
      { label: 'addNote' as const, keys: 'Shift N', run: commands.addNote },
      { label: 'tidy' as const, run: commands.tidy },
      ...ARRANGEMENTS.map((how) => ({ label: `arrange_${how}` as const, run: () => commands.arrange(how) })),
      {
        label: 'toggleCalendar' as const,
        keys: 'Shift C',
        run: () => view.setState(({ mode }) => ({ mode: otherView(mode) })),
      },
      { label: 'fitView' as const, keys: 'Shift F', run: commands.fit },
      { label: 'settings' as const, run: () => view.setState({ panel: 'settings' }) },
      { label: 'versions' as const, run: () => view.setState({ panel: 'versions' }) },
      { label: 'comments' as const, keys: 'C', run: () => view.setState({ panel: 'comments' }) },
      { label: 'problems' as const, run: () => view.setState({ panel: 'problems' }) },
      { label: 'download' as const, run: files.download },
      { label: 'copyJson' as const, run: files.copy },
      { label: 'upload' as const, run: files.upload },
      { label: 'shortcuts' as const, keys: '?', run: showShortcuts },
      // Last: it comes in once it is known, and what is above stays where it is.
      { label: 'submit' as const, isOffered: isNew, run: () => setSubmitting(true) },
    ],
    [commands, files, view, showShortcuts, rehearse],
  );
  return (
    <AnalysisProvider value={analysis}>
      <div className={styles.editor}>
        <Toolbar
          commands={commands}
          files={files}
          onSubmit={() => setSubmitting(true)}
          onRehearse={rehearse}
          onShortcuts={showShortcuts}
        />
        <RunningNotice />
        <div className={styles.middle}>
          <Palette commands={commands} />
          <div className={styles.stage}>
            <EditorCanvas commands={commands} />
            <ProblemsBar commands={commands} />
          </div>
          <SidePanel />
        </div>
      </div>
      <Later shown={isPicking}>
        <NodePicker commands={commands} />
      </Later>
      <OutcomePicker />
      <Later shown={isFinding}>
        <CommandPalette commands={commands} more={entries} />
      </Later>
      <Later shown={panel === 'settings'}>
        <SettingsDrawer />
      </Later>
      <Later shown={panel === 'versions'}>
        <VersionsDrawer />
      </Later>
      <Later shown={submitting}>
        <SubmitDialog open={submitting} onClose={() => setSubmitting(false)} />
      </Later>
      <Later shown={shortcuts}>
        <ShortcutSheet open={shortcuts} onClose={() => setShortcuts(false)} />
      </Later>
      <Later shown={isConflict}>
        <ConflictDialog />
      </Later>
    </AnalysisProvider>
  );
}
