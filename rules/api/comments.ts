import { z } from 'zod';
import { resourceId } from './common.ts';
import { playbookParams } from './playbooks.ts';

const mentionSchema = z.union([z.object({ person: z.string() }), z.object({ role: z.string() })]);

/**
 * What somebody said about a playbook, or about one of its nodes. Not part of the playbook: neither of its file, nor of
 * the hash of a version.
 */
export const commentSchema = z.object({
  id: z.string(),
  playbook: z.string(),
  /** The comment that it answers; its own id, if it begins a thread. */
  thread: z.string(),
  node: z.string().optional(),
  /** The version that it is about; absent for the draft. */
  version: z.number().int().optional(),
  text: z.string(),
  author: z.string(),
  /** In real time. */
  at: z.string(),
  mentions: z.array(mentionSchema),
  /** Of a comment that begins a thread: who closed the thread, and when. */
  resolved: z.object({ by: z.string(), at: z.string() }).optional(),
  /** Taken back by its author; it stays, without its text, for the answers to it. */
  withdrawn: z.literal(true).optional(),
});
export type Comment = z.infer<typeof commentSchema>;
export const commentsSchema = z.array(commentSchema);

export const LONGEST_COMMENT = 4000;

const written = {
  /** Chosen by who sends it, so that a comment that is sent again is there once. */
  id: resourceId.optional(),
  text: z.string().trim().min(1).max(LONGEST_COMMENT),
};

/** A comment that begins a thread, on the playbook or on a node of it; or an answer in a thread. */
export const postCommentSchema = z.union([
  z.strictObject({
    ...written,
    node: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]*$/)
      .optional(),
    version: z.number().int().min(1).optional(),
  }),
  z.strictObject({ ...written, thread: resourceId }),
]);
export type PostComment = z.input<typeof postCommentSchema>;

export const commentParams = playbookParams.extend({ comment: resourceId });
export const resolveSchema = z.strictObject({ resolved: z.boolean() });

/** A comment that names the reader, or a role of theirs. */
export const mentionedSchema = commentSchema.extend({
  playbookName: z.string(),
  /** The reader has seen it. */
  read: z.boolean(),
});
export type Mentioned = z.infer<typeof mentionedSchema>;
export const mentionedListSchema = z.array(mentionedSchema);

export const readMentionsSchema = z.strictObject({ comments: z.array(resourceId).min(1).max(500) });
