import { childrenOf, type SyntaxNode } from './parse.ts';

/** One use of a name that the expression itself does not bind. */
export interface NameUse {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The field read from it, in `name.field`. */
  readonly field?: string;
  /** In `name(…)`. */
  readonly called: boolean;
  /** The constant text handed to it, in `name("…")`. */
  readonly argument?: string;
  /** Inside `list[…]`, where a name may also be a field of the list's items. */
  readonly inFilter: boolean;
}

interface Surroundings {
  readonly bound: ReadonlySet<string>;
  readonly inFilter: boolean;
}

/** Every use of a free name, in the order of the text. */
export function freeNames(root: SyntaxNode, expression: string): NameUse[] {
  const uses: NameUse[] = [];
  const textOf = (node: SyntaxNode) => expression.slice(node.from, node.to).replace(/\s+/g, ' ').trim();
  const use = (node: SyntaxNode, around: Surroundings, more: Partial<NameUse> = {}) => {
    const name = textOf(node);
    if (around.bound.has(name)) return;
    uses.push({ name, from: node.from, to: node.to, called: false, inFilter: around.inFilter, ...more });
  };
  const binding = (around: Surroundings, names: Iterable<string>): Surroundings => ({
    ...around,
    bound: new Set([...around.bound, ...names]),
  });
  const visitAll = (nodes: readonly SyntaxNode[], around: Surroundings) => {
    for (const node of nodes) visit(node, around);
  };

  function visitIteration(node: SyntaxNode, around: Surroundings): void {
    const [clauses, ...rest] = childrenOf(node).filter((child) => child.firstChild);
    let inner = around;
    for (const clause of clauses ? childrenOf(clauses) : []) {
      const [name, ...source] = childrenOf(clause);
      visitAll(source, inner);
      if (name) inner = binding(inner, [textOf(name)]);
    }
    visitAll(rest, node.name === 'ForExpression' ? binding(inner, ['partial']) : inner);
  }

  function visitContext(node: SyntaxNode, around: Surroundings): void {
    let inner = around;
    for (const entry of childrenOf(node)) {
      const [key, ...value] = childrenOf(entry);
      visitAll(value, inner);
      if (key) inner = binding(inner, [textOf(key)]);
    }
  }

  function visit(node: SyntaxNode, around: Surroundings): void {
    const children = childrenOf(node);
    const [first, ...rest] = children;
    switch (node.name) {
      case 'VariableName':
        return use(node, around);
      case 'PathExpression': {
        const path = children.find((child) => child.name === 'PathName');
        if (first?.name === 'VariableName' && path) return use(first, around, { field: textOf(path) });
        return visitAll(children, around);
      }
      case 'FunctionInvocation':
        if (first?.name !== 'VariableName') return visitAll(children, around);
        use(first, around, { called: true, argument: textArgument(rest, expression) });
        return visitAll(rest, around);
      case 'FilterExpression':
        if (first) visit(first, around);
        return visitAll(rest, { ...binding(around, ['item']), inFilter: true });
      case 'ForExpression':
      case 'QuantifiedExpression':
        return visitIteration(node, around);
      case 'FunctionDefinition': {
        const parameters = children.find((child) => child.name === 'FormalParameters');
        const names = parameters ? childrenOf(parameters).map((each) => textOf(each.firstChild ?? each)) : [];
        return visitAll(
          children.filter((child) => child !== parameters),
          binding(around, names),
        );
      }
      case 'Context':
        return visitContext(node, around);
      case 'QualifiedName':
        return undefined;
      default:
        return visitAll(children, around);
    }
  }

  visit(root, { bound: new Set(), inFilter: false });
  return uses;
}

function textArgument(nodes: readonly SyntaxNode[], expression: string): string | undefined {
  const parameters = nodes.find((node) => node.name === 'PositionalParameters');
  const literal = parameters?.firstChild;
  if (literal?.name !== 'StringLiteral' || literal.nextSibling) return undefined;
  return expression.slice(literal.from + 1, literal.to - 1);
}
