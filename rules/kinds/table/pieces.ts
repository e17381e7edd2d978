import type { Text } from '../../problems/problem.ts';
import type { Cell, Scalar } from './cells.ts';

/** What is known of an input's values besides what the cells say. */
export interface Domain {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean;
  /** All values that there are. */
  readonly values?: readonly Scalar[] | undefined;
}

/**
 * A part of a column on which no cell's answer changes: a value, the open interval between two bounds, or whatever no
 * cell names.
 */
export interface Piece {
  readonly sample: Scalar;
  readonly low?: number;
  readonly high?: number;
  readonly isPoint: boolean;
  readonly isRest?: boolean;
}

/** The column's pieces, in order; undefined if its cells are about values of different types. */
export function cutColumn(cells: readonly Cell[], domain: Domain): readonly Piece[] | undefined {
  const bounds = [...cells.flatMap((cell) => cell.bounds), ...(domain.values ?? [])];
  const types = new Set(bounds.map((bound) => typeof bound));
  if (types.size > 1) return undefined;
  const isNumeric = types.has('number') || domain.min !== undefined || domain.max !== undefined;
  if (isNumeric) return domain.values ? domain.values.map(pointAt) : cutLine(bounds as number[], domain);
  if (types.has('boolean')) return [pointAt(true), pointAt(false)];
  const values = [...new Set(bounds)];
  if (domain.values) return values.map(pointAt);
  // Longer than all that are named, so none of them.
  const other = `${values.join('')}…`;
  return [...values.map(pointAt), { sample: other, isPoint: false, isRest: true }];
}

const pointAt = (sample: Scalar): Piece => ({
  sample,
  isPoint: true,
  ...(typeof sample === 'number' && { low: sample, high: sample }),
});

function cutLine(bounds: readonly number[], { min = -Infinity, max = Infinity, integer = false }: Domain): Piece[] {
  const points = [...new Set([...bounds, min, max])]
    .filter((each) => Number.isFinite(each) && each >= min && each <= max)
    .sort((a, b) => a - b);
  const pieces: Piece[] = [];
  const addBetween = (low: number, high: number) => {
    if (low >= high || (integer && Math.floor(low) + 1 >= high)) return;
    const sample = Number.isFinite(low) ? (Number.isFinite(high) ? (low + high) / 2 : low + 1) : high - 1;
    pieces.push({ sample: Number.isFinite(sample) ? sample : 0, low, high, isPoint: false });
  };
  let before = min;
  for (const point of points) {
    addBetween(before, point);
    if (!integer || Number.isInteger(point)) pieces.push(pointAt(point));
    before = point;
  }
  addBetween(before, max);
  return pieces;
}

const show = (value: Scalar): string => JSON.stringify(value);

/** Pieces of one column in words, as FEEL tests; undefined if they are all there are. */
export function describePieces(pieces: readonly Piece[], all: readonly Piece[]): Text | undefined {
  if (pieces.length === all.length) return undefined;
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const follows = run && piece.low !== undefined && all.indexOf(piece) === all.indexOf(run.at(-1)!) + 1;
    if (follows) run.push(piece);
    else runs.push([piece]);
  }
  const words = runs.map(describeRun);
  const join = (language: keyof Text) => words.map((word) => word[language]).join(', ');
  return { en: join('en'), 'zh-CN': join('zh-CN') };
}

const same = (text: string): Text => ({ en: text, 'zh-CN': text });

function describeRun(run: readonly Piece[]): Text {
  const [first, last] = [run[0]!, run.at(-1)!];
  if (first.isRest) return { en: 'anything else', 'zh-CN': '其他值' };
  const { low, high } = { low: first.low, high: last.high };
  if (low === undefined || high === undefined || low === high) return same(show(first.sample));
  if (low === -Infinity && high === Infinity) return { en: 'any number', 'zh-CN': '任意数' };
  if (low === -Infinity) return same(`${last.isPoint ? '<=' : '<'} ${high}`);
  if (high === Infinity) return same(`${first.isPoint ? '>=' : '>'} ${low}`);
  return same(`${first.isPoint ? '[' : '('}${low}..${high}${last.isPoint ? ']' : ')'}`);
}
