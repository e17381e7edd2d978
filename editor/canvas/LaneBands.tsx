import { useStore } from '@xyflow/react';
import { useRef } from 'react';
import { resolveAnchors, resolveInstant } from '../../rules/time/instant.ts';
import type { Language } from '../../rules/problems/problem.ts';
import type { PhaseId, Playbook } from '../../rules/playbook/schema.ts';
import { formatTime } from '../i18n/format/times.ts';
import { PHASE_TITLES } from '../../rules/words/phases.ts';
import { translate } from '../playbook/words.ts';
import type { Lanes } from './lanes.ts';
import { instantWords } from '../../rules/words/instants.ts';
import styles from './canvas.module.css';

interface LaneBandsProps {
  readonly lanes: Lanes;
  readonly playbook: Pick<Playbook, 'phases' | 'anchors' | 'timezone'>;
  readonly language: Language;
  /** Instants of the anchors (ISO 8601 or epoch ms), where they are known. */
  readonly anchors?: Readonly<Record<string, string | number>> | undefined;
  onWiden?: ((phase: PhaseId, byPx: number) => void) | undefined;
}

/** The phases as columns behind the graph, each headed by its name and dates. Follows panning and zooming. */
export function LaneBands({ lanes, playbook, language, anchors, onWiden }: LaneBandsProps) {
  const [x, , zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const grip = useRef<number | undefined>(undefined);
  const range = phaseRanges(playbook, language, anchors);
  const edges = lanes.map((lane, index) => ({
    lane,
    left: index === 0 ? 0 : Math.max(0, lane.from * zoom + x),
    right: index === lanes.length - 1 ? width : Math.min(width, lane.to * zoom + x),
  }));
  return (
    <>
      <div className={styles.lanes} style={{ zIndex: -1 }} aria-hidden>
        {edges.map(({ lane, left, right }) => (
          <div
            key={lane.phase}
            className={styles.lane}
            style={{ left, width: Math.max(0, right - left), ['--lane' as string]: `var(--${lane.phase})` }}
          />
        ))}
      </div>
      {edges.map(({ lane, left, right }) =>
        right - left < 24 ? null : (
          <div
            key={lane.phase}
            className={styles.laneHead}
            style={{ left, width: right - left, ['--lane' as string]: `var(--${lane.phase})` }}
            title={range(lane.phase)}
          >
            <strong>{playbook.phases[lane.phase]?.title ?? PHASE_TITLES[lane.phase][language]}</strong>
            <span>{range(lane.phase)}</span>
          </div>
        ),
      )}
      {onWiden &&
        edges.slice(0, -1).map(({ lane, right }) =>
          right <= 0 || right >= width ? null : (
            <button
              key={lane.phase}
              type="button"
              className={styles.laneGrip}
              style={{ left: right }}
              title={translate(language, 'widenLane')}
              aria-label={translate(language, 'widenLane')}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
                event.stopPropagation();
                onWiden(lane.phase, event.key === 'ArrowRight' ? 40 : -40);
              }}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                grip.current = event.clientX;
              }}
              onPointerMove={(event) => {
                if (grip.current === undefined) return;
                onWiden(lane.phase, (event.clientX - grip.current) / zoom);
                grip.current = event.clientX;
              }}
              onPointerUp={() => (grip.current = undefined)}
            />
          ),
        )}
    </>
  );
}

/** A phase's span in words: dates where the anchors are known, else offsets from them. */
function phaseRanges(
  { phases, anchors: definitions, timezone }: LaneBandsProps['playbook'],
  language: Language,
  anchors: LaneBandsProps['anchors'],
): (phase: PhaseId) => string {
  const resolved = anchors && resolveAnchors(definitions, anchors, timezone);
  const words = (instant: string): string => {
    if (!resolved?.ok) return instantWords(instant, language, definitions);
    try {
      const ms = resolveInstant(instant, { anchors: resolved.value, timeZone: timezone, nowMs: Number.NaN });
      return formatTime(ms, 'dayTime', timezone, language);
    } catch {
      return instantWords(instant, language, definitions);
    }
  };
  return (phase) => {
    const span = phases[phase];
    return span ? `${words(span.from)} – ${words(span.to)}` : '';
  };
}
