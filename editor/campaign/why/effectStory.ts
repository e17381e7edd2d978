import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { Json } from '../../../rules/json.ts';
import { kindOf } from '../../../rules/kinds/registry.ts';
import type { EffectLimit } from '../../../rules/kinds/spec.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { entryFields } from '../timeline/entryFields.ts';
import { isRuling } from './decisions.ts';

/** Why a change was not made, or not yet. */
export interface EffectStory {
  readonly why: 'proposal' | 'guardrail' | 'rejected' | 'limit' | 'changedMeanwhile';
  readonly do: string | undefined;
  readonly with: Readonly<Record<string, Json>> | undefined;
  /** What it came to before, this one, and the most that it may; in the unit of the input that is summed. */
  readonly figures: { readonly sum: number; readonly amount: number; readonly max: number } | undefined;
  readonly limit: EffectLimit | undefined;
  /** What is on the platform instead. */
  readonly present: Json | undefined;
  readonly by: string | undefined;
  /** The firing or decision that led to it, as far as the log at hand goes back. */
  readonly cause: LogEntryWire | undefined;
}

/** What stopped a change; undefined for an entry that is about no change. */
export function effectStory(
  entry: LogEntryWire,
  log: readonly LogEntryWire[],
  playbook: Pick<Playbook, 'nodes'> | undefined,
): EffectStory | undefined {
  const fields = entryFields(entry);
  const node = playbook?.nodes.find(({ id }) => id === entry.node);
  const planned = node && kindOf(node).effect?.(node.config);
  const asked = entry.type === 'approvalAsked' ? entry : fields.by ? askedBefore(entry, log) : undefined;
  const told = entryFields(asked ?? entry);
  const common = {
    do: told.do ?? planned?.do,
    with: told.with,
    limit: planned?.limit,
    by: fields.by ?? undefined,
    present: entry['present'],
    figures: figuresOf(asked),
    cause: causeOf(entry, log),
  };
  if (entry.type === 'approvalAsked') {
    return fields.about === 'proposal' || fields.about === 'guardrail' ? { ...common, why: fields.about } : undefined;
  }
  if (entry.type !== 'effectDeclined') return undefined;
  if (fields.reason === 'changedMeanwhile') return { ...common, why: 'changedMeanwhile' };
  return { ...common, why: fields.by ? 'rejected' : 'limit' };
}

/** What somebody was asked before they said no. */
const askedBefore = (entry: LogEntryWire, log: readonly LogEntryWire[]): LogEntryWire | undefined =>
  log.findLast((each) => each.type === 'approvalAsked' && each.node === entry.node && each.seq < entry.seq);

function figuresOf(entry: LogEntryWire | undefined): EffectStory['figures'] {
  const shows = entry?.['shows'];
  if (typeof shows !== 'object' || shows === null || Array.isArray(shows)) return undefined;
  const { sum, amount, max } = shows as Readonly<Record<string, Json>>;
  return typeof sum === 'number' && typeof amount === 'number' && typeof max === 'number'
    ? { sum, amount, max }
    : undefined;
}

/** The last firing or decision of the instant at which the step was entered. */
function causeOf(entry: LogEntryWire, log: readonly LogEntryWire[]): LogEntryWire | undefined {
  const entered = log.findLast(
    (each) => each.type === 'nodeEntered' && each.node === entry.node && each.seq < entry.seq,
  );
  return entered && log.findLast((each) => isRuling(each) && each.seq < entered.seq && each.at === entered.at);
}
