import { useEffect } from 'react';
import { otherView } from '../../calendar/views.ts';
import { useEditor } from '../store/scope.ts';
import { UNSELECTED } from '../store/view.ts';
import type { Commands } from './useCommands.ts';

/** Whether keys and the clipboard belong to something else: a field, an open dialog or menu, or selected text. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="listbox"], [role="combobox"]'))
    return true;
  return (
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, .ant-dropdown-open') !==
    null
  );
}

const hasSelectedText = (): boolean => (globalThis.getSelection()?.toString() ?? '') !== '';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The editor's keys, wherever on the page the focus is, except where someone types. */
export function useShortcuts(commands: Commands, showSheet: () => void): void {
  const { view } = useEditor();
  useEffect(() => {
    /** Whether it was typed into the finder, the picker or a note that is still to come. */
    const isExpected = (key: string): boolean => {
      const { palette, picking, editedNote } = view.getState();
      return palette || ((picking !== undefined || editedNote !== undefined) && key !== 'escape');
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (command && key === 'k') {
        event.preventDefault();
        view.setState({ palette: true });
        return;
      }
      if (event.defaultPrevented || isElsewhere(event.target) || isExpected(key)) return;
      const run = (what: () => void) => {
        event.preventDefault();
        what();
      };
      if (command && key === 'z') return run(event.shiftKey ? commands.redo : commands.undo);
      if (command && key === 'y') return run(commands.redo);
      if (command && key === 'd') return run(commands.duplicate);
      if (command && key === 'a') return run(commands.selectAll);
      if (command || event.altKey) return undefined;
      if (key === 'delete' || key === 'backspace') return run(commands.remove);
      if (key === 'escape')
        return run(() => view.setState({ ...UNSELECTED, open: undefined, picking: undefined, connecting: undefined }));
      if (key === '?') return run(showSheet);
      if (key === 'n') return run(event.shiftKey ? commands.addNote : commands.pick);
      if (key === 'f' && event.shiftKey) return run(commands.fit);
      if (key === 'c' && !event.shiftKey)
        return run(() => view.setState(({ panel }) => ({ panel: panel === 'comments' ? undefined : 'comments' })));
      if (key === 'c' && event.shiftKey) return run(() => view.setState(({ mode }) => ({ mode: otherView(mode) })));
      const arrow = ARROWS[event.key];
      const { nodes, notes } = view.getState();
      const moves = arrow && nodes.size + notes.size > 0 && !isOnControl(event.target);
      if (arrow && moves) run(() => commands.nudge(arrow[0], arrow[1], event.shiftKey));
      return undefined;
    };
    const onCopy = (event: ClipboardEvent, cut: boolean) => {
      if (isElsewhere(event.target) || hasSelectedText()) return;
      const text = commands.copied();
      if (text === undefined) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (cut) commands.remove();
    };
    const copy = (event: ClipboardEvent) => onCopy(event, false);
    const cut = (event: ClipboardEvent) => onCopy(event, true);
    const paste = (event: ClipboardEvent) => {
      if (isElsewhere(event.target)) return;
      if (commands.pasted(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    // Captured, so that the canvas library's own keys for the focused card do not come first.
    globalThis.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', cut);
    document.addEventListener('paste', paste);
    return () => {
      globalThis.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', cut);
      document.removeEventListener('paste', paste);
    };
  }, [commands, view, showSheet]);
}

/** Arrow keys choose within these. */
const isOnControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('[role="grid"], [role="radiogroup"], [role="tablist"], [role="menu"], button[class*="Grip"]') !== null;
