import { z } from 'zod';
import { kinds } from '../kinds/registry.ts';
import type { ConfigOf, Kind } from '../kinds/registry.ts';
import type { SharedConditions } from '../conditions/schema.ts';
import { conditions } from '../conditions/schema.ts';
import { currency, field, id, instant, playbookId, timeZone, touching, VALUE_TYPES } from './fields.ts';
import { FORMAT, PHASES } from './phases.ts';
import type { PhaseId } from './phases.ts';

export { FORMAT, PHASES };
export type { PhaseId };

const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string()]))]);

export const parameterSchema = z.strictObject({
  type: field(z.enum(VALUE_TYPES), 'choice', 'Type', '类型'),
  title: field(z.string(), 'text', 'Title', '名称'),
  default: touching('rule', field(value, 'text', 'Default', '默认值')).optional(),
  min: field(z.number(), 'number', 'At least', '下限').optional(),
  max: field(z.number(), 'number', 'At most', '上限').optional(),
  choices: field(z.array(z.string()), 'names', 'Choices', '可选值').optional(),
  unit: field(z.string(), 'text', 'Unit', '单位').optional(),
  source: field(z.string(), 'text', 'Source', '来源').optional(),
  liveMin: field(z.number(), 'number', 'While running at least', '运行中下限').optional(),
  liveMax: field(z.number(), 'number', 'While running at most', '运行中上限').optional(),
});
export type Parameter = z.infer<typeof parameterSchema>;

export const anchorSchema = z.strictObject({
  title: field(z.string(), 'text', 'Title', '名称'),
  at: field(instant(), 'instant', 'At', '时间').optional(),
});
export const phaseSchema = z.strictObject({
  from: field(instant(), 'instant', 'From', '开始'),
  to: field(instant(), 'instant', 'To', '结束'),
  title: field(z.string(), 'text', 'Title', '名称').optional(),
});

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

export const edgeSchema = z.strictObject({ id: id(), from: z.string(), outcome: z.string(), to: z.string() });
export type PlaybookEdge = z.infer<typeof edgeSchema>;

export const noteSchema = z.strictObject({
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
  anchors: z.record(id(), anchorSchema),
  phases: z.partialRecord(z.enum(PHASES), phaseSchema),
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
  readonly anchors: Readonly<Record<string, z.infer<typeof anchorSchema>>>;
  readonly phases: Readonly<Partial<Record<PhaseId, z.infer<typeof phaseSchema>>>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly conditions?: SharedConditions | undefined;
  readonly nodes: readonly PlaybookNode[];
  readonly edges: readonly PlaybookEdge[];
  readonly notes?: readonly z.infer<typeof noteSchema>[] | undefined;
}
