import { evaluateFeel } from '../../feel/evaluate.ts';
import { childrenOf } from '../../feel/parse.ts';
import type { SyntaxNode } from '../../feel/parse.ts';
import { isAnyTest, parseTests } from '../../feel/unary.ts';

export type Scalar = number | string | boolean;

/** What a cell lets pass, as far as it can be known without the data. */
export interface Cell {
  /** The values at which its answer changes. */
  readonly bounds: readonly Scalar[];
  admits(value: Scalar): boolean;
}

export const ANY_CELL: Cell = { bounds: [], admits: () => true };

const NO_DATA = { values: {}, instants: {}, nowMs: 0, timeZone: 'UTC' };

/** A cell of literals, comparisons, intervals, lists and `not(…)` over them; undefined for anything else. */
export function readCell(tests: string): Cell | undefined {
  if (isAnyTest(tests)) return ANY_CELL;
  const tree = parseTests(tests);
  if (!tree) return undefined;
  const children = childrenOf(tree);
  const positive = children.find((child) => child.name === 'PositiveUnaryTests');
  const cell = positive && union(childrenOf(positive).map((test) => readTest(test.firstChild, tests)));
  if (!cell) return undefined;
  const isNegated = children.some((child) => child.name === 'not');
  return isNegated ? { bounds: cell.bounds, admits: (value) => !cell.admits(value) } : cell;
}

function union(cells: readonly (Cell | undefined)[]): Cell | undefined {
  const known = cells.filter((cell) => cell !== undefined);
  if (known.length < cells.length || known.length === 0) return undefined;
  return {
    bounds: known.flatMap((cell) => cell.bounds),
    admits: (value) => known.some((cell) => cell.admits(value)),
  };
}

function readTest(node: SyntaxNode | null, text: string): Cell | undefined {
  if (!node || node.nextSibling) return undefined;
  const children = childrenOf(node);
  switch (node.name) {
    case 'List':
      return union(
        children.filter((each) => each.name !== '[' && each.name !== ']').map((each) => exactly(each, text)),
      );
    case 'SimplePositiveUnaryTest': {
      const [first, second] = children;
      if (first?.name === 'Interval') return readInterval(first, text);
      return first?.name === 'CompareOp' && second
        ? compare(textOf(first, text), readLiteral(second, text))
        : undefined;
    }
    default:
      return exactly(node, text);
  }
}

const textOf = (node: SyntaxNode, text: string): string => text.slice(node.from, node.to);

function exactly(node: SyntaxNode, text: string): Cell | undefined {
  const value = readLiteral(node, text);
  return value === undefined ? undefined : { bounds: [value], admits: (each) => each === value };
}

function readLiteral(node: SyntaxNode, text: string): Scalar | undefined {
  if (!/^(Numeric|String|Boolean)Literal$/.test(node.name)) return undefined;
  const read = evaluateFeel(textOf(node, text), NO_DATA);
  const value = read.ok ? read.value : undefined;
  return typeof value === 'object' || value === null ? undefined : value;
}

function compare(operator: string, value: Scalar | undefined): Cell | undefined {
  if (value === undefined) return undefined;
  if (operator === '=') return { bounds: [value], admits: (each) => each === value };
  if (operator === '!=') return { bounds: [value], admits: (each) => each !== value };
  if (typeof value !== 'number') return undefined;
  const test: Readonly<Record<string, (each: number) => boolean>> = {
    '<': (each) => each < value,
    '<=': (each) => each <= value,
    '>': (each) => each > value,
    '>=': (each) => each >= value,
  };
  const admits = test[operator];
  return admits && { bounds: [value], admits: (each) => typeof each === 'number' && admits(each) };
}

function readInterval(node: SyntaxNode, text: string): Cell | undefined {
  const [open, from, , to, close] = childrenOf(node);
  if (!open || !from || !to || !close) return undefined;
  const [low, high] = [readLiteral(from, text), readLiteral(to, text)];
  if (typeof low !== 'number' || typeof high !== 'number') return undefined;
  const [withLow, withHigh] = [open.name === '[', close.name === ']'];
  return {
    bounds: [low, high],
    admits: (each) =>
      typeof each === 'number' &&
      (each > low || (withLow && each === low)) &&
      (each < high || (withHigh && each === high)),
  };
}
