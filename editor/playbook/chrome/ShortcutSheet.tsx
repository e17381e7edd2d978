import { Modal } from 'antd';
import { useWords } from '../words.ts';
import type { WordKey } from '../words.ts';
import styles from './shortcuts.module.css';

const SHORTCUTS: readonly (readonly [keys: string, what: WordKey])[] = [
  ['Ctrl K', 'commandPalette'],
  ['N', 'addNode'],
  ['Shift N', 'addNote'],
  ['C', 'comments'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['Ctrl C / X / V', 'copyPaste'],
  ['Ctrl D', 'duplicate'],
  ['Ctrl A', 'selectAll'],
  ['Delete', 'delete'],
  ['← ↑ → ↓', 'nudge'],
  ['Shift ← ↑ → ↓', 'nudgeFar'],
  ['Shift F', 'fitView'],
  ['Shift C', 'toggleCalendar'],
  ['Tab, Enter', 'nodeByNode'],
  ['Shift', 'selectArea'],
  ['Esc', 'deselect'],
  ['?', 'shortcuts'],
];

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal open={open} footer={null} title={t('shortcuts')} width={420} onCancel={onClose}>
      <dl className={styles.sheet}>
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
