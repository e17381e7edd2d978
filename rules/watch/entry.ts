import type { SetHandle } from '../feel/scope.ts';

/** A token that watches, as the watch knows it; its rules are the playbook's. */
export interface WatchedEntry {
  readonly token: number;
  readonly node: string;
  readonly enteredMs: number;
  readonly fromMs: number;
  /** None: it watches until the token leaves. */
  readonly toMs: number | null;
  /** Sets that came with the firing that the token belongs to. */
  readonly sets: Readonly<Record<string, SetHandle>>;
}
