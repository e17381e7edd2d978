/** One figure of a benchmark: every value as measured, in the order of measuring. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly values: readonly number[];
}

export interface TimingOptions {
  /** Runs that are not counted: they warm caches and the compiler up. */
  readonly warmUps?: number;
  readonly runs?: number;
}

/** What a benchmark reports its figures to. */
export interface Measure {
  /** Values that the benchmark has measured itself. */
  record(name: string, unit: string, values: readonly number[]): void;
  /** Times each run in milliseconds; `before` makes its input and is not timed. */
  time<T>(name: string, before: (run: number) => T, run: (input: T) => unknown, options?: TimingOptions): Promise<void>;
}

/**
 * A benchmark. A file `NAME.ts` in this folder's parent that exports one as `bench` is there for `npm run bench -- NAME`;
 * nothing else has to know of it. Figures are named `SUBJECT.WHAT_UNIT`, such as `lint.2000_nodes_ms`.
 */
export interface Bench {
  readonly name: string;
  readonly title: string;
  run(measure: Measure): void | Promise<void>;
}

/** The middle value; of an even number of values the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
