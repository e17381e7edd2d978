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
  /** Where what is dragged would fall. */
  readonly targets: ReadonlySet<PhaseId>;
  onWiden?: ((phase: PhaseId, byPx: number) => void) | undefined;
}

/** The phases as columns behind the graph, each headed by its name and dates. Follows panning and zooming. */
export function LaneBands({ lanes, playbook, language, anchors, targets, onWiden }: LaneBandsProps) {
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
            data-target={targets.has(lane.phase)}
            style={{ left, width: Math.max(0, right - left), ['--lane' as string]: `var(--${lane.phase})` }}
          />
        ))}
      </div>
      {edges.map(({ lane: { phase }, left, right }) => {
        if (right - left < 24) return null;
        const title = playbook.phases[phase]?.title ?? PHASE_TITLES[phase][language];
        return (
          <div
            key={phase}
            className={styles.laneHead}
            style={{ left, width: right - left, ['--lane' as string]: `var(--${phase})` }}
            title={[title, range(phase)].join('\n').trim()}
          >
            <strong>{title}</strong>
            <span>{range(phase)}</span>
          </div>
        );
      })}
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
