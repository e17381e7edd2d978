import type { Overlay } from '../../rules/api/overlay.ts';
import { instantMs } from '../i18n/format/times.ts';

export interface Actual {
  readonly fromMs: number;
  readonly toMs: number;
  /** It goes on. */
  readonly isOpen: boolean;
}

/** When a node of a running campaign really took place, up to now where it goes on; undefined before it was entered. */
export function actualOf(overlay: Overlay | undefined, node: string, nowMs: number | undefined): Actual | undefined {
  const run = overlay?.nodes[node];
  if (run?.firstEntered === undefined) return undefined;
  const fromMs = instantMs(run.firstEntered);
  const isOpen = run.state === 'active' || run.state === 'parked';
  const endMs = isOpen ? nowMs : run.lastLeft === undefined ? undefined : instantMs(run.lastLeft);
  return { fromMs, toMs: Math.max(fromMs, endMs ?? fromMs), isOpen };
}
