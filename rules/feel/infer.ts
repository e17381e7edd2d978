import { resultOf, signatureOf } from './function-types.ts';
import { childrenOf, parseFeel, type SyntaxNode } from './parse.ts';
import { ANY, BOOLEAN, either, MONEY, NUMBER, TEXT } from './types.ts';
import type { FeelType, TypeName } from './types.ts';

/** Two values, or a function and its argument, that do not go together. Positions are those of the whole text. */
export interface Mismatch {
  readonly is: 'operation' | 'comparison' | 'argument' | 'condition' | 'unit' | 'percent';
  /** The operator or the function. */
  readonly of: string;
  readonly left: FeelType;
  readonly right: FeelType;
  readonly leftAt: readonly [from: number, to: number];
  readonly rightAt: readonly [from: number, to: number];
}

export interface Inferred {
  readonly type: FeelType;
  readonly mismatches: readonly Mismatch[];
}

/** What names stand for: `x`, or `node.field`. */
export type TypeOfName = (name: string) => FeelType;

/** A node of the syntax tree as plain data: the parser's own makes its children anew whenever it is asked. */
interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  /** Without keywords, brackets and comments. */
  readonly parts: readonly Part[];
}

const MAX_TREES = 2_000;
const trees = new Map<string, Part>();

/** A text is parsed once, however often its types are asked for. */
function treeOf(expression: string): Part {
  let tree = trees.get(expression);
  if (!tree) {
    tree = partOf(parseFeel(expression));
    if (trees.size >= MAX_TREES) trees.clear();
    trees.set(expression, tree);
  }
  return tree;
}

const partOf = (node: SyntaxNode): Part => ({
  name: node.name,
  from: node.from,
  to: node.to,
  isError: node.type.isError,
  parts: childrenOf(node)
    .filter((child) => !KEYWORDS.has(child.name))
    .map(partOf),
});

/**
 * What an expression gives, and what in it cannot be computed for its types: `any` where that depends on data. Deeper
 * than any stack nothing is looked at.
 */
export function inferFeel(expression: string, typeOf: TypeOfName): Inferred {
  const mismatches: Mismatch[] = [];
  const type = new Inference(expression, typeOf, mismatches).of(treeOf(expression), new Map());
  return { type, mismatches };
}

const MAX_DEPTH = 200;
const KEYWORDS = new Set(['if', 'then', 'else', '(', ')', 'and', 'or', 'LineComment', 'BlockComment']);

/** The names that the expression itself gives a value to. */
type Bound = ReadonlyMap<string, FeelType>;

class Inference {
  private readonly text: string;
  private readonly typeOf: TypeOfName;
  private readonly mismatches: Mismatch[];
  private depth = 0;

  constructor(text: string, typeOf: TypeOfName, mismatches: Mismatch[]) {
    this.text = text;
    this.typeOf = typeOf;
    this.mismatches = mismatches;
  }

  of(node: Part, bound: Bound): FeelType {
    if (this.depth > MAX_DEPTH || node.isError) return ANY;
    this.depth++;
    const type = this.typeOfNode(node, bound);
    this.depth--;
    return type;
  }

