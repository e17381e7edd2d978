import { z } from 'zod';
import type { Json } from '../json.ts';
import type { Problem } from '../problems/problem.ts';
import { defineProblem } from '../problems/problem.ts';
import { badTimestamp } from '../time/problems.ts';
import { parseTimestamp } from '../time/zone.ts';

/** Any value that JSON can hold. What it is checked on came out of JSON, so only its absence can be wrong. */
export const json = z.unknown().refine((value) => value !== undefined) as unknown as z.ZodType<Json>;
export const jsonRecord = z.record(z.string(), json);

/** A sentence in every language of the product. */
export const textSchema = z.object({ en: z.string(), 'zh-CN': z.string() });

/** A point in time: ISO 8601 with an offset, such as 2026-11-11T00:00:00+08:00. */
export const instantText = z
  .string()
  .superRefine((text, context) => {
    if (parseTimestamp(text) !== undefined) return;
    context.addIssue({ code: 'custom', params: { problem: badTimestamp('', { text }) } });
  })
  .meta({ format: 'date-time' });

const badResourceId = defineProblem('bad-resource-id', {
  en: '“{text}” cannot be an id. Use letters, digits, “-” and “_”, a letter or digit first, at most 80 characters.',
  'zh-CN': '“{text}” 不能作为标识。请使用字母、数字、“-”与“_”，以字母或数字开头，最长 80 个字符。',
});

/** The id of a resource in a path: of a shop, a playbook, a campaign, a data set. */
export const resourceId = z
  .string()
  .superRefine((text, context) => {
    if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(text)) return;
    context.addIssue({ code: 'custom', params: { problem: badResourceId('', { text }) } });
  })
  .meta({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$' });

/** A whole number as a query has it. */
export const queryInteger = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** A step of a JSON Patch (RFC 6902). */
const patchOperation = z.union([
  z.object({ op: z.enum(['add', 'replace']), path: z.string(), value: json }),
  z.object({ op: z.literal('remove'), path: z.string() }),
]);

export const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  place: z.object({ pointer: z.string(), node: z.string().optional(), field: z.string().optional() }),
  message: textSchema,
  fix: z.object({ title: textSchema, patch: z.array(patchOperation) }).optional(),
}) as unknown as z.ZodType<Problem>;

/** Nobody reads more at once; a file can have a hundred thousand. */
export const MOST_PROBLEMS = 100;

/** The body of every refusal (`application/problem+json`). */
export const problemDocumentSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  /** The first of them. */
  problems: z.array(problemSchema).max(MOST_PROBLEMS).optional(),
  /** How many there are besides. */
  moreProblems: z.number().int().optional(),
  languages: textSchema,
});
export type ProblemDocument = z.infer<typeof problemDocumentSchema>;

const badDimension = defineProblem('bad-dimension', {
  en: 'The name of a dimension has 1 to {longest} characters, and is not “__proto__”.',
  'zh-CN': '维度名应为 1–{longest} 个字符，且不能是“__proto__”。',
});
const longDimension = defineProblem('long-dimension', {
  en: 'The value of the dimension “{dimension}” has {length} characters; at most {longest} are taken.',
  'zh-CN': '维度“{dimension}”的值有 {length} 个字符，最多 {longest} 个。',
});
const manyDimensions = defineProblem('many-dimensions', {
  en: 'The dimensions have {length} characters together, with their names; at most {longest} are taken.',
  'zh-CN': '各维度连同名称共 {length} 个字符，最多 {longest} 个。',
});

const LONGEST_DIMENSION = 64;
const LONGEST_DIMENSION_VALUE = 200;
/** Of all of them as JSON: they are part of a point's key, which has an end. */
const LONGEST_DIMENSIONS = 480;

/** Dimensions of a metric: `{ channel: 'search' }`. Looked at before it is a record: a record drops `__proto__` silently. */
export const whereSchema = z.preprocess(
  (where, context) => {
    for (const { path, problem } of dimensionProblems(where)) {
      context.addIssue({ code: 'custom', path, params: { problem } });
    }
    return where;
  },
  z.record(z.string(), z.string()),
);

function dimensionProblems(where: unknown): { path: string[]; problem: Problem }[] {
  if (where === null || typeof where !== 'object') return [];
  const each = Object.entries(where).flatMap(([dimension, value]: [string, unknown]) => {
    const path = [dimension];
    if (dimension === '' || dimension === '__proto__' || dimension.length > LONGEST_DIMENSION)
      return { path, problem: badDimension('', { longest: LONGEST_DIMENSION }) };
    if (typeof value !== 'string' || value.length <= LONGEST_DIMENSION_VALUE) return [];
    const sizes = { length: value.length, longest: LONGEST_DIMENSION_VALUE };
    return { path, problem: longDimension('', { dimension, ...sizes }) };
  });
  const { length } = JSON.stringify(Object.entries(where));
  if (each.length > 0 || length <= LONGEST_DIMENSIONS) return each;
  return [{ path: [], problem: manyDimensions('', { length, longest: LONGEST_DIMENSIONS }) }];
}

/** A query with `where.DIMENSION=value` besides its named fields, gathered under `where`. */
export const withWhere = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((query) => gatherWhere(query), z.strictObject({ ...shape, where: whereSchema.optional() }));

const WHERE = 'where.';

function gatherWhere(query: unknown): unknown {
  if (query === null || typeof query !== 'object') return query;
  const fields = Object.entries(query);
  const isDimension = ([name]: [string, unknown]): boolean => name.startsWith(WHERE);
  const rest = Object.fromEntries(fields.filter((field) => !isDimension(field)));
  const where = fields.filter(isDimension).map(([name, value]) => [name.slice(WHERE.length), value] as const);
  return where.length > 0 ? { ...rest, where: Object.fromEntries(where) } : rest;
}
