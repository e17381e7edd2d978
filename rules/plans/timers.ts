import type { CampaignState, Timer } from '../interpreter/state.ts';

/** What becomes of one timer. */
export interface TimerChange {
  readonly node: string;
  readonly token: number;
  readonly what: string;
  /** Epoch ms; null: there was none, or there will be none. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** It lies in the past and is due at once. */
  readonly dueNow: boolean;
}

const keyOf = ({ token, what }: Timer): string => `${token} ${what}`;

/** The timers that differ between two states of a campaign. */
export function timerChanges(before: CampaignState, after: CampaignState): readonly TimerChange[] {
  const old = new Map(before.timers.map((timer) => [keyOf(timer), timer]));
  const fresh = new Map(after.timers.map((timer) => [keyOf(timer), timer]));
  const nodes = new Map([...before.tokens, ...after.tokens].map(({ id, node }) => [id, node]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): TimerChange[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was?.dueMs === is?.dueMs) return [];
    const { token, what } = (is ?? was)!;
    const toMs = is?.dueMs ?? null;
    const dueNow = toMs !== null && toMs <= after.nowMs;
    return [{ node: nodes.get(token) ?? '', token, what, fromMs: was?.dueMs ?? null, toMs, dueNow }];
  });
}
