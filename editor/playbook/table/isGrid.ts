import { z } from 'zod';

const texts = z.array(z.string());
const gridSchema = z.object({
  hitPolicy: z.string(),
  inputs: z.array(z.object({ title: z.string(), expression: z.string() })).min(1),
  outputs: z.array(z.object({ title: z.string(), variable: z.string(), type: z.string() })).min(1),
  rules: z.array(z.object({ when: texts, then: texts, note: z.string().optional() })),
});

/** Whether a config can be shown as a grid: it may be wrong, but has everything where it belongs. */
export const isGrid = (config: unknown): boolean => gridSchema.safeParse(config).success;
