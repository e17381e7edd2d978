import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { faces, KINDS } from '../../../rules/kinds/faces.ts';
import { viewOf } from '../kinds/registry.ts';
import { openNode } from '../problems/goTo.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { WordKey } from '../words.ts';
import type { Commands } from './useCommands.ts';
import styles from './chrome.module.css';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly search: string;
  readonly icon: ReactNode;
  run(): void;
}

interface CommandPaletteProps {
  readonly commands: Commands;
  readonly more: readonly { readonly label: WordKey; readonly keys?: string; run(): void }[];
}

/** Commands, nodes and kinds by name, at Ctrl+K. */
export function CommandPalette({ commands, more }: CommandPaletteProps) {
  const { t } = useWords();
  const { view } = useEditor();
  const open = useView((state) => state.palette);
  const close = () => view.setState({ palette: false });
  return (
    <Modal
      open={open}
      onCancel={close}
      footer={null}
      closable={false}
      destroyOnHidden
      width={520}
      style={{ top: 88 }}
      styles={{ container: { padding: 8 } }}
      aria-label={t('commandPalette')}
    >
      <Finder commands={commands} more={more} close={close} />
    </Modal>
  );
}

function Finder({ commands, more, close }: CommandPaletteProps & { close: () => void }) {
  const { t, language } = useWords();
  const editor = useEditor();
  const nodes = usePlaybook((playbook) => playbook.nodes);
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const entries: readonly Entry[] = [
    ...more.map(({ label, keys = '', run }) => ({
      key: label,
      label: t(label),
      hint: keys,
      search: `${t(label)} ${label}`,
      icon: null,
      run,
    })),
    ...nodes.map((node) => {
      const Icon = viewOf(node.kind).icon;
      const title = faces[node.kind].title;
      return {
        key: `node ${node.id}`,
        label: node.title || node.id,
        hint: title[language],
        search: `${node.title} ${node.id} ${title.en} ${title['zh-CN']}`,
        icon: <Icon aria-hidden />,
        run: () => {
          openNode(editor, node.id);
          commands.show(node.id);
        },
      };
    }),
    ...KINDS.map((kind) => {
      const Icon = viewOf(kind).icon;
      const { title } = faces[kind];
      return {
        key: `add ${kind}`,
        label: t('addKind', { kind: title[language] }),
        hint: '',
        search: `${t('addKind', { kind: title[language] })} ${kind} ${title.en} ${title['zh-CN']}`,
        icon: <Icon aria-hidden />,
        run: () => commands.addHere(kind),
      };
    }),
  ];
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = entries
    .filter((entry) => words.every((word) => entry.search.toLowerCase().includes(word)))
    .slice(0, 50);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  return (
    <div className={styles.picker} style={{ width: '100%' }}>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        placeholder={t('commandHint')}
        aria-label={t('commandHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setMarked(Math.min(marked + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setMarked(Math.max(marked - 1, 0));
          else if (event.key === 'Enter') run(found[marked]);
          else return;
          event.preventDefault();
        }}
      />
      <ul style={{ maxHeight: 380 }}>
        {found.map((entry, index) => (
          <li key={entry.key}>
            <button
              type="button"
              data-marked={index === marked}
              ref={(button) => {
                if (index === marked) button?.scrollIntoView({ block: 'nearest' });
              }}
              onMouseEnter={() => setMarked(index)}
              onClick={() => run(entry)}
            >
              {entry.icon}
              <span className={styles.entry}>
                {entry.label}
                <kbd>{entry.hint}</kbd>
              </span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={styles.pickerNote}>{t('nothingFound')}</li>}
      </ul>
    </div>
  );
}
