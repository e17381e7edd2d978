import type { Campaign } from '../../../rules/api/campaigns.ts';
import { instantMs } from '../../i18n/format/times.ts';

const SOON_MS = 15 * 60_000;
const MOST = 5;

type Step = Campaign['next'][number];

/** What comes within the next 15 minutes; if nothing does, the few things that come next, however far off. */
export function nextSteps(
  next: readonly Step[],
  nowMs: number,
): { readonly soon: boolean; readonly steps: readonly Step[] } {
  const coming = next.filter((each) => instantMs(each.at) >= nowMs);
  const soon = coming.filter((each) => instantMs(each.at) - nowMs <= SOON_MS);
  return soon.length > 0 ? { soon: true, steps: soon.slice(0, MOST) } : { soon: false, steps: coming.slice(0, MOST) };
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
