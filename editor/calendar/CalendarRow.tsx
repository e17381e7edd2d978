import { memo } from 'react';
import { faces } from '../../rules/kinds/faces.ts';
import type { PlaybookNode } from '../../rules/playbook/schema.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { PHASES } from '../../rules/playbook/phases.ts';
import { PHASE_TITLES } from '../../rules/words/phases.ts';
import type { NodeWindow } from '../../rules/windows/timetable.ts';
import { KindIcon } from '../playbook/kinds/KindIcon.tsx';
import { useWords } from '../playbook/words.ts';
import { momentWords, stretchWords } from '../time/when.ts';
import type { TimeFrame } from '../time/when.ts';
import type { Actual } from './actual.ts';
import type { Grouping, Row } from './rows.ts';
import { TITLES_WIDTH, wordsWidth } from './sizes.ts';
import styles from './calendar.module.css';

interface Place {
  readonly id: string;
  readonly index: number;
  readonly top: number;
}

interface GroupRowProps extends Place {
  readonly row: Extract<Row, { type: 'group' }>;
  readonly by: Grouping;
}

export function GroupRow({ row, by, id, index, top }: GroupRowProps) {
  const { language } = useWords();
  const phase = by === 'lane' ? PHASES.find((each) => each === row.group) : undefined;
  return (
    <div id={id} role="row" aria-rowindex={index + 1} className={styles.group} style={{ top }}>
      <span
        role="rowheader"
        className={styles.groupTitle}
        style={{ width: TITLES_WIDTH, ['--lane' as string]: phase ? `var(--${phase})` : 'var(--line-strong)' }}
      >
        {phase ? PHASE_TITLES[phase][language] : row.group}
        <small>{row.count}</small>
      </span>
    </div>
  );
}

interface NodeRowProps extends Place {
  readonly node: PlaybookNode;
  readonly window: NodeWindow | undefined;
  readonly actual: Actual | undefined;
  readonly frame: TimeFrame;
  /** Where the scale begins. */
  readonly fromMs: number;
  readonly pxPerMs: number;
  /** How long the scale is, in pixels. */
  readonly wide: number;
  readonly selected: boolean;
  onSelect(node: string): void;
}

/** The narrowest bar that can be seen and hit. */
const LEAST = 6;

export const NodeRow = memo(function NodeRow(props: NodeRowProps) {
  const { id, index, top, node, window, actual, frame, fromMs, pxPerMs, wide, selected, onSelect } = props;
  const { t, language } = useWords();
  const kind = faces[node.kind].title[language];
  const title = node.title || kind;
  const at = (ms: number): number => (ms - fromMs) * pxPerMs;
  const planned = window ? stretchWords(window, frame, language) : t('untimed');
  const words = actual
    ? `${planned} · ${t('actual')} ${actualWords(actual, frame, language, t('stillRunning'))}`
    : planned;
  const [left, right] = window ? [at(window.fromMs), Math.max(at(window.toMs), at(window.fromMs) + LEAST)] : [8, 8];
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      className={styles.row}
      data-selected={selected}
      style={{ top, ['--lane' as string]: `var(--${node.phase})` }}
      onClick={() => onSelect(node.id)}
    >
      <span role="gridcell" className={styles.title} style={{ width: TITLES_WIDTH }} title={`${title}\n${kind}`}>
        <KindIcon kind={node.kind} />
        <span>{title}</span>
      </span>
      <span role="gridcell" className={styles.track} style={{ left: TITLES_WIDTH, width: wide }}>
        {window && (
          <i
            className={styles.bar}
            data-thin={actual !== undefined}
            data-from-assumed={window.fromAssumed}
            data-to-assumed={window.toAssumed}
            style={{ left, width: right - left }}
          />
        )}
        {actual && (
          <i
            className={styles.actual}
            data-open={actual.isOpen}
            style={{ left: at(actual.fromMs), width: Math.max(LEAST, at(actual.toMs) - at(actual.fromMs)) }}
          />
        )}
        <span className={styles.words} style={wordsPlace(left, right, wide, wordsWidth(words))}>
          {words}
        </span>
      </span>
    </div>
  );
});

const GAP = 6;

/** The words stand after the bar, else before it, else in it, else over all: wherever there is room for them. */
function wordsPlace(left: number, right: number, wide: number, room: number) {
  if (right + GAP + room <= wide) return { left: right + GAP };
  if (left >= room + GAP) return { right: wide - left + GAP };
  return right - left >= room + GAP ? { right: wide - right + GAP } : { left: GAP };
}

function actualWords({ fromMs, toMs, isOpen }: Actual, frame: TimeFrame, language: Language, goingOn: string): string {
  if (isOpen) return `${momentWords(fromMs, false, frame, language)} – ${goingOn}`;
  return stretchWords({ fromMs, toMs, fromLocal: false, toLocal: false }, frame, language);
}
