import { z } from 'zod';
import type { Json } from '../json.ts';
import { parseJsonText } from '../json-text.ts';
import { planSchema } from '../metrics/plan.ts';
import { findMetric, unknownMetric } from '../metrics/catalogue.ts';
import { duration } from '../playbook/fields.ts';
import { demandSchema } from './demand.ts';
import { knownFields } from '../playbook/known-fields.ts';
import { problemsFromZod } from '../playbook/zod-problems.ts';
import { defineProblem } from '../problems/problem.ts';
import { failed, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';

const jsonValue: z.ZodType<Json> = z.json();

const person = z.strictObject({
  respondsIn: duration(),
  approves: z.boolean().default(true),
  answers: z.record(z.string(), z.record(z.string(), jsonValue)).default({}),
});

const point = z.union([
  z.tuple([z.string(), z.number()]),
  z.tuple([z.string(), z.number(), z.record(z.string(), z.string())]),
]);

const row = z.record(z.string(), jsonValue).and(z.object({ id: z.string() }));

/** What happens around a campaign in a simulation: instants are relative to its anchors, or absolute. */
export const scenarioSchema = z.strictObject({
  format: z.literal('dacu/scenario@1'),
  seed: z.int().default(1),
  anchors: z.record(z.string(), z.string()),
  /** When the campaign is launched; by default when its first start is due. */
  launch: z.string().optional(),
  parameters: z.record(z.string(), jsonValue).default({}),
  people: z.record(z.string(), person).default({}),
  plan: planSchema.default({}),
  metrics: z.record(z.string(), z.array(point)).default({}),
  /** Further series, from a model of demand. */
  demand: demandSchema.optional(),
  datasets: z.record(z.string(), z.array(row)).default({}),
  /** What others change on the platform themselves, as if by that action. */
  others: z
    .array(z.strictObject({ at: z.string(), do: z.string(), with: z.record(z.string(), jsonValue) }))
    .default([]),
  failures: z.array(z.strictObject({ do: z.string(), times: z.int().min(1), error: z.string() })).default([]),
});
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioPerson = z.infer<typeof person>;

const noScenario = defineProblem('not-a-scenario', {
  en: 'This file is a “{format}”, not a scenario (“dacu/scenario@1”).',
  'zh-CN': '该文件是“{format}”，不是场景文件（“dacu/scenario@1”）。',
});
const sameRow = defineProblem('duplicate-row', {
  en: 'The data set “{dataset}” has two rows with the id “{id}”. Ids must be unique.',
  'zh-CN': '数据集“{dataset}”中有两行 id 均为“{id}”。id 不能重复。',
});

/** A scenario from JSON text; the problems say where the text or its content is wrong. */
export function parseScenarioText(text: string): Result<Scenario> {
  const json = parseJsonText(text);
  return json.ok ? parseScenario(json.value) : json;
}

/** A scenario from parsed JSON; the problems say where it is wrong. */
export function parseScenario(json: unknown): Result<Scenario> {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'string' && !format.startsWith('dacu/scenario@'))
    return failed(noScenario('/format', { format }));
  const parsed = scenarioSchema.safeParse(json);
  if (!parsed.success) {
    return failed(...problemsFromZod(parsed.error, json, '', (path) => knownFields(scenarioSchema, path, json)));
  }
  const { metrics, datasets } = parsed.data;
  const problems = [
    ...Object.keys(metrics).flatMap((id) => (findMetric(id) ? [] : [unknownMetric(id, `/metrics/${id}`)])),
    ...Object.entries(datasets).flatMap(([dataset, rows]) => {
      const seen = new Set<string>();
      return rows.flatMap(({ id }, index) => {
        if (seen.has(id)) return [sameRow(`/datasets/${dataset}/${index}/id`, { dataset, id })];
        seen.add(id);
        return [];
      });
    }),
  ];
  return problems.length > 0 ? failed(...problems) : ok(parsed.data);
}
