import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { PanelEmpty } from '../../campaign/PanelEmpty.tsx';
import type { Tale } from '../../campaign/scene.ts';
import { describeEntry } from '../../campaign/timeline/describeEntry.ts';
import { LogLines } from '../../campaign/timeline/LogLines.tsx';
import styles from '../rehearsal.module.css';

const PAGE = 100;

export interface LogPanelProps {
  readonly log: readonly LogEntryWire[];
  /** How many entries there are up to the instant that is shown. */
  readonly happened: number;
  readonly tale: Tale;
  readonly node: string | undefined;
  readonly onExplain: (seq: number) => void;
}

/** What has happened up to the instant, newest first. */
export function EventsPanel({ log, happened, tale, node, atMs, onExplain }: LogPanelProps & { readonly atMs: number }) {
  const { t } = useTranslation(['rehearsal', 'common']);
  const [shown, setShown] = useState(PAGE);
  const entries = useMemo(
    () => log.slice(0, happened).filter((each) => node === undefined || each.node === node),
    [log, happened, node],
  );
  const lines = useMemo(
    () =>
      entries
        .slice(-shown)
        .toReversed()
        .map((entry) => ({ entry, text: describeEntry(entry, tale.telling) })),
    [entries, shown, tale],
  );
  return (
    <>
      <p className={styles.count}>
        {t('events.through', { count: entries.length, at: tale.format.time(atMs, 'dayTime') })}
      </p>
      {lines.length === 0 && <PanelEmpty title={t('events.empty')} />}
      <LogLines lines={lines} format={tale.format} onExplain={onExplain} />
      {entries.length > shown && (
        <Button block type="text" onClick={() => setShown(shown + PAGE)} style={{ marginBottom: 12 }}>
          {t('common:do.showMore', { count: Math.min(PAGE, entries.length - shown) })}
        </Button>
      )}
    </>
  );
}
