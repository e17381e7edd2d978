import { Button, Input, Skeleton } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../app/Failure.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import type { PanelProps } from '../SidePanel.tsx';
import { useSceneLog } from '../useSceneLog.ts';
import { describeEntry } from './describeEntry.ts';
import { ENTRY_GROUPS, groupOfEntry } from './entryGroups.ts';
import type { EntryGroup } from './entryGroups.ts';
import { LogLines } from './LogLines.tsx';
import styles from './TimelinePanel.module.css';

const PAGE = 150;

/** All that has happened, in words, newest first. */
export function TimelinePanel({ scene, node, onExplain }: PanelProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const log = useSceneLog(scene);
  const [group, setGroup] = useState<EntryGroup>();
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(PAGE);
  const wanted = useDeferredValue(query.trim().toLocaleLowerCase());
  const lines = useMemo(
    () =>
      (log.data ?? [])
        .filter(
          (each) => (node === undefined || each.node === node) && (group === undefined || groupOfEntry(each) === group),
        )
        .map((entry) => ({ entry, text: describeEntry(entry, scene.telling) }))
        .filter(({ text }) => wanted === '' || text.toLocaleLowerCase().includes(wanted))
        .toReversed(),
    [log.data, node, group, wanted, scene.telling],
  );
  if (log.isPending) return <Skeleton active title={false} paragraph={{ rows: 12 }} style={{ padding: 18 }} />;
  if (log.isError && !log.data) return <Failure error={log.error} onRetry={() => void log.refetch()} />;
  return (
    <>
      <div className={styles.tools}>
        <Input.Search
          size="small"
          allowClear
          value={query}
          placeholder={t('timeline.search')}
          aria-label={t('timeline.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
        <div className={styles.filters}>
          <Filter title={t('timeline.filter.all')} on={group === undefined} onChoose={() => setGroup(undefined)} />
          {ENTRY_GROUPS.map((each) => (
            <Filter
              key={each}
              title={t(`timeline.filter.${each}`)}
              on={group === each}
              onChoose={() => setGroup(each)}
            />
          ))}
        </div>
      </div>
      {lines.length === 0 && <PanelEmpty title={t('timeline.empty')} />}
      <LogLines lines={lines.slice(0, shown)} format={scene.format} onExplain={onExplain} />
      {lines.length > shown && (
        <Button block type="text" onClick={() => setShown(shown + PAGE)} style={{ marginBottom: 12 }}>
          {t('common:do.showMore', { count: Math.min(PAGE, lines.length - shown) })}
        </Button>
      )}
    </>
  );
}

const Filter = ({ title, on, onChoose }: { title: string; on: boolean; onChoose: () => void }) => (
  <button type="button" className={styles.filter} aria-pressed={on} onClick={onChoose}>
    {title}
  </button>
);
