import { z } from 'zod';
import type { Change } from '../diff/change.ts';
import { IMPACTS } from '../diff/impact.ts';
import type { Sketch } from '../outline/sketch.ts';
import { PHASES } from '../playbook/phases.ts';
import { json, jsonRecord, problemSchema, queryInteger, resourceId, textSchema } from './common.ts';
import { draftPlaybookSchema } from './draft.ts';

export const VERSION_STATES = ['submitted', 'approved', 'rejected'] as const;

/** An immutable version: its content never changes; `hash` is the SHA-256 of its canonical form. */
export const versionSchema = z.object({
  number: z.number().int(),
  state: z.enum(VERSION_STATES),
  hash: z.string(),
  author: z.string(),
  note: z.string().optional(),
  submittedAt: z.string(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  reason: z.string().optional(),
});
export type PlaybookVersion = z.infer<typeof versionSchema>;

const draftStamp = { revision: z.number().int(), updatedAt: z.string(), updatedBy: z.string() };

export const playbookSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  /** How many nodes the draft has, in all and per kind. */
  nodes: z.number().int(),
  kinds: z.record(z.string(), z.number().int()),
  draft: z.object(draftStamp),
  versions: z.array(versionSchema),
});
export type PlaybookSummary = z.infer<typeof playbookSummarySchema>;

export const draftSchema = z.object({ playbook: draftPlaybookSchema, ...draftStamp, problems: z.array(problemSchema) });
export type Draft = z.infer<typeof draftSchema>;

/** A new playbook: from a file's content, or from a template in a language. An id that is taken gets a number behind it. */
export const createPlaybookSchema = z.union([
  z.strictObject({ playbook: jsonRecord }),
  z.strictObject({
    template: z.string(),
    language: z.enum(['en', 'zh-CN']).optional(),
    name: z.string().min(1).optional(),
  }),
]);
export type CreatePlaybook = z.infer<typeof createPlaybookSchema>;

/** `revision` is the one that was edited; if someone saved a newer one meanwhile, the answer is 409 with theirs. */
export const saveDraftSchema = z.strictObject({ playbook: jsonRecord, revision: z.number().int().min(0) });
export type SaveDraft = z.infer<typeof saveDraftSchema>;

/** The problem document of a draft that someone else saved meanwhile. */
export const draftConflictSchema = z.object({ code: z.literal('draft-conflict'), theirs: draftSchema });
export type DraftConflict = z.infer<typeof draftConflictSchema>;

export const submitSchema = z.strictObject({
  note: z.string().max(2000).optional(),
  revision: z.number().int().optional(),
});
export const decisionSchema = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  reason: z.string().max(2000).optional(),
});

const placeSchema = z.object({ pointer: z.string(), node: z.string().optional() });
const changeSideSchema = z.object({ place: placeSchema, value: json.optional() });

/** One difference between two playbooks; `before` is absent for what is new, `after` for what is gone. */
export const changeSchema = z.object({
  code: z.string(),
  impact: z.enum(IMPACTS),
  before: changeSideSchema.optional(),
  after: changeSideSchema.optional(),
  message: textSchema,
}) as unknown as z.ZodType<Change>;

/** Without `against`, the newest version that was approved before this one. */
export const diffQuery = z.strictObject({ against: queryInteger(1, 1_000_000).optional() });
/** `against` is null, and there are no changes, where there is nothing to compare with. */
export const versionDiffSchema = z.object({
  number: z.number().int(),
  against: z.number().int().nullable(),
  changes: z.array(changeSchema),
});
export type VersionDiff = z.infer<typeof versionDiffSchema>;

export const lintRequestSchema = z.strictObject({ playbook: z.unknown() });
export const lintAnswerSchema = z.object({ problems: z.array(problemSchema) });

const count = z.number().int();
const phase = z.enum(PHASES);

/** What a small picture of a playbook is drawn from. */
const sketchSchema = z.object({
  nodes: z.array(z.object({ id: z.string(), phase, position: z.object({ x: z.number(), y: z.number() }) })),
  edges: z.array(z.object({ id: z.string(), from: z.string(), to: z.string() })),
  /** Without a length where that cannot be told before the event day is known. */
  phases: z.array(z.object({ id: phase, lengthMs: z.number().optional() })),
}) as unknown as z.ZodType<Sketch>;

export const templateSummarySchema = z.object({
  id: z.string(),
  title: textSchema,
  summary: textSchema,
  /** What operations teams do, as far as it carries it out. */
  practices: z.array(z.object({ id: z.string(), title: textSchema })),
  /** Those that it asks for work or approval. */
  roles: z.array(z.string()),
  facts: z.object({ steps: count, rules: count, effects: count, people: count, parameters: count }),
  sketch: sketchSchema,
});
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
export const templateQuery = z.strictObject({ language: z.enum(['en', 'zh-CN']).default('zh-CN') });

export const playbookParams = z.strictObject({ id: resourceId });
export const versionParams = z.strictObject({ id: resourceId, n: queryInteger(1, 1_000_000) });
