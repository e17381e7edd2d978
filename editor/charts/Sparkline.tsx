import { sparklinePath } from './sparklinePath.ts';

interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** Drawn dashed, on the same scale. */
  readonly plan?: readonly (number | null)[];
  readonly width?: number;
  readonly height?: number;
}

/** A line without axes, for the side of a figure that says the rest; decoration to a screen reader. */
export function Sparkline({ values, plan = [], width = 92, height = 26 }: SparklineProps) {
  const all = [...values, ...plan].filter((each) => each !== null);
  if (all.length < 2) return <svg width={width} height={height} aria-hidden />;
  const scale = { low: Math.min(...all), high: Math.max(...all), width, height };
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden focusable={false}>
      <path
        d={sparklinePath(plan, scale)}
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth={1.2}
        strokeDasharray="3 3"
      />
      <path
        d={sparklinePath(values, scale)}
        fill="none"
        stroke="var(--live)"
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
    </svg>
  );
}
