import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findEntries } from './entries.ts';
import type { Entry } from './entries.ts';
import styles from './find.module.css';

interface FinderProps {
  readonly open: boolean;
  onClose(): void;
  readonly entries: readonly Entry[];
  readonly hint: string;
}

/** Everything by name, at Ctrl+K. */
export function Finder({ open, onClose, entries, hint }: FinderProps) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={520}
      style={{ top: 88 }}
      styles={{ container: { padding: 8 } }}
      aria-label={t('find.title')}
    >
      <List entries={entries} hint={hint} close={onClose} />
    </Modal>
  );
}

function List({ entries, hint, close }: Pick<FinderProps, 'entries' | 'hint'> & { close: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const found = findEntries(entries, typed);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.run();
  };
  return (
    <div className={styles.finder}>
      <Input
        autoFocus
        size="large"
        variant="borderless"
        placeholder={hint}
        aria-label={hint}
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
      <ul>
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
              <span>{entry.label}</span>
              <kbd>{entry.hint}</kbd>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>{t('find.nothing')}</li>}
      </ul>
    </div>
  );
}
