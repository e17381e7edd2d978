import { z } from 'zod';
import { formField } from '../kinds/task/form-field.ts';
import { attachmentId, MOST_ATTACHMENTS } from './attachments.ts';
import { boundedRecord, checkAmount } from './bounded.ts';
import { json, jsonRecord, textSchema } from './common.ts';

/** Who is asked: a role (resolved by the campaign), a team, a person, or several people. */
export const taskAssigneeSchema = z.union([
  z.object({ role: z.string() }),
  z.object({ team: z.string() }),
  z.object({ person: z.string() }),
  z.object({ people: z.array(z.string()) }),
]);
export type TaskAssignee = z.infer<typeof taskAssigneeSchema>;

/** An input of an action that is carried out by hand: what the card proposes. Money is minor units. */
export const cardInputSchema = z.object({
  name: z.string(),
  title: textSchema,
  type: z.string(),
  value: json,
  optional: z.boolean().optional(),
});

export const TASK_OUTCOMES = ['done', 'approved', 'rejected', 'expired', 'closed', 'failed'] as const;

/**
 * What a person is asked for. `task`: a piece of work with a form. `approval`: yes or no, about the figures in `shows`
 * or about an action (`do`, `with`). `effect`: an action to be carried out by hand, then confirmed with its values.
 */
export const taskSchema = z.object({
  /** CAMPAIGN.NODE.N */
  id: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  shop: z.string(),
  timezone: z.string(),
  currency: z.string(),
  node: z.string(),
  kind: z.enum(['task', 'approval', 'effect']),
  title: z.string(),
  description: z.string().optional(),
  assignee: taskAssigneeSchema,
  escalatedTo: z.array(taskAssigneeSchema),
  /** The people who may do it now, by user id. */
  people: z.array(z.string()),
  /** The reader is one of them. */
  mine: z.boolean(),
  state: z.enum(['open', 'done']),
  outcome: z.enum(TASK_OUTCOMES).optional(),
  openedAt: z.string(),
  due: z.string().optional(),
  overdue: z.boolean(),
  remindedAt: z.string().optional(),
  doneAt: z.string().optional(),
  doneBy: z.string().optional(),
  form: z.array(formField),
  checklist: z.array(z.string()),
  evidenceRequired: z.boolean(),
  values: jsonRecord.optional(),
  evidence: z.string().optional(),
  /** The pictures that came with its completion. */
  attachments: z.array(z.string()).optional(),
  /** Of an action that could not be carried out by hand: why. */
  reason: z.string().optional(),
  /** Of an approval: what it is about. */
  about: z.enum(['proposal', 'guardrail']).optional(),
  quorum: z.number().int().optional(),
  shows: jsonRecord,
  decisions: z.array(
    z.object({
      by: z.string().nullable(),
      decision: z.enum(['approve', 'reject']),
      comment: z.string().optional(),
      at: z.string(),
    }),
  ),
  /** Of an action: what it does, with which inputs. */
  do: z.string().optional(),
  actionTitle: textSchema.optional(),
  inputs: z.array(cardInputSchema).optional(),
});
export type Task = z.infer<typeof taskSchema>;

export const tasksQuery = z.strictObject({
  state: z.enum(['open', 'done']).optional(),
  mine: z.enum(['true', 'false']).optional(),
  campaign: z.string().optional(),
});
export const tasksSchema = z.array(taskSchema);

export const completeTaskSchema = z
  .strictObject({
    values: boundedRecord.default({}),
    /** The items that were ticked; all of them are needed. */
    checklist: z.array(z.string()).optional(),
    /** A link to, or a description of, the proof. */
    evidence: z.string().max(2000).optional(),
    /** Pictures that were uploaded for this task. */
    attachments: z.array(attachmentId).max(MOST_ATTACHMENTS).optional(),
    requestId: z.string().min(1).max(100).optional(),
  })
  .superRefine(checkAmount);
export type CompleteTask = z.input<typeof completeTaskSchema>;

/** `value` is in the shape in which the platform reports a change; without a way to read it, it is not known. */
export const presentSchema = z.union([
  z.object({ readable: z.literal(true), value: json }),
  z.object({ readable: z.literal(false) }),
]);

export const cannotDoSchema = z.strictObject({
  reason: z.string().trim().min(1).max(2000),
  requestId: z.string().min(1).max(100).optional(),
});
export type CannotDo = z.input<typeof cannotDoSchema>;

export const decideTaskSchema = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  comment: z.string().max(2000).optional(),
  requestId: z.string().min(1).max(100).optional(),
});
export type DecideTask = z.infer<typeof decideTaskSchema>;

export const taskParams = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]+\.[A-Za-z]\w*\.\d+$/) });
