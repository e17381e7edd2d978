import { Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { findEntries } from './entries.ts';
import type { Entry } from './entries.ts';
import { useOptions } from '../app/useOptions.ts';
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
  const { typed, marked, mark, inputProps } = useOptions();
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
        {...inputProps({ count: found.length, choose: (index) => run(found[index]) })}
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
              onMouseEnter={() => mark(index)}
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
