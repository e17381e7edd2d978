import type { Json } from '../json.ts';

/** A handle to a stored set of row ids: small enough to keep in the state; who carries effects out resolves it. */
export interface SetHandle {
  readonly $set: string;
  readonly count: number;
}

/** One row of a data set: a SKU, customer, channel or order. */
export type Row = { readonly id: string; readonly [field: string]: Json };

/** The names that an expression may use, with their values at one logical instant. */
export interface FeelScope {
  /** Parameters, variables, `phase`, and `row` where there is one. A form's fields are under its node: `values.node = {field: …}`. */
  readonly values: Readonly<Record<string, Json | undefined>>;
  /** Anchors by name, epoch ms; a date and time in `timeZone` inside the expression. */
  readonly instants: Readonly<Record<string, number>>;
  /** The logical instant, epoch ms: what `now`, `now()` and `today()` mean. */
  readonly nowMs: number;
  /** IANA name. */
  readonly timeZone: string;
  /** The handle of a stored set; undefined for a set that was never stored. */
  readonly set?: (name: string) => SetHandle | undefined;
  /** The rows of a stored set or a data set; only where data are at hand (select scores, reviews). */
  readonly rows?: (name: string) => readonly Row[] | undefined;
}
