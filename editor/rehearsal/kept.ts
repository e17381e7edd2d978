import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Turns } from '../../rules/rehearsal/knobs.ts';
import type { Rehearsal } from '../../rules/rehearsal/rehearse.ts';
import type { Setup } from './setup/setup.ts';

/** A run, and what it was a run of. */
export interface Run {
  readonly playbook: Playbook;
  readonly setup: Setup;
  readonly rehearsal: Rehearsal;
}

/** What a visit leaves behind, so that who goes back to the editor finds the result again, marked if it is out of date. */
export interface Kept {
  readonly setup: Setup;
  readonly base: Run | undefined;
  readonly turns: Turns;
  readonly tried: Run | undefined;
}

/** Runs are large: only of the last few playbooks. */
const MOST = 3;
const kept = new Map<string, Kept>();

export const recall = (key: string): Kept | undefined => kept.get(key);

export function keep(key: string, state: Kept): void {
  kept.delete(key);
  kept.set(key, state);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}
