import { z } from 'zod';
import { kinds } from '../kinds/registry.ts';
import type { ConfigOf, Kind } from '../kinds/registry.ts';
import type { SharedConditions } from '../conditions/schema.ts';
import { conditions } from '../conditions/schema.ts';
import { currency, field, id, instant, LONGEST_TITLE, playbookId, timeZone, touching, VALUE_TYPES } from './fields.ts';
import { noteSchema } from './notes.ts';
import type { Note } from './notes.ts';
import { FORMAT, PHASES } from './phases.ts';
import type { PhaseId } from './phases.ts';

export { FORMAT, PHASES };
export type { Note, PhaseId };

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
  title: z.string().max(LONGEST_TITLE),
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

export const edgeSchema = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  from: field(z.string(), 'id', 'From the node', '起点'),
  outcome: field(z.string(), 'id', 'When it ends so', '出口'),
  to: field(z.string(), 'id', 'To the node', '终点'),
});
export type PlaybookEdge = z.infer<typeof edgeSchema>;

const TIME_ZONE_HELP = {
  en: 'An IANA name, such as Asia/Shanghai: days and local times are those of this zone.',
  'zh-CN': 'IANA 时区名，如 Asia/Shanghai：日期与当地时刻均按此时区。',
};
const CURRENCY_HELP = {
  en: 'An ISO 4217 code, such as CNY: amounts are whole minor units of it.',
  'zh-CN': 'ISO 4217 代码，如 CNY：金额均为其最小单位的整数。',
};

/** The playbook file. What each part means is in `language.md` of the docs. */
export const playbookSchema = z.strictObject({
  format: field(z.literal(FORMAT), 'text', 'Format', '格式'),
  id: field(playbookId(), 'id', 'Id of the playbook', '方案标识'),
  name: field(z.string().min(1).max(LONGEST_TITLE), 'text', 'Name of the playbook', '方案名称'),
  description: field(z.string(), 'longText', 'Description of the playbook', '方案说明').optional(),
  timezone: touching('timing', field(timeZone(), 'text', 'Time zone', '时区', TIME_ZONE_HELP)),
  currency: touching('money', field(currency(), 'text', 'Currency', '币种', CURRENCY_HELP)),
  anchors: z.record(id(), anchorSchema),
  phases: z.partialRecord(z.enum(PHASES), phaseSchema),
  parameters: z.record(id(), parameterSchema),
  conditions: z.record(id(), field(conditions(), 'conditions', 'Shared conditions', '共用条件')).optional(),
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
  readonly notes?: readonly Note[] | undefined;
}
