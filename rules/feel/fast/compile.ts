import { evaluate } from 'feelin';
import { functions } from '../functions.ts';
import { childrenOf } from '../parse.ts';
import type { SyntaxNode } from '../parse.ts';
import { callFunction } from './functions.ts';
import { readField, readName } from './names.ts';
import { arithmetic, comparison, within } from './operators.ts';
import { Notes } from './run.ts';
import type { Run } from './run.ts';
import type { Source } from './source.ts';
import { compileMembership } from './tests.ts';

export interface FastFeel {
  readonly run: Run;
  /** What the last run noted. */
  readonly notes: Notes;
}

/**
 * The expression as a closure, for the part of FEEL that rules on rows are made of: literals, names and their fields,
 * arithmetic, comparison, three-valued logic, `if`, `between`, `in`, lists, and functions on plain data. Undefined for
 * any other expression. It gives what the interpreter would, or throws `BEYOND` where a value is none of these.
 */
export function compileFast(root: SyntaxNode, expression: string, names: readonly string[]): FastFeel | undefined {
  const notes = new Notes();
  const text = (node: SyntaxNode) => expression.slice(node.from, node.to);
  const source: Source = { text, notes, names, compile: (node) => compileNode(node, source) };
  const run = compileNode(root, source);
  return run && { run, notes };
}

type Compile = (children: readonly SyntaxNode[], source: Source, node: SyntaxNode) => Run | undefined;

const literal: Compile = (_children, { text }, node) => {
  const { value } = evaluate(text(node));
  return () => value as unknown;
};

const inner: Compile = (children, source) => {
  const parts = children.filter((child) => !/^(LineComment|BlockComment|\(|\))$/.test(child.name));
  return parts.length === 1 ? compileNode(parts[0]!, source) : undefined;
};

const COMPILERS: Readonly<Record<string, Compile>> = {
  Expression: inner,
  ParenthesizedExpression: inner,
  NumericLiteral: literal,
  BooleanLiteral: literal,
  StringLiteral: literal,
  null: literal,
  VariableName: (children, { text }) => {
    const name = identifiers(children, text);
    return name === undefined || name === 'now' || !/^\w+$/.test(name) ? undefined : readName(name);
  },
  PathExpression: ([target, , path], source) => {
    const read = target && compileNode(target, source);
    const name = path?.name === 'PathName' ? identifiers(childrenOf(path), source.text) : undefined;
    return read && name !== undefined ? readField(read, name, source.notes) : undefined;
  },
  ArithmeticExpression(children, source) {
    const signAt = children.findIndex((child) => child.name === 'ArithOp');
    const operate = signAt === -1 ? undefined : arithmetic(source.text(children[signAt]!), source.notes);
    const left = signAt === 0 ? () => 0 : compileNode(children[0]!, source);
    const right = compileNode(children.at(-1)!, source);
    return operate && left && right && ((scope) => operate(left(scope), right(scope)));
  },
  Comparison(children, source) {
    const operands = children.map((child) => compileNode(child, source));
    const left = operands[0];
    const operator = children[1];
    if (!left || !operator) return undefined;
    if (operator.name === 'in') return compileMembership(left, children.slice(2), source);
    if (operator.name === 'between') return compileBetween(left, operands[2], operands[4]);
    const compare = operator.name === 'CompareOp' ? comparison(source.text(operator)) : undefined;
    const right = operands[2];
    return compare && right && ((scope) => compare(left(scope), right(scope)));
  },
  Conjunction: (children, source) => compileLogic(children, source, false),
  Disjunction: (children, source) => compileLogic(children, source, true),
  IfExpression([, condition, , then, , otherwise], source) {
    const holds = condition && compileNode(condition, source);
    const yes = then && compileNode(then, source);
    const no = otherwise && compileNode(otherwise, source);
    return (
      holds &&
      yes &&
      no &&
      ((scope) => {
        const result = holds(scope);
        return result !== false && result !== null ? yes(scope) : no(scope);
      })
    );
  },
  List(children, source) {
    const items = compileAll(children.slice(1, -1), source);
    return items && ((scope) => items.map((item) => item(scope)));
  },
  FunctionInvocation([callee, , parameters], source) {
    if (callee?.name !== 'VariableName' || parameters?.name !== 'PositionalParameters') return undefined;
    const name = identifiers(childrenOf(callee), source.text);
    const args = compileAll(childrenOf(parameters), source);
    const isFree = name !== undefined && (!source.names.includes(name) || Object.hasOwn(functions, name));
    return args && isFree ? callFunction(name, args) : undefined;
  },
};

function compileNode(node: SyntaxNode, source: Source): Run | undefined {
  return Object.hasOwn(COMPILERS, node.name) ? COMPILERS[node.name]!(childrenOf(node), source, node) : undefined;
}

function compileAll(nodes: readonly SyntaxNode[], source: Source): readonly Run[] | undefined {
  const runs = nodes.map((node) => compileNode(node, source));
  return runs.every((run) => run !== undefined) ? runs : undefined;
}

/** A name of identifiers alone; undefined for one with other characters in it. */
function identifiers(nodes: readonly SyntaxNode[], text: Source['text']): string | undefined {
  return nodes.length > 0 && nodes.every((node) => node.name === 'Identifier') ? nodes.map(text).join(' ') : undefined;
}

function compileBetween(value: Run, from: Run | undefined, to: Run | undefined): Run | undefined {
  if (!from || !to) return undefined;
  return (scope) => {
    const start = from(scope);
    const end = to(scope);
    return start === null || end === null ? null : within(value(scope), start, end, true, true);
  };
}

/** `and` is decided by one false, `or` by one true; both sides are always evaluated, and what is no boolean is unknown. */
function compileLogic([first, , second]: readonly SyntaxNode[], source: Source, decisive: boolean): Run | undefined {
  const left = first && compileNode(first, source);
  const right = second && compileNode(second, source);
  if (!left || !right) return undefined;
  return (scope) => {
    const a = left(scope);
    const b = right(scope);
    if (a === decisive || b === decisive) return decisive;
    return a === !decisive && b === !decisive ? !decisive : null;
  };
}
