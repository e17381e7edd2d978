/** Of how many days, back from the present of its campaign, a rule's record tells. */
export const RECORD_DAYS = 14;

const DAY_MS = 86_400_000;

export interface JudgedCase {
  readonly node: string;
  readonly rule: string;
  /** How long ago in its campaign's time. */
  readonly ageMs: number;
  readonly verdict?: 'right' | 'wrong' | undefined;
}

export interface RuleRecord {
  readonly node: string;
  readonly rule: string;
  readonly right: number;
  readonly judged: number;
  /** What nobody has judged yet. */
  readonly open: number;
  readonly days: number;
}

/** How often each rule was found right lately, in the order in which the rules come up. */
export function recordsOf(cases: readonly JudgedCase[]): readonly RuleRecord[] {
  const records = new Map<string, RuleRecord>();
  for (const { node, rule, ageMs, verdict } of cases) {
    if (ageMs > RECORD_DAYS * DAY_MS) continue;
    const key = JSON.stringify([node, rule]);
    const known = records.get(key) ?? { node, rule, right: 0, judged: 0, open: 0, days: RECORD_DAYS };
    records.set(key, {
      ...known,
      right: known.right + Number(verdict === 'right'),
      judged: known.judged + Number(verdict !== undefined),
      open: known.open + Number(verdict === undefined),
    });
  }
  return [...records.values()];
}
