import { z } from 'zod';

/** What is taken as a picture, by what its bytes say. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export const PICTURE_LIMIT_BYTES = 5 * 1024 * 1024;
/** With one task. */
export const MOST_ATTACHMENTS = 6;

/** The SHA-256 of the bytes: the same picture is kept once for a task. */
export const attachmentId = z.string().regex(/^[0-9a-f]{64}$/);
export const attachmentSchema = z.object({
  id: attachmentId,
  type: z.enum(PICTURE_TYPES),
  bytes: z.number().int(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
