import type { FeelScope, Row } from '../feel/scope.ts';
import type { Json } from '../json.ts';
import type { MetricQuery, MetricReading } from '../metrics/read.ts';

/** What conditions can ask about one logical instant. Every answer is pure: the same question has the same answer. */
export interface Facts {
  /** Epoch ms. */
  readonly atMs: number;
  /** IANA name. */
  readonly timeZone: string;
  metric(query: MetricQuery): MetricReading;
  /** The row at hand, in a for-each or a selection. */
  readonly row?: Row;
  param(id: string): Json | undefined;
  /** `x`, or `node.field` for a form's field. */
  variable(name: string): Json | undefined;
  /** The row ids of a stored set. */
  set(name: string): readonly string[] | undefined;
  /** For `expr`. */
  readonly scope: FeelScope;
}

/**
 * Puts one row after the other into facts, without a copy for each: what it gives is only good until the next row, and
 * the facts that it began with stay as they are.
 */
export function rowByRow(facts: Facts): (row: Row) => Facts {
  const values: Record<string, Json | undefined> = { ...facts.scope.values };
  const current: { -readonly [Key in keyof Facts]: Facts[Key] } = { ...facts, scope: { ...facts.scope, values } };
  return (row) => {
    current.row = row;
    values['row'] = row;
    return current;
  };
}
