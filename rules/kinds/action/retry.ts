import { shift } from '../../time/duration.ts';
import type { ActionConfig } from './action.ts';

const DEFAULT_CALL_LIMIT = 'PT10S';
/** However often it failed: somebody still waits for it. */
const MAX_PAUSE_MS = 86_400_000;

export const callLimitMs = ({ timeout }: ActionConfig): number => shift(0, timeout ?? DEFAULT_CALL_LIMIT, 'UTC');

/** How long to wait after that many failures, in ms; undefined if it is not tried again. */
export function pauseAfterMs({ retry }: ActionConfig, failures: number): number | undefined {
  const { attempts = 1, initialInterval = 'PT1S', backoff = 2 } = retry ?? {};
  if (failures >= attempts) return undefined;
  return Math.min(MAX_PAUSE_MS, Math.round(shift(0, initialInterval, 'UTC') * backoff ** (failures - 1)));
}
