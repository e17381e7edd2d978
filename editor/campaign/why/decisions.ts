import { z } from 'zod';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { json } from '../../../rules/api/common.ts';
import type { Why } from '../../../rules/conditions/why.ts';

const description = { description: z.string().optional() };

const leafSchema = z.object({
  fact: z.string(),
  params: z.record(z.string(), json).optional(),
  path: z.string().optional(),
  operator: z.string(),
  factValue: json.optional(),
  value: json,
  comparedValue: json.optional(),
  result: z.boolean(),
  ...description,
});

export const whySchema: z.ZodType<Why> = z.union([
  leafSchema,
  z.object({
    operator: z.enum(['all', 'any', 'not']),
    condition: z.string().optional(),
    get conditions() {
      return z.array(whySchema);
    },
    result: z.boolean(),
    ...description,
  }),
]);

const ruleWhys = z.array(z.object({ rule: z.string(), result: z.boolean(), why: whySchema }));

const EXPLAINED: ReadonlySet<string> = new Set(['ruleFired', 'decided', 'ruleSuppressed']);

/** Whether the log entry is a decision that can be explained. */
export const isExplained = ({ type }: Pick<LogEntryWire, 'type'>): boolean => EXPLAINED.has(type);

export interface RuleExplanation {
  readonly rule: string | undefined;
  /** None for a rule that was not let fire: the log keeps the reason only. */
  readonly why: Why | undefined;
  /** The row that it is about, of a rule over rows. */
  readonly row: string | undefined;
  readonly result: boolean;
}

/**
 * What was decided and why, rule by rule: a branch explains each rule that it tried, a watch the one that fired, with
 * the first of its rows.
 */
export function explanationsOf(entry: LogEntryWire): readonly RuleExplanation[] {
  const rule = typeof entry['rule'] === 'string' ? entry['rule'] : undefined;
  const tried = ruleWhys.safeParse(entry['why']);
  if (tried.success) return tried.data.map((each) => ({ ...each, row: undefined }));
  const why = whySchema.safeParse(entry['why']).data;
  const rows = z.array(z.string()).safeParse(entry['rows']).data;
  return [{ rule, why, row: rows?.[0], result: entry.type !== 'ruleSuppressed' }];
}

/** What the log says to have followed from a firing or decision: the effects and tasks after it, until the next one. */
export function followedBy(entry: LogEntryWire, log: readonly LogEntryWire[]): readonly LogEntryWire[] {
  const start = log.findIndex((each) => each.seq === entry.seq);
  if (start === -1) return [];
  const later = log.slice(start + 1, start + 1 + FOLLOWING);
  const end = later.findIndex((each) => isExplained(each) || each.at !== entry.at);
  return (end === -1 ? later : later.slice(0, end)).filter((each) => CONSEQUENCES.has(each.type));
}

const FOLLOWING = 30;
const CONSEQUENCES: ReadonlySet<string> = new Set([
  'effectRequested',
  'effectApplied',
  'taskOpened',
  'approvalAsked',
  'nodeEntered',
]);