  private typeOfNode(node: Part, bound: Bound): FeelType {
    const { parts } = node;
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression':
        return parts[0] ? this.of(parts[0], bound) : ANY;
      case 'NumericLiteral':
        return NUMBER;
      case 'StringLiteral':
        return TEXT;
      case 'BooleanLiteral':
        return BOOLEAN;
      case 'null':
        return { is: 'null' };
      case 'VariableName':
        return bound.get(this.words(node)) ?? this.typeOf(this.words(node));
      case 'PathExpression':
        return this.path(parts, bound);
      case 'ArithmeticExpression':
        return this.arithmetic(parts, bound);
      case 'Comparison':
        return this.comparison(parts, bound);
      case 'Conjunction':
      case 'Disjunction':
        for (const part of parts)
          this.mustBe(part, this.of(part, bound), ['boolean'], node.name === 'Conjunction' ? 'and' : 'or');
        return BOOLEAN;
      case 'IfExpression':
        return this.choice(parts, bound);
      case 'FunctionInvocation':
      case 'DateTimeLiteral':
        return this.call(parts, bound);
      case 'List':
        for (const part of parts) this.of(part, bound);
        return { is: 'list' };
      case 'ForExpression':
        return { is: 'list' };
      case 'QuantifiedExpression':
      case 'InstanceOfExpression':
        return BOOLEAN;
      case 'Context':
        return this.context(parts, bound);
      default:
        return ANY;
    }
  }

  private words = (node: Part): string => this.text.slice(node.from, node.to).replace(/\s+/g, ' ').trim();

  /** An entry may use those before it. */
  private context(parts: readonly Part[], bound: Bound): FeelType {
    const seen = new Map(bound);
    const types: FeelType[] = [];
    for (const { parts: entry } of parts.filter(({ name }) => name === 'ContextEntry')) {
      const [key, value] = entry;
      const type = value ? this.of(value, seen) : ANY;
      types.push(type);
      if (key) seen.set(this.words(key), type);
    }
    const [first] = types;
    const unit = first?.unit;
    return { is: 'context', ...(unit && types.every((each) => each.unit === unit) && { unit }) };
  }

  private path(parts: readonly Part[], bound: Bound): FeelType {
    const [base] = parts;
    const field = parts.find(({ name }) => name === 'PathName');
    if (base?.name !== 'VariableName' || !field || bound.has(this.words(base))) return ANY;
    return this.typeOf(`${this.words(base)}.${this.words(field)}`);
  }

  private choice(parts: readonly Part[], bound: Bound): FeelType {
    const [condition, yes, no] = parts;
    if (!condition || !yes || !no) return ANY;
    this.mustBe(condition, this.of(condition, bound), ['boolean'], 'if', 'condition');
    return either(this.of(yes, bound), this.of(no, bound));
  }

  private arithmetic(parts: readonly Part[], bound: Bound): FeelType {
    const operands = parts.filter(({ name }) => name !== 'ArithOp');
    const operator = this.words(parts.find(({ name }) => name === 'ArithOp') ?? parts[0]!);
    const [left, right] = operands;
    if (!left) return ANY;
    const leftType = this.of(left, bound);
    if (!right) return this.mustBe(left, leftType, ['number'], operator) ? leftType : ANY;
    const rightType = this.of(right, bound);
    const result = combine(operator, leftType, rightType);
    if (result === undefined) {
      this.report('operation', operator, left, leftType, right, rightType);
      return ANY;
    }
    const isSum = operator === '+' || operator === '-';
    if (isSum && leftType.unit && rightType.unit && leftType.unit !== rightType.unit)
      this.report('unit', operator, left, leftType, right, rightType);
    return result;
  }

  private comparison(parts: readonly Part[], bound: Bound): FeelType {
    const operator = parts.find(({ name }) => name === 'CompareOp');
    const [left, right] = parts.filter(({ name }) => name !== 'CompareOp');
    const types = parts.filter((part) => part !== operator).map((part) => this.of(part, bound));
    const [leftType, rightType] = types;
    if (!operator || !left || !right || !leftType || !rightType) return BOOLEAN;
    const known = [leftType, rightType].every(({ is }) => is !== 'any' && is !== 'null');
    if (known && leftType.is !== rightType.is)
      this.report('comparison', this.words(operator), left, leftType, right, rightType);
    else if (leftType.unit && rightType.unit && leftType.unit !== rightType.unit)
      this.report('unit', this.words(operator), left, leftType, right, rightType);
    else if (this.isPercent(leftType, right) || this.isPercent(rightType, left))
      this.report('percent', this.words(operator), left, leftType, right, rightType);
    return BOOLEAN;
  }

  private isPercent = ({ unit }: FeelType, other: Part): boolean =>
    unit === 'ratio' && other.name === 'NumericLiteral' && Number(this.words(other)) > 1;

  private call(parts: readonly Part[], bound: Bound): FeelType {
    const [callee, ...rest] = parts;
    if (callee?.name === 'AtLiteral') return typeOfLiteral(this.text.slice(callee.from, callee.to));
    if (!callee) return ANY;
    const positional = rest.find(({ name }) => name === 'PositionalParameters');
    const given = positional?.parts ?? [];
    const types = given.map((each) => this.of(each, bound));
    const name = this.words(callee);
    const signature = callee.name === 'VariableName' && bound.has(name) ? undefined : signatureOf(name);
    if (!signature) return ANY;
    if (signature.takes && given[0] && types[0]) {
      if (!this.mustBe(given[0], types[0], signature.takes, name, 'argument')) return ANY;
    }
    return positional ? resultOf(signature, types) : resultOf(signature, []);
  }

  private mustBe(
    node: Part,
    type: FeelType,
    wanted: readonly TypeName[],
    of: string,
    is: Mismatch['is'] = 'operation',
  ): boolean {
    if (type.is === 'any' || wanted.includes(type.is)) return true;
    this.report(is, of, node, type, node, { is: wanted[0]! });
    return false;
  }

  private report(is: Mismatch['is'], of: string, a: Part, left: FeelType, b: Part, right: FeelType): void {
    this.mismatches.push({ is, of, left, right, leftAt: [a.from, a.to], rightAt: [b.from, b.to] });
  }
}

const typeOfLiteral = (text: string): FeelType =>
  /^@\s*"-?P/.test(text) ? { is: 'duration' } : /T\d/.test(text) ? { is: 'instant' } : ANY;

const isInstant = ({ is }: FeelType): boolean => is === 'instant' || is === 'date' || is === 'time';

/** What an operation gives; undefined if it cannot be computed. Durations are only added and subtracted. */
function combine(operator: string, left: FeelType, right: FeelType): FeelType | undefined {
  if (left.is === 'any' || right.is === 'any')
    return left.is === 'number' || right.is === 'number' ? numberOrAny(left, right) : ANY;
  if (left.is === 'number' && right.is === 'number') return { is: 'number', ...unitOf(operator, left, right) };
  if (operator === '+' && left.is === 'text' && right.is === 'text') return TEXT;
  if (operator !== '+' && operator !== '-') return undefined;
  if (left.is === 'duration' && right.is === 'duration') return left;
  if (isInstant(left) && right.is === 'duration') return left;
  if (operator === '+' && left.is === 'duration' && isInstant(right)) return right;
  if (operator === '-' && isInstant(left) && left.is === right.is) return { is: 'duration' };
  return undefined;
}

/** A number with something unknown: if that computes at all, the result is a number. */
const numberOrAny = (left: FeelType, right: FeelType): FeelType =>
  left.is === 'any' && right.is === 'any' ? ANY : NUMBER;

function unitOf(operator: string, { unit: left }: FeelType, { unit: right }: FeelType): { unit?: FeelType['unit'] } {
  if (left === 'money' && right === 'money') return operator === '/' || operator === '*' ? {} : { unit: 'money' };
  if (left === 'money') return operator === '**' ? {} : { unit: MONEY.unit };
  if (right === 'money') return operator === '*' || operator === '+' || operator === '-' ? { unit: 'money' } : {};
  return left === 'ratio' && right === 'ratio' && operator !== '/' && operator !== '+' ? { unit: 'ratio' } : {};
}
