import { compileTest } from '../conditions/compile.ts';
import { ConditionsFailed } from '../conditions/failure.ts';
import type { Facts } from '../conditions/facts.ts';
import { rowByRow } from '../conditions/facts.ts';
import type { Conditions, SharedConditions } from '../conditions/schema.ts';
import type { Row } from '../feel/scope.ts';

/** The facts with a row at hand. */
export const withRow = (facts: Facts, row: Row): Facts => ({
  ...facts,
  row,
  // Spread, the scope would be read from what it was made of before.
  scope: { ...facts.scope, values: { ...facts.scope.values, row } },
});

/** The ids of the rows that conditions hold for; undefined where they cannot be evaluated. */
export function rowsThatHold(
  conditions: Conditions,
  shared: SharedConditions,
  facts: Facts,
  rows: readonly Row[],
): ReadonlySet<string> | undefined {
  try {
    const holds = compileTest(conditions, shared);
    const put = rowByRow(facts);
    return new Set(rows.filter((row) => holds(put(row))).map((row) => row.id));
  } catch (error) {
    if (error instanceof ConditionsFailed) return undefined;
    throw error;
  }
}
