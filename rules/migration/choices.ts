import { z } from 'zod';
import type { Json } from '../json.ts';

const value = z.unknown().refine((each) => each !== undefined) as unknown as z.ZodType<Json>;

/** What a person decides about a migration: by node of the old version, by parameter and by anchor of the new one. */
export const migrationChoicesSchema = z.strictObject({
  /** Where the tokens of a node go on: at a node of the new version, which they enter anew, or nowhere. */
  nodes: z
    .record(z.string(), z.union([z.strictObject({ to: z.string() }), z.strictObject({ end: z.literal(true) })]))
    .default({}),
  parameters: z.record(z.string(), value).default({}),
  /** ISO 8601. */
  anchors: z.record(z.string(), z.string()).default({}),
});
export type MigrationChoices = z.output<typeof migrationChoicesSchema>;

export const NO_CHOICES: MigrationChoices = { nodes: {}, parameters: {}, anchors: {} };
