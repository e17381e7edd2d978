import type { Verdict } from './verdict.ts';
import type { Why } from '../conditions/why.ts';

export type SuppressionReason = 'shadow' | 'maxFires' | 'cooldown' | 'busy';

/** What the watch found out about one rule at one instant; numbered, so that none is taken in twice. */
export type Transition = {
  readonly number: number;
  readonly atMs: number;
  /** The token that watches. */
  readonly token: number;
  readonly node: string;
  readonly rule: string;
  /** With `forEach`: the rows concerned, in order of their ids. */
  readonly rows?: readonly string[];
} & (
  | {
      readonly type: 'fired';
      /** Names this firing: its branch's tokens carry it, and the rule is busy while one of them lives. */
      readonly firing: string;
      readonly why: Why;
      readonly whys?: Readonly<Record<string, Why>>;
    }
  | { readonly type: 'suppressed'; readonly reason: SuppressionReason; readonly why: Why }
  | { readonly type: 'recovered'; readonly fired: boolean }
  | { readonly type: 'noData' }
  | { readonly type: 'stale' }
  | { readonly type: 'judged'; readonly verdict: Verdict }
  | { readonly type: 'closed' }
);
