import { z } from 'zod';
import type { TaskAssignee } from '../../../rules/api/tasks.ts';
import { TASK_OUTCOMES } from '../../../rules/api/tasks.ts';
import type { Json } from '../../../rules/json.ts';
import type { LogEntry } from '../../../rules/interpreter/messages.ts';
import { formField } from '../../../rules/kinds/task/form-field.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import { resolveInstantOrDuration } from '../../../rules/time/instant.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';

export interface TaskDecision {
  readonly by: string | null;
  readonly decision: 'approve' | 'reject';
  readonly comment?: string;
  readonly atMs: number;
}

/** A task, an approval or an action by hand, as the log tells of it. */
export interface TaskRecord {
  readonly task: string;
  readonly node: string;
  readonly kind: 'task' | 'approval' | 'effect';
  readonly title: string;
  readonly description?: string;
  readonly assignee: TaskAssignee;
  readonly escalatedTo: readonly TaskAssignee[];
  readonly state: 'open' | 'done';
  readonly outcome?: (typeof TASK_OUTCOMES)[number];
  readonly openedAtMs: number;
  readonly dueMs?: number;
  readonly remindedAtMs?: number;
  readonly doneAtMs?: number;
  readonly doneBy?: string;
  readonly form: readonly z.infer<typeof formField>[];
  readonly checklist: readonly string[];
  readonly evidenceRequired: boolean;
  readonly values?: Readonly<Record<string, Json>>;
  /** Why an action could not be carried out by hand. */
  readonly reason?: string;
  readonly about?: 'proposal' | 'guardrail';
  readonly quorum?: number;
  readonly shows: Readonly<Record<string, Json>>;
  readonly decisions: readonly TaskDecision[];
  readonly do?: string;
  readonly with?: Readonly<Record<string, Json>>;
}

const values = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Readonly<Record<string, Json>>>;
const assignee = z.union([
  z.object({ role: z.string() }),
  z.object({ team: z.string() }),
  z.object({ person: z.string() }),
  z.object({ people: z.array(z.string()) }),
]);

/** The fields that log entries about tasks have; which of them, says the type. */
const fieldsOfEntry = z.object({
  assignee: assignee.optional(),
  approvers: assignee.optional(),
  to: z.unknown().optional(),
  due: z.string().optional(),
  byHand: z.boolean().optional(),
  do: z.string().optional(),
  with: values.optional(),
  about: z.enum(['proposal', 'guardrail']).optional(),
  quorum: z.number().optional(),
  shows: values.optional(),
  by: z.string().nullish(),
  values: values.optional(),
  decision: z.enum(['approve', 'reject']).optional(),
  comment: z.string().optional(),
  error: z.string().optional(),
});

/** What nodes that ask people have in their configs. */
const askingConfig = z.object({
  form: z.array(formField).optional(),
  checklist: z.array(z.string()).optional(),
  evidence: z.boolean().optional(),
  due: z.string().optional(),
});

/** The task that a log entry is about: NODE/N. */
export function taskOf(entry: LogEntry): string | undefined {
  if (typeof entry['task'] === 'string') return entry['task'];
  return entry.type === 'nodeLeft' ? `${entry.node}/${String(entry['n'])}` : undefined;
}

export const opensTask = (entry: LogEntry): boolean => entry.type === 'taskOpened' || entry.type === 'approvalAsked';

/** The task after one more entry of the log about it. */
export function applyToTask(record: TaskRecord | undefined, entry: LogEntry, program: Program): TaskRecord | undefined {
  const fields = fieldsOfEntry.parse(entry);
  const { atMs } = entry;
  if (opensTask(entry)) return opened(entry, fields, program);
  if (!record) return undefined;
  switch (entry.type) {
    case 'taskReminded':
      return { ...record, remindedAtMs: atMs };
    case 'taskEscalated': {
      const to = assignee.safeParse(fields.to);
      return to.success ? { ...record, escalatedTo: [...record.escalatedTo, to.data] } : record;
    }
    case 'taskDone':
      return done(record, 'done', atMs, { ...(fields.by && { doneBy: fields.by }), values: fields.values ?? {} });
    case 'taskExpired':
      return done(record, 'expired', atMs);
    // Of one that a person was to carry out; the others name no task.
    case 'effectFailed':
      return done(record, 'failed', atMs, {
        ...(fields.by && { doneBy: fields.by }),
        ...(fields.error !== undefined && { reason: fields.error }),
      });
    case 'approvalDecided':
      return decided(record, atMs, fields);
    case 'nodeLeft':
    case 'campaignEnded':
      return record.state === 'open' ? done(record, 'closed', atMs) : record;
    default:
      return record;
  }
}

function opened(entry: LogEntry, fields: z.infer<typeof fieldsOfEntry>, program: Program): TaskRecord {
  const node = program.nodes.get(entry.node ?? '');
  const config = askingConfig.safeParse(node?.config);
  const dueMs = fields.due === undefined ? undefined : parseTimestamp(fields.due);
  const kind = entry.type === 'approvalAsked' ? 'approval' : fields.byHand ? 'effect' : 'task';
  return {
    task: taskOf(entry) ?? '',
    node: entry.node ?? '',
    kind,
    title: node?.title ?? entry.node ?? '',
    ...(node?.description !== undefined && { description: node.description }),
    assignee: fields.assignee ?? fields.approvers ?? { people: [] },
    escalatedTo: [],
    state: 'open',
    openedAtMs: entry.atMs,
    ...(dueMs !== undefined && { dueMs }),
    form: kind === 'task' ? (config.data?.form ?? []) : [],
    checklist: config.data?.checklist ?? [],
    evidenceRequired: config.data?.evidence ?? false,
    shows: fields.shows ?? {},
    decisions: [],
    ...(fields.about && { about: fields.about }),
    ...(fields.quorum !== undefined && { quorum: fields.quorum }),
    ...(fields.do !== undefined && { do: fields.do, with: fields.with ?? {} }),
  };
}

const done = (
  record: TaskRecord,
  outcome: NonNullable<TaskRecord['outcome']>,
  doneAtMs: number,
  more: Partial<TaskRecord> = {},
): TaskRecord => ({ ...record, state: 'done', outcome, doneAtMs, ...more });

function decided(record: TaskRecord, atMs: number, fields: z.infer<typeof fieldsOfEntry>): TaskRecord {
  const { by = null, decision = 'reject', comment } = fields;
  const decisions = [...record.decisions, { by, decision, atMs, ...(comment !== undefined && { comment }) }];
  const more = { decisions, ...(by !== null && { doneBy: by }) };
  if (decision === 'reject') return done(record, 'rejected', atMs, more);
  const approvers = new Set(decisions.filter((each) => each.decision === 'approve').map((each) => each.by));
  if (approvers.size >= (record.quorum ?? 1)) return done(record, 'approved', atMs, more);
  return { ...record, decisions };
}

/** The task with its deadline where the anchors now are. */
export function withMovedDeadline(
  record: TaskRecord,
  anchors: Readonly<Record<string, number>>,
  program: Program,
): TaskRecord {
  const { due } = askingConfig.safeParse(program.nodes.get(record.node)?.config).data ?? {};
  if (record.state !== 'open' || due === undefined) return record;
  const scope = { anchors, timeZone: program.playbook.timezone, nowMs: record.openedAtMs };
  return { ...record, dueMs: resolveInstantOrDuration(due, scope) };
}
