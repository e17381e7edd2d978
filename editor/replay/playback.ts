/** Epoch ms from and to which a run is played. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How long the whole of a run takes at speed 1. */
const WHOLE_MS = 30_000;

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

export const within = (atMs: number, { fromMs, toMs }: Span): number => Math.min(toMs, Math.max(fromMs, atMs));

/** Where playing has come after so many real milliseconds. */
export const playedOn = (atMs: number, realMs: number, speed: Speed, span: Span): number =>
  within(atMs + (realMs / WHOLE_MS) * speed * (span.toMs - span.fromMs), span);

/** The next instant at which something happens, before or after; the end of the run where nothing does. Stops ascending. */
export function nextStop(stops: readonly number[], atMs: number, direction: 1 | -1, span: Span): number {
  const next = direction === 1 ? stops.find((each) => each > atMs) : stops.findLast((each) => each < atMs);
  return within(next ?? (direction === 1 ? span.toMs : span.fromMs), span);
}

/** The instants of a log, each once, ascending. */
export const stopsOf = (log: readonly { readonly atMs: number }[]): readonly number[] =>
  [...new Set(log.map((each) => each.atMs))].sort((a, b) => a - b);
