import { z } from 'zod';
import type { Json } from '../json.ts';
import { planSchema } from '../metrics/plan.ts';
import { duration } from '../playbook/fields.ts';

const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

const person = z.strictObject({
  respondsIn: duration(),
  approves: z.boolean().default(true),
  answers: z.record(z.string(), z.record(z.string(), json)).default({}),
});

const point = z.union([
  z.tuple([z.string(), z.number()]),
  z.tuple([z.string(), z.number(), z.record(z.string(), z.string())]),
]);

const row = z.record(z.string(), json).and(z.object({ id: z.string() }));

/** What happens around a campaign in a simulation: instants are relative to its anchors, or absolute. */
export const scenarioSchema = z.strictObject({
  format: z.literal('dacu/scenario@1'),
  seed: z.int().default(1),
  anchors: z.record(z.string(), z.string()),
  /** When the campaign is launched; by default when its first start is due. */
  launch: z.string().optional(),
  parameters: z.record(z.string(), json).default({}),
  people: z.record(z.string(), person).default({}),
  plan: planSchema.default({}),
  metrics: z.record(z.string(), z.array(point)).default({}),
  datasets: z.record(z.string(), z.array(row)).default({}),
  failures: z.array(z.strictObject({ do: z.string(), times: z.int().min(1), error: z.string() })).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioPerson = z.infer<typeof person>;
