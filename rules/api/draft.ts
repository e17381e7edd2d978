import { z } from 'zod';
import { KINDS } from '../kinds/faces.ts';
import { LONGEST_TITLE } from '../playbook/fields.ts';
import { FORMAT, PHASES } from '../playbook/phases.ts';
import { jsonRecord } from './common.ts';

const position = z.object({ x: z.number(), y: z.number() });

/**
 * A playbook in the making: all its parts are in place, while their contents (texts, configs, references) may still be
 * wrong, which is what its problems say. Unknown fields are kept, so that nothing is lost.
 */
export const draftPlaybookSchema = z.looseObject({
  format: z.literal(FORMAT),
  id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
    .max(80),
  name: z.string().max(LONGEST_TITLE),
  description: z.string().optional(),
  timezone: z.string(),
  currency: z.string(),
  anchors: z.record(z.string(), z.looseObject({ title: z.string(), at: z.string().optional() })),
  phases: z.partialRecord(
    z.enum(PHASES),
    z.looseObject({ from: z.string(), to: z.string(), title: z.string().optional() }),
  ),
  parameters: z.record(z.string(), z.looseObject({ type: z.string(), title: z.string() })),
  conditions: jsonRecord.optional(),
  nodes: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.enum(KINDS),
      phase: z.enum(PHASES),
      title: z.string(),
      config: jsonRecord,
      position,
      description: z.string().optional(),
    }),
  ),
  edges: z.array(z.looseObject({ id: z.string(), from: z.string(), outcome: z.string(), to: z.string() })),
  notes: z
    .array(
      z.looseObject({
        id: z.string(),
        text: z.string(),
        phase: z.enum(PHASES).optional(),
        position,
        size: z.looseObject({ width: z.number(), height: z.number() }).optional(),
      }),
    )
    .optional(),
});
export type DraftPlaybook = z.infer<typeof draftPlaybookSchema>;
