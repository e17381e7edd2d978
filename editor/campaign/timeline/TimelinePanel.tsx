import { Button, Input, Skeleton } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { useLog } from '../../api/log.ts';
import { Failure } from '../../app/Failure.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import type { PanelProps } from '../SidePanel.tsx';
import { isExplained } from '../why/decisions.ts';
import { describeEntry } from './describeEntry.ts';
import { ENTRY_GROUPS, groupOfEntry } from './entryGroups.ts';
import type { EntryGroup } from './entryGroups.ts';
import styles from './TimelinePanel.module.css';

const PAGE = 150;

const SIGNS: Readonly<Record<EntryGroup, string>> = {
  decisions: '◆',
  effects: '▲',
  people: '●',
  flow: '·',
  trouble: '!',
};

/** All that has happened, in words, newest first. */
export function TimelinePanel({ scene, node, onExplain }: PanelProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const log = useLog(scene.campaign.id);
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
      <ol className={styles.list}>
        {lines.slice(0, shown).map(({ entry, text }, index) => (
          <Line
            key={entry.seq}
            entry={entry}
            text={text}
            previous={lines[index - 1]?.entry}
            scene={scene}
            onExplain={onExplain}
          />
        ))}
      </ol>
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

interface LineProps extends Pick<PanelProps, 'scene' | 'onExplain'> {
  readonly entry: LogEntryWire;
  readonly text: string;
  readonly previous: LogEntryWire | undefined;
}

function Line({ entry, text, previous, scene: { format }, onExplain }: LineProps) {
  const { t } = useTranslation('campaign');
  const day = format.time(entry.at, 'weekday');
  const group = groupOfEntry(entry);
  return (
    <>
      {(!previous || format.time(previous.at, 'weekday') !== day) && <li className={styles.day}>{day}</li>}
      <li className={styles.entry}>
        <time dateTime={entry.at} title={format.time(entry.at, 'full')}>
          {format.time(entry.at, 'time')}
        </time>
        <span className={`${styles.sign} ${styles[group]}`} role="img" aria-label={t(`timeline.filter.${group}`)}>
          {SIGNS[group]}
        </span>
        {isExplained(entry) ? (
          <button type="button" className={styles.text} onClick={() => onExplain(entry.seq)}>
            {text}
          </button>
        ) : (
          <span className={styles.text}>{text}</span>
        )}
      </li>
    </>
  );
}
