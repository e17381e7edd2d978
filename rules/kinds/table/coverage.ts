import { ANY_CELL, readCell } from './cells.ts';
import type { Cell } from './cells.ts';
import { cutColumn } from './pieces.ts';
import type { Domain, Piece } from './pieces.ts';

/** A box of the table's space: the pieces of each column. */
export type Box = readonly (readonly Piece[])[];

/** A table whose every cell is understood: what each rule covers. */
export interface Grid {
  readonly columns: Box;
  readonly rules: readonly Box[];
}

/** The table as boxes; undefined if a cell of it is not understood, or a column mixes types. */
export function readGrid(rules: readonly (readonly string[])[], domains: readonly Domain[]): Grid | undefined {
  const cells: (readonly Cell[])[] = [];
  for (const when of rules) {
    const row = domains.map((_, column) => readCell(when[column] ?? '-'));
    if (!row.every((cell) => cell !== undefined)) return undefined;
    cells.push(row);
  }
  const columns: (readonly Piece[])[] = [];
  for (const [column, domain] of domains.entries()) {
    const pieces = cutColumn(
      cells.map((row) => row[column] ?? ANY_CELL),
      domain,
    );
    if (!pieces) return undefined;
    columns.push(pieces);
  }
  const covered = cells.map((row) =>
    row.map((cell, column) => columns[column]!.filter((each) => cell.admits(each.sample))),
  );
  return { columns, rules: covered };
}

export const isEmpty = (box: Box): boolean => box.some((pieces) => pieces.length === 0);

/** What two boxes have in common; undefined if nothing. */
export function intersection(a: Box, b: Box): Box | undefined {
  const common = a.map((pieces, column) => pieces.filter((piece) => b[column]!.includes(piece)));
  return isEmpty(common) ? undefined : common;
}

/** A table as large as people write is swept in far fewer steps; a hopeless one is not finished, and nothing is said. */
const MOST_STEPS = 50_000;

/**
 * The parts of a box that none of the others cover, at most `most`: the sweep of Calvanese et al. 2016, “Semantics and
 * Analysis of DMN Decision Tables”. Column by column, pieces that the same boxes cover are treated as one.
 */
export function uncovered(box: Box, others: readonly Box[], most: number): readonly Box[] {
  const found: Box[] = [];
  let steps = 0;
  const sweep = (column: number, active: readonly Box[], before: Box): void => {
    if (found.length >= most || steps++ > MOST_STEPS) return;
    if (active.length === 0) {
      found.push([...before, ...box.slice(column)]);
      return;
    }
    if (column === box.length) return;
    const groups = new Map<string, { pieces: Piece[]; active: readonly Box[] }>();
    for (const piece of box[column]!) {
      const covering = active.filter((each) => each[column]!.includes(piece));
      const key = covering.map((each) => others.indexOf(each)).join(' ');
      const group = groups.get(key);
      if (group) group.pieces.push(piece);
      else groups.set(key, { pieces: [piece], active: covering });
    }
    for (const group of groups.values()) sweep(column + 1, group.active, [...before, group.pieces]);
  };
  sweep(0, others, []);
  return found;
}
