import { z } from 'zod';
import { kinds } from '../kinds/registry.ts';
import type { ConfigOf, Kind } from '../kinds/registry.ts';
import type { SharedConditions } from '../conditions/schema.ts';
import { conditions, currency, field, id, instant, playbookId, timeZone, VALUE_TYPES } from './fields.ts';

export const FORMAT = 'dacu/playbook@1';

export const PHASES = ['prep', 'live', 'wrapup', 'review'] as const;
export type PhaseId = (typeof PHASES)[number];

const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string()]))]);

export const parameterSchema = z.strictObject({
  type: field(z.enum(VALUE_TYPES), 'choice', 'Type', '类型'),
  title: field(z.string(), 'text', 'Title', '名称'),
  default: value.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  choices: z.array(z.string()).optional(),
  unit: z.string().optional(),
  source: z.string().optional(),
  liveMin: z.number().optional(),
  liveMax: z.number().optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

const anchor = z.strictObject({ title: z.string(), at: field(instant(), 'instant', 'At', '时间').optional() });
const phase = z.strictObject({ from: instant(), to: instant(), title: z.string().optional() });

const nodeBase = {
  id: id(),
  phase: z.enum(PHASES),
  title: z.string(),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  description: z.string().optional(),
};

const nodeSchemas = Object.values(kinds).map((spec) =>
  z.strictObject({ ...nodeBase, kind: z.literal(spec.kind), config: spec.config as z.ZodType<unknown> }),
);

/** A node, its config typed by its kind. */
export type PlaybookNode = {
  [K in Kind]: {
    readonly id: string;
    readonly kind: K;
    readonly phase: PhaseId;
    readonly title: string;
    readonly config: ConfigOf<K>;
    readonly position: { readonly x: number; readonly y: number };
    readonly description?: string | undefined;
  };
}[Kind];

const nodeSchema = z.discriminatedUnion(
  'kind',
  nodeSchemas as unknown as [(typeof nodeSchemas)[number], ...typeof nodeSchemas],
) as unknown as z.ZodType<PlaybookNode>;

const edgeSchema = z.strictObject({ id: id(), from: z.string(), outcome: z.string(), to: z.string() });
export type PlaybookEdge = z.infer<typeof edgeSchema>;

const noteSchema = z.strictObject({
  id: id(),
  text: z.string(),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number(), height: z.number() }).optional(),
  author: z.string().optional(),
});

/** The playbook file. What each part means is in `language.md` of the docs. */
export const playbookSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: playbookId(),
  name: z.string().min(1),
  description: z.string().optional(),
  timezone: timeZone(),
  currency: currency(),
  anchors: z.record(id(), anchor),
  phases: z.partialRecord(z.enum(PHASES), phase),
  parameters: z.record(id(), parameterSchema),
  conditions: z.record(id(), conditions()).optional(),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  notes: z.array(noteSchema).optional(),
});

export interface Playbook {
  readonly format: typeof FORMAT;
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly timezone: string;
  readonly currency: string;
  readonly anchors: Readonly<Record<string, z.infer<typeof anchor>>>;
  readonly phases: Readonly<Partial<Record<PhaseId, z.infer<typeof phase>>>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly conditions?: SharedConditions | undefined;
  readonly nodes: readonly PlaybookNode[];
  readonly edges: readonly PlaybookEdge[];
  readonly notes?: readonly z.infer<typeof noteSchema>[] | undefined;
}
