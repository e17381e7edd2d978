import { CaretRightFilled, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip } from 'antd';
import { memo } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formatter } from '../i18n/format/formatter.ts';
import { nextStop, SPEEDS } from './playback.ts';
import type { Span } from './playback.ts';
import styles from './Scrubber.module.css';
import type { Playback } from './usePlayback.ts';

export interface ScrubberMark {
  readonly id: string;
  readonly atMs: number;
  readonly tone: 'fired' | 'suppressed';
}

interface ScrubberProps extends Span {
  readonly playback: Playback;
  /** Instants at which something happens, ascending: the arrow keys go from one to the next. */
  readonly stops: readonly number[];
  readonly marks?: readonly ScrubberMark[];
  readonly format: Formatter;
  /** How far the instant is from the event, in words. */
  readonly offset?: string | undefined;
  readonly children?: ReactNode;
}

const NO_MARKS: readonly ScrubberMark[] = [];

/** Moves through the time of a run: played, dragged, or by keys from one happening to the next. */
export function Scrubber({ fromMs, toMs, playback, stops, marks = NO_MARKS, format, offset, children }: ScrubberProps) {
  const { t } = useTranslation('rehearsal');
  const { atMs, playing, speed, seek, toggle, setSpeed } = playback;
  const span = { fromMs, toMs };
  const step = (direction: 1 | -1): void => seek(nextStop(stops, atMs, direction, span));
  const byKey = (event: KeyboardEvent): void => {
    const act = {
      ArrowRight: () => step(1),
      ArrowUp: () => step(1),
      ArrowLeft: () => step(-1),
      ArrowDown: () => step(-1),
      ' ': toggle,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.scrubber} role="group" aria-label={t('scrubber.label')}>
      <Tooltip title={t('scrubber.previous')}>
        <Button
          type="text"
          size="small"
          icon={<StepBackwardOutlined aria-hidden />}
          aria-label={t('scrubber.previous')}
          disabled={atMs <= fromMs}
          onClick={() => step(-1)}
        />
      </Tooltip>
      <Button
        type="primary"
        shape="circle"
        size="small"
        icon={playing ? <PauseOutlined aria-hidden /> : <CaretRightFilled aria-hidden />}
        aria-label={playing ? t('scrubber.pause') : t('scrubber.play')}
        title={playing ? t('scrubber.pause') : t('scrubber.play')}
        onClick={toggle}
      />
      <Tooltip title={t('scrubber.next')}>
        <Button
          type="text"
          size="small"
          icon={<StepForwardOutlined aria-hidden />}
          aria-label={t('scrubber.next')}
          disabled={atMs >= toMs}
          onClick={() => step(1)}
        />
      </Tooltip>
      <div className={styles.track}>
        <Marks marks={marks} fromMs={fromMs} toMs={toMs} />
        <input
          type="range"
          aria-label={t('scrubber.instant')}
          aria-valuetext={format.time(atMs, 'full')}
          title={t('scrubber.keys')}
          min={fromMs}
          max={toMs}
          step={1}
          value={atMs}
          onChange={({ target }) => seek(Number(target.value))}
          onKeyDown={byKey}
        />
      </div>
      <time className={styles.instant} dateTime={new Date(atMs).toISOString()}>
        <b>{format.time(atMs, 'dayTime')}</b>
        {offset !== undefined && <small>{offset}</small>}
      </time>
      <Select
        size="small"
        variant="borderless"
        aria-label={t('scrubber.speed')}
        value={speed}
        onChange={setSpeed}
        popupMatchSelectWidth={false}
        options={SPEEDS.map((each) => ({ value: each, label: `× ${each}` }))}
      />
      {children}
    </div>
  );
}

/** Drawn anew only when there are others, not at every step of the time. */
const Marks = memo(function Marks({ marks, fromMs, toMs }: Span & { readonly marks: readonly ScrubberMark[] }) {
  const length = Math.max(1, toMs - fromMs);
  return (
    <div className={styles.marks} aria-hidden>
      {marks.map(({ id, atMs, tone }) => (
        <i key={id} className={styles[tone]} style={{ insetInlineStart: `${((atMs - fromMs) / length) * 100}%` }} />
      ))}
    </div>
  );
});
