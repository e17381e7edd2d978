import type { Json } from '../json.ts';
import type { Leaf } from './schema.ts';

/** Why conditions held or not: the tree as far as it was evaluated, with what each leaf saw. */
export type Why = WhyGroup | WhyLeaf;

export interface WhyGroup {
  readonly operator: 'all' | 'any' | 'not';
  /** The shared condition that this group stands for. */
  readonly condition?: string;
  readonly conditions: readonly Why[];
  readonly result: boolean;
  readonly description?: string;
}

export interface WhyLeaf {
  readonly fact: string;
  readonly params?: Readonly<Record<string, Json>>;
  readonly path?: string;
  readonly operator: string;
  /** What the fact was; absent where it was undefined. */
  readonly factValue?: Json;
  /** As written in the playbook. */
  readonly value: Json;
  /** What `value` came to; absent where it was undefined. */
  readonly comparedValue?: Json;
  readonly result: boolean;
  readonly description?: string;
}

/** The longest list that an explanation quotes in full: a set can have many thousand ids, a log should not. */
const MAX_QUOTED_ITEMS = 20;

/** A leaf of the explanation, the same from whichever evaluator it comes. */
export function explainLeaf(
  { fact, params, path, operator, value, description }: Leaf,
  factValue: Json | undefined,
  comparedValue: Json | undefined,
  result: boolean,
): WhyLeaf {
  return {
    fact,
    ...(params !== undefined && { params }),
    ...(path !== undefined && { path }),
    operator,
    ...(factValue !== undefined && { factValue: quote(factValue) }),
    value,
    ...(comparedValue !== undefined && { comparedValue: quote(comparedValue) }),
    result,
    ...(description !== undefined && { description }),
  };
}

/** A group of the explanation; `condition` is the shared condition that it stands for. */
export function explainGroup(
  operator: WhyGroup['operator'],
  conditions: readonly Why[],
  result: boolean,
  condition: string | undefined,
  description: string | undefined,
): WhyGroup {
  return {
    operator,
    ...(condition !== undefined && { condition }),
    conditions,
    result,
    ...(description !== undefined && { description }),
  };
}

/** A long list as its length and its first items. */
const quote = (value: Json): Json =>
  Array.isArray(value) && value.length > MAX_QUOTED_ITEMS
    ? { $count: value.length, first: value.slice(0, MAX_QUOTED_ITEMS) as readonly Json[] }
    : value;
