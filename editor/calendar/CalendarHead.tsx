import { PHASES } from '../../rules/playbook/phases.ts';
import type { Timetable } from '../../rules/windows/timetable.ts';
import { labelWidth } from '../canvas/outcomeLabel.ts';
import { formatTime, otherZone } from '../i18n/format/times.ts';
import { useWords } from '../playbook/words.ts';
import { ticksOf } from '../time/ticks.ts';
import { offsetWords } from '../time/when.ts';
import type { Domain } from './scale.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, TITLES_WIDTH } from './sizes.ts';
import styles from './calendar.module.css';

interface CalendarHeadProps {
  readonly timetable: Timetable;
  readonly domain: Domain;
  readonly pxPerMs: number;
  readonly nowMs: number | undefined;
  /** What is seen of it, in pixels. */
  readonly left: number;
  readonly seenWidth: number;
  /** How many lines it stands over. */
  readonly lines: number;
  at(ms: number): number;
}

const LABEL = 68;

/** The days over the calendar with lines down through it: its scale, the phases, the anchors and the present. */
export function CalendarHead({ timetable, domain, pxPerMs, nowMs, left, seenWidth, lines, at }: CalendarHeadProps) {
  const { t, language } = useWords();
  const { phases, anchors, anchorMs, isDated, timeZone } = timetable;
  const ticks = ticksOf({
    fromMs: Math.max(domain.fromMs, domain.fromMs + (left - LABEL) / pxPerMs),
    toMs: domain.fromMs + (left + Math.max(seenWidth, 1)) / pxPerMs,
    pxPerMs,
    frame: timetable,
    language,
    leastPx: LABEL,
  });
  const places = byPlace(anchors);
  const tell = (ms: number): string =>
    isDated ? formatTime(ms, 'dayTime', timeZone, language) : offsetWords(ms - anchorMs, timetable, language);
  const marks = places.map(({ ids, titles, ms }) => ({
    text: ids.find((each) => SHORT.test(each)) ?? titles[0]!,
    title: `${titles.join(' · ')}  ${tell(ms)}`,
    ms,
    isNow: false,
  }));
  const present = nowMs === undefined ? [] : [{ text: t('now'), title: tell(nowMs), ms: nowMs, isNow: true }];
  const labels = thinOut([...present, ...marks], at);
  return (
    <>
      <div className={styles.head} role="presentation">
        <div className={styles.corner} style={{ width: TITLES_WIDTH }}>
          {isDated && otherZone(anchorMs, timeZone, language)}
        </div>
        <div className={styles.scale} style={{ left: TITLES_WIDTH }}>
          {PHASES.map((phase) => {
            const span = phases[phase];
            if (!span) return null;
            const lane = { ['--lane' as string]: `var(--${phase})` };
            const width = at(span.toMs) - at(span.fromMs);
            return <div key={phase} className={styles.phase} style={{ left: at(span.fromMs), width, ...lane }} />;
          })}
          {ticks.map((tick) => (
            <span key={tick.ms} className={styles.tick} style={{ left: at(tick.ms) }}>
              {tick.label}
            </span>
          ))}
          {labels.map(({ text, title, ms, isNow }) => (
            <b
              key={`${text} ${ms}`}
              className={isNow ? styles.now : styles.anchor}
              style={{ left: at(ms) }}
              title={title}
            >
              {text}
            </b>
          ))}
        </div>
      </div>
      <div className={styles.lines} style={{ left: TITLES_WIDTH, top: HEAD_HEIGHT, height: lines * ROW_HEIGHT }}>
        {ticks.map((tick) => (
          <i key={tick.ms} style={{ left: at(tick.ms) }} />
        ))}
        {places.map(({ ms }) => (
          <i key={`anchor ${ms}`} data-line="anchor" style={{ left: at(ms) }} />
        ))}
        {nowMs !== undefined && <i data-line="now" style={{ left: at(nowMs) }} />}
      </div>
    </>
  );
}

/** A name that people say as it is, such as T0. */
const SHORT = /^T\d+$/;

interface Mark {
  readonly text: string;
  readonly title: string;
  readonly ms: number;
  readonly isNow: boolean;
}

/** The marks whose names have room; the present, then names such as T0, come before others. */
function thinOut(marks: readonly Mark[], at: (ms: number) => number): readonly Mark[] {
  const order = ({ text, isNow }: Mark): number => (isNow ? 0 : SHORT.test(text) ? 1 : 2);
  const taken: (readonly [from: number, to: number])[] = [];
  return marks
    .toSorted((a, b) => order(a) - order(b))
    .filter(({ text, ms }) => {
      const from = at(ms);
      const to = from + labelWidth(text, false);
      const isFree = taken.every(([left, right]) => to <= left || from >= right);
      if (isFree) taken.push([from, to]);
      return isFree;
    });
}

/** Anchors at one instant share a line. */
function byPlace(anchors: Timetable['anchors']) {
  const places = new Map<number, { readonly ids: string[]; readonly titles: string[]; readonly ms: number }>();
  for (const { id, title, ms } of anchors) {
    const place = places.get(ms) ?? { ids: [], titles: [], ms };
    place.ids.push(id);
    place.titles.push(title === '' ? id : title);
    places.set(ms, place);
  }
  return [...places.values()];
}
