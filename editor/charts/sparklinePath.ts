export interface SparklineScale {
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 2;

/** The SVG path through the values, evenly spaced; a gap where one is missing. */
export function sparklinePath(
  values: readonly (number | null)[],
  { low, high, width, height }: SparklineScale,
): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const range = high - low || 1;
  let pen: 'M' | 'L' = 'M';
  const parts: string[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    const y = height - MARGIN - ((value - low) / range) * (height - 2 * MARGIN);
    parts.push(`${pen}${(index * step).toFixed(1)} ${y.toFixed(1)}`);
    pen = 'L';
  }
  return parts.join('');
}
