import type { Campaign } from '../../../rules/api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';

const SOON_MS = 15 * 60_000;
const FEWEST = 3;
const MOST = 6;

type Step = Campaign['next'][number];

/**
 * The next three things that come by themselves, however far off, and what else comes within 15 minutes. What is due by
 * now comes before them: the engine is about to do it, or is behind a clock that goes fast.
 */
export function nextSteps(next: readonly Step[], nowMs: number): readonly Step[] {
  const soon = next.filter((each) => instantMs(each.at) - nowMs <= SOON_MS).length;
  return next.slice(0, Math.min(MOST, Math.max(FEWEST, soon)));
}

export const NEXT_WHATS = [
  'start',
  'done',
  'due',
  'remind',
  'escalate',
  'expires',
  'timeout',
  'retry',
  'effectExpires',
  'read',
  'recall',
  'evaluate',
  'closes',
] as const;
type NextWhat = (typeof NEXT_WHATS)[number];

/** The kind of timer: `remind:0` is a reminder. */
export function whatOf(what: string): NextWhat | undefined {
  const [name] = what.split(':');
  return NEXT_WHATS.find((each) => each === name);
}
