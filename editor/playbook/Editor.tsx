import { ReactFlowProvider } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { otherView } from '../calendar/views.ts';
import { layOutLanes } from '../canvas/lanes.ts';
import { CommandPalette } from './chrome/CommandPalette.tsx';
import { NodePicker } from './chrome/NodePicker.tsx';
import { OutcomePicker } from './chrome/OutcomePicker.tsx';
import { Palette } from './chrome/Palette.tsx';
import { ProblemsBar } from './chrome/ProblemsBar.tsx';
import { ShortcutSheet } from './chrome/ShortcutSheet.tsx';
import { Toolbar } from './chrome/Toolbar.tsx';
import { useCommands } from './chrome/useCommands.ts';
import { useFileCommands } from './chrome/useFileCommands.ts';
import { useShortcuts } from './chrome/useShortcuts.ts';
import { ARRANGEMENTS } from './edit/align.ts';
import { saveDraft } from './draft/api.ts';
import { createBackup, readBackup } from './draft/backup.ts';
import { ConflictDialog } from './draft/ConflictDialog.tsx';
import { DraftSaver } from './draft/saver.ts';
import type { Theirs } from './draft/saver.ts';
import { EditorCanvas } from './EditorCanvas.tsx';
import { SidePanel } from './panel/SidePanel.tsx';
import { useCheck } from './problems/useCheck.ts';
import { SettingsDrawer } from './settings/SettingsDrawer.tsx';
import { createDocumentStore } from './store/document.ts';
import { EditorScopeProvider, ProblemsProvider, useEditor, usePlaybook } from './store/scope.ts';
import type { EditorScope } from './store/scope.ts';
import { createViewStore } from './store/view.ts';
import { SubmitDialog } from './versions/SubmitDialog.tsx';
import { VersionsDrawer } from './versions/VersionsDrawer.tsx';
import styles from './chrome/chrome.module.css';

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
  const { view } = useEditor();
  const commands = useCommands();
  const files = useFileCommands();
  const playbook = usePlaybook((each) => each);
  const problems = useCheck(playbook);
  const [submitting, setSubmitting] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const showShortcuts = useCallback(() => setShortcuts(true), []);
  useShortcuts(commands, showShortcuts);
  const entries = useMemo(
    () => [
      { label: 'submit' as const, run: () => setSubmitting(true) },
      { label: 'undo' as const, keys: 'Ctrl Z', run: commands.undo },
      { label: 'redo' as const, keys: 'Ctrl Shift Z', run: commands.redo },
      { label: 'selectAll' as const, keys: 'Ctrl A', run: commands.selectAll },
      { label: 'addNode' as const, keys: 'N', run: commands.pick },
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
      { label: 'problems' as const, run: () => view.setState({ panel: 'problems' }) },
      { label: 'download' as const, run: files.download },
      { label: 'copyJson' as const, run: files.copy },
      { label: 'upload' as const, run: files.upload },
      { label: 'shortcuts' as const, keys: '?', run: showShortcuts },
    ],
    [commands, files, view, showShortcuts],
  );
  return (
    <ProblemsProvider value={problems}>
      <div className={styles.editor}>
        <Toolbar
          commands={commands}
          files={files}
          onSubmit={() => setSubmitting(true)}
          onShortcuts={showShortcuts}
        />
        <div className={styles.middle}>
          <Palette commands={commands} />
          <div className={styles.stage}>
            <EditorCanvas commands={commands} />
            <ProblemsBar commands={commands} />
          </div>
          <SidePanel />
        </div>
      </div>
      <NodePicker commands={commands} />
      <OutcomePicker />
      <CommandPalette commands={commands} more={entries} />
      <SettingsDrawer />
      <VersionsDrawer />
      <SubmitDialog open={submitting} onClose={() => setSubmitting(false)} />
      <ShortcutSheet open={shortcuts} onClose={() => setShortcuts(false)} />
      <ConflictDialog />
    </ProblemsProvider>
  );
}
