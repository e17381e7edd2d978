import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { isExplained } from '../why/decisions.ts';
import { groupOfEntry } from './entryGroups.ts';
import type { EntryGroup } from './entryGroups.ts';
import styles from './TimelinePanel.module.css';

const SIGNS: Readonly<Record<EntryGroup, string>> = {
  decisions: '◆',
  effects: '▲',
  people: '●',
  flow: '·',
  trouble: '!',
};

export interface ToldEntry {
  readonly entry: LogEntryWire;
  readonly text: string;
}

interface LogLinesProps {
  readonly lines: readonly ToldEntry[];
  readonly format: Formatter;
  /** Shows the explanation of the log entry with that number. */
  readonly onExplain: (seq: number) => void;
}

/** Lines of a log, a heading where the day changes; those that can be explained are buttons. */
export function LogLines({ lines, format, onExplain }: LogLinesProps) {
  return (
    <ol className={styles.list}>
      {lines.map(({ entry, text }, index) => (
        <Line
          key={entry.seq}
          entry={entry}
          text={text}
          previous={lines[index - 1]?.entry}
          format={format}
          onExplain={onExplain}
        />
      ))}
    </ol>
  );
}

interface LineProps extends ToldEntry, Omit<LogLinesProps, 'lines'> {
  readonly previous: LogEntryWire | undefined;
}

function Line({ entry, text, previous, format, onExplain }: LineProps) {
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
