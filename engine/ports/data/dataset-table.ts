import type { Row } from '../../../rules/feel/scope.ts';

/** The rows of one data set, in order of their ids. */
export class DatasetTable {
  readonly #rows: Map<string, Row>;
  #sorted: readonly Row[] | undefined;

  constructor(rows: readonly Row[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  put(row: Row): void {
    this.#rows.set(row.id, row);
    this.#sorted = undefined;
  }

  all(): readonly Row[] {
    this.#sorted ??= [...this.#rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#sorted;
  }
}
