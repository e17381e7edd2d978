import { useMemo } from 'react';
import type { Sketch } from '../../rules/outline/sketch.ts';
import { NODE_HEIGHT, NODE_WIDTH } from '../canvas/geometry.ts';
import { pictureOf } from './picture.ts';
import styles from './templates.module.css';

/** A playbook in small: its cards in the lanes of their phases. What it shows is told in words beside it. */
export function GraphPicture({ sketch, ratio }: { sketch: Sketch; ratio: number }) {
  const picture = useMemo(() => pictureOf(sketch, ratio), [sketch, ratio]);
  if (!picture) return null;
  const { left, top, width, height, lanes, cards, ways } = picture;
  return (
    <svg className={styles.picture} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden>
      {lanes.map(({ phase, from, to }) => (
        <g key={phase} fill={`var(--${phase})`}>
          <rect x={from} y={top} width={to - from} height={height} opacity={0.07} />
          <rect x={from} y={top} width={to - from} height={height / 44} opacity={0.75} />
        </g>
      ))}
      {ways.map(({ id, path }) => (
        <path key={id} d={path} className={styles.way} />
      ))}
      {cards.map(({ id, phase, x, y }) => (
        <rect
          key={id}
          x={x}
          y={y}
          width={NODE_WIDTH}
          height={NODE_HEIGHT}
          rx={14}
          fill={`color-mix(in srgb, var(--${phase}) 62%, var(--surface))`}
        />
      ))}
    </svg>
  );
}
