import type { RuleWhy } from '../interpreter/messages.ts';
import type { Json } from '../json.ts';

/** What a node that judges its data as a whole comes to: the outcome it is left by, the variables it sets, and why. */
export interface Verdict {
  readonly outcome: string;
  /** By the name after the node's. */
  readonly values: Readonly<Record<string, Json>>;
  readonly why: readonly RuleWhy[];
}
