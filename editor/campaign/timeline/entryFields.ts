import { z } from 'zod';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { json } from '../../../rules/api/common.ts';

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const anything = z.unknown().optional();

const fieldsSchema = z.object({
  rule: z.string().nullable().optional().catch(undefined),
  rules: z.array(z.string()).optional().catch(undefined),
  values: z.record(z.string(), json).optional().catch(undefined),
  rows: z.array(z.string()).optional().catch(undefined),
  reason: text,
  outcome: text,
  task: text,
  key: text,
  do: text,
  with: z.record(z.string(), json).optional().catch(undefined),
  attempt: number,
  final: z.boolean().optional().catch(undefined),
  error: text,
  as: text,
  compensate: z.boolean().optional().catch(undefined),
  inPlace: z.array(z.string()).optional().catch(undefined),
  assignee: anything,
  approvers: anything,
  to: anything,
  by: z.string().nullable().optional().catch(undefined),
  byHand: z.boolean().optional().catch(undefined),
  about: text,
  decision: text,
  comment: text,
  due: text,
  name: text,
  value: json.optional().catch(undefined),
  count: number,
  version: number,
  anchor: text,
  from: text,
  what: text,
  parameter: text,
  status: text,
  problem: z
    .object({ message: z.object({ en: z.string(), 'zh-CN': z.string() }) })
    .optional()
    .catch(undefined),
});

/** The fields that the entries of the different types have; one that is missing or odd is left out, not an error. */
export type EntryFields = z.infer<typeof fieldsSchema>;

export const entryFields = (entry: LogEntryWire): EntryFields => fieldsSchema.parse(entry);
