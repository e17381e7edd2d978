import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Overlay } from '../../rules/api/overlay.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import { assigneeWords } from '../playbook/kinds/people.ts';
import { useWords } from '../playbook/words.ts';
import { actualOf } from './actual.ts';
import { CalendarHead } from './CalendarHead.tsx';
import { GroupRow, NodeRow } from './CalendarRow.tsx';
import { CalendarTools } from './CalendarTools.tsx';
import { rowsOf } from './rows.ts';
import type { Grouping } from './rows.ts';
import { clampScale, domainOf, fittingScale, legibleScale, pxPerMsOf } from './scale.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, TITLES_WIDTH } from './sizes.ts';
import { useViewport } from './useViewport.ts';
import styles from './calendar.module.css';

export interface CalendarProps {
  readonly playbook: Playbook;
  readonly timetable: Timetable;
  readonly selected: string | undefined;
  onSelect(node: string | undefined): void;
  /** The state of a run: what really took place is then shown below what was planned. */
  readonly overlay?: Overlay | undefined;
  /** Campaign time, epoch ms. */
  readonly nowMs?: number | undefined;
}

const DAY = 86_400_000;

/** Rows drawn beyond what is seen, so that quick scrolling shows no gap. */
const SPARE = 6;

/** Where the present is first seen, as a share of the width: of a campaign that runs, what comes matters most. */
const PRESENT = 1 / 8;

/** The playbook in time: a line for each node, by phase or by who works on it. Only the lines that are seen are drawn. */
export function Calendar({ playbook, timetable, selected, onSelect, overlay, nowMs }: CalendarProps) {
  const { t, language } = useWords();
  const id = useId();
  const { ref, top, left, width, height } = useViewport();
  const [by, setBy] = useState<Grouping>('lane');
  const [zoomed, setZoomed] = useState<number>();
  const rows = useMemo(
    () => rowsOf(playbook, timetable, by, (worker) => assigneeWords(worker, language) || t('engineAlone')),
    [playbook, timetable, by, language, t],
  );
  // The present moves on all the time; the calendar grows with it by the day.
  const todayMs = nowMs === undefined ? undefined : Math.ceil(nowMs / DAY) * DAY;
  const domain = useMemo(() => domainOf(timetable, todayMs === undefined ? [] : [todayMs]), [timetable, todayMs]);
  // Once it is known how much room there is, the scale stays, whatever opens beside it.
  const [fitWidth, setFitWidth] = useState(0);
  if (fitWidth === 0 && width > 0) setFitWidth(width);
  const fitting = fittingScale(domain, fitWidth - TITLES_WIDTH);
  const scale = zoomed ?? (overlay ? Math.max(fitting, legibleScale(timetable)) : fitting);
  const pxPerMs = pxPerMsOf(scale);
  const at = (ms: number): number => (ms - domain.fromMs) * pxPerMs;
  const wide = Math.max(at(domain.toMs), width - TITLES_WIDTH);
  const indexOfSelected = rows.findIndex((row) => row.type === 'node' && row.key === selected);

  useEffect(() => {
    const viewport = ref.current;
    if (!viewport || indexOfSelected < 0) return;
    const rowTop = indexOfSelected * ROW_HEIGHT;
    const seen = viewport.clientHeight - HEAD_HEIGHT;
    if (rowTop < viewport.scrollTop) viewport.scrollTop = rowTop - ROW_HEIGHT;
    else if (rowTop + ROW_HEIGHT > viewport.scrollTop + seen) viewport.scrollTop = rowTop + 2 * ROW_HEIGHT - seen;
  }, [ref, indexOfSelected]);

  const busy = rows.findIndex((row) => row.type === 'node' && overlay?.nodes[row.key]?.state === 'active');
  const presentPx = nowMs === undefined ? undefined : at(nowMs);
  const isPlaced = useRef(false);
  useEffect(() => {
    // A running campaign is first seen where something goes on; afterwards only the reader moves it.
    if (isPlaced.current || height === 0) return;
    isPlaced.current = true;
    const viewport = ref.current;
    if (!viewport) return;
    if (busy > 0 && selected === undefined) viewport.scrollTop = (busy - 2) * ROW_HEIGHT;
    if (presentPx !== undefined) viewport.scrollLeft = presentPx - (viewport.clientWidth - TITLES_WIDTH) * PRESENT;
  }, [ref, busy, height, selected, presentPx]);

  const zoom = (factor: number): void => {
    const viewport = ref.current;
    const next = clampScale(scale * factor);
    setZoomed(next);
    if (!viewport) return;
    const half = (viewport.clientWidth - TITLES_WIDTH) / 2;
    const middleMs = (viewport.scrollLeft + half) / pxPerMs;
    requestAnimationFrame(() => (viewport.scrollLeft = middleMs * pxPerMsOf(next) - half));
  };
  const step = (event: KeyboardEvent): void => {
    const nodes = rows.filter((row) => row.type === 'node');
    const index = nodes.findIndex((row) => row.key === selected);
    const to = {
      ArrowDown: Math.min(index + 1, nodes.length - 1),
      ArrowUp: Math.max(index - 1, 0),
      Home: 0,
      End: nodes.length - 1,
    }[event.key];
    const node = to === undefined ? undefined : nodes[to];
    if (!node) return;
    event.preventDefault();
    onSelect(node.key);
  };

  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_HEIGHT) + SPARE);
  const seen = rows.slice(first, last);
  const activeRow = indexOfSelected >= first && indexOfSelected < last ? `${id}-${indexOfSelected}` : undefined;
  return (
    <div className={styles.calendar}>
      <CalendarTools
        by={by}
        onBy={setBy}
        running={overlay !== undefined}
        onZoom={zoom}
        onFit={() => setZoomed(fittingScale(domain, width - TITLES_WIDTH))}
      />
      <div
        ref={ref}
        className={styles.viewport}
        role="grid"
        tabIndex={0}
        aria-label={t('calendar')}
        aria-rowcount={rows.length}
        aria-activedescendant={activeRow}
        onKeyDown={step}
      >
        <div className={styles.content} style={{ width: TITLES_WIDTH + wide }} role="presentation">
          <CalendarHead {...{ timetable, domain, pxPerMs, nowMs, left, at }} seenWidth={width} lines={rows.length} />
          <div style={{ height: rows.length * ROW_HEIGHT }} className={styles.rows} role="rowgroup">
            {seen.map((row, offset) => {
              const index = first + offset;
              const place = { id: `${id}-${index}`, index, top: index * ROW_HEIGHT };
              if (row.type === 'group') return <GroupRow key={row.key} row={row} by={by} {...place} />;
              return (
                <NodeRow
                  key={row.key}
                  {...place}
                  node={row.node}
                  window={row.window}
                  actual={actualOf(overlay, row.key, nowMs)}
                  frame={timetable}
                  fromMs={domain.fromMs}
                  pxPerMs={pxPerMs}
                  wide={wide}
                  selected={row.key === selected}
                  onSelect={onSelect}
                />
              );
            })}
          </div>
        </div>
        {rows.length === 0 && <p className={styles.empty}>{t('calendarEmpty')}</p>}
      </div>
    </div>
  );
}
