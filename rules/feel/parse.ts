import { parseExpression } from 'feelin';

/** A node of the syntax tree, as much of it as is used here. */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
  readonly type: { readonly isError: boolean };
}

/**
 * Parses without looking at any value: what an expression means never depends on the data it meets
 * (FEEL names may hold blanks and minus signs; ours cannot).
 */
export const parseFeel = (expression: string): SyntaxNode => parseExpression(expression, {}, undefined).topNode;

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** What has bounds. The grammar lets a bound be a range itself (`< <= 5`), but there is no order among ranges. */
const RANGES: ReadonlySet<string> = new Set(['SimplePositiveUnaryTest', 'Interval', 'IterationContext']);
const isRange = ({ name }: SyntaxNode): boolean => name === 'SimplePositiveUnaryTest';
const isEquality = ([first]: readonly SyntaxNode[], expression: string): boolean =>
  first?.name === 'CompareOp' && /^!?=$/.test(expression.slice(first.from, first.to));

/** The first syntax error in reading order: its position (from 0) and the text found there, empty at the end. */
export function findSyntaxError(node: SyntaxNode, expression: string): { at: number; found: string } | undefined {
  if (node.type.isError) return { at: node.from, found: expression.slice(node.from, node.to) };
  const children = childrenOf(node);
  const range = RANGES.has(node.name) && !isEquality(children, expression) && children.find(isRange);
  if (range) return { at: range.from, found: expression.slice(range.from, range.to) };
  for (const child of children) {
    const error = findSyntaxError(child, expression);
    if (error) return error;
  }
  return undefined;
}
