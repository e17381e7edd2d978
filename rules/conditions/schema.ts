import { z } from 'zod';
import type { Json } from '../json.ts';
import { checkConditions } from './check.ts';
import { FACT_NAMES, type FactName } from './fact-names.ts';

export { FACT_NAMES, type FactName };

interface Described {
  readonly name?: string;
  /** Shown where a decision is explained. */
  readonly description?: string;
  /** A positive integer; of several conditions the higher are evaluated first, and alone if they decide. 1 if absent. */
  readonly priority?: number;
}

export interface Leaf extends Described {
  readonly fact: FactName;
  readonly params?: Readonly<Record<string, Json>>;
  /** JSONPath into the fact's value. */
  readonly path?: string;
  readonly operator: string;
  /** A constant, `{fact, params?, path?}`, or `{expr: FEEL}`. */
  readonly value: Json;
}
export interface AllOf extends Described {
  readonly all: readonly Conditions[];
}
export interface AnyOf extends Described {
  readonly any: readonly Conditions[];
}
export interface NotOf extends Described {
  readonly not: Conditions;
}
/** A shared condition by name. */
export interface Reference extends Described {
  readonly condition: string;
}

/** json-rules-engine conditions, unchanged. An empty `all` or `any` holds, as it does there. */
export type Conditions = AllOf | AnyOf | NotOf | Reference | Leaf;
export type SharedConditions = Readonly<Record<string, Conditions>>;

const described = {
  name: { type: 'string' },
  description: { type: 'string' },
  priority: { type: 'integer', minimum: 1 },
};
const self = { $ref: '#/$defs/Conditions' };
const shape = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties: { ...properties, ...described },
  required,
  additionalProperties: false,
});

/** The JSON Schema of conditions; it refers to itself as `#/$defs/Conditions`. */
export const conditionsJsonSchema = {
  anyOf: [
    shape({ all: { type: 'array', items: self } }),
    shape({ any: { type: 'array', items: self } }),
    shape({ not: self }),
    shape({ condition: { type: 'string' } }),
    shape(
      {
        fact: { enum: FACT_NAMES },
        params: { type: 'object' },
        path: { type: 'string' },
        operator: { type: 'string' },
        value: {},
      },
      ['fact', 'operator', 'value'],
    ),
  ],
};

/**
 * Conditions as they come in. Checked by hand, because a union of five shapes could only say that none of them fits;
 * each issue carries its problem in `params.problem`.
 */
export const conditionsSchema = z
  .unknown()
  .superRefine((value, context) => {
    for (const problem of checkConditions(value)) {
      const path = problem.place.pointer.split('/').slice(1).map(unescapePointer);
      context.addIssue({ code: 'custom', path, message: problem.message.en, params: { problem } });
    }
  })
  .meta({ id: 'Conditions', ...conditionsJsonSchema }) as unknown as z.ZodType<Conditions>;

const unescapePointer = (token: string): string | number =>
  /^\d+$/.test(token) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~');

/** A field that holds conditions. */
export const conditions = () => conditionsSchema;
