import { childrenOf } from '../parse.ts';
import type { SyntaxNode } from '../parse.ts';
import type { FeelScope } from '../scope.ts';
import { comparison, equal, within } from './operators.ts';
import { goBeyond } from './run.ts';
import type { Run } from './run.ts';
import type { Source } from './source.ts';

/** Whether the value passes a test: null where that is unknown. */
type Test = (value: unknown, scope: FeelScope) => boolean | null;

/** `value in test`, or `value in (test, …)`. A test that matches wins; else one that is unknown makes it unknown. */
export function compileMembership(value: Run, operands: readonly SyntaxNode[], source: Source): Run | undefined {
  const [first, second] = operands;
  if (first?.name === 'PositiveUnaryTest') {
    const passes = compileTest(first, source, true);
    return passes && ((scope) => passes(value(scope), scope));
  }
  const tests = second?.name === 'PositiveUnaryTests' ? childrenOf(second) : [];
  const compiled = tests.map((test) => compileTest(test, source, false));
  if (compiled.length === 0 || !compiled.every((test) => test !== undefined)) return undefined;
  return (scope) => {
    const candidate = value(scope);
    // All are evaluated, as the interpreter does it: what is missing in one may be why the whole has no value.
    let result: boolean | null = false;
    for (const test of compiled) {
      const passes = test(candidate, scope);
      if (passes === true) result = true;
      else if (passes === null && result === false) result = null;
    }
    return result;
  };
}

function compileTest(test: SyntaxNode, source: Source, alone: boolean): Test | undefined {
  const [node] = childrenOf(test);
  if (test.name !== 'PositiveUnaryTest' || !node) return undefined;
  if (node.name === 'SimplePositiveUnaryTest') return compileSimple(childrenOf(node), source);
  const expected = source.compile(node);
  return expected && ((value, scope) => matches(value, expected(scope), alone));
}

/** Alone, a list stands for its items, and null is unknown. */
function matches(value: unknown, expected: unknown, alone: boolean): boolean | null {
  if (!Array.isArray(expected)) return alone && expected === null ? null : equal(expected, value) === true;
  return alone ? expected.map((item: unknown) => equal(item, value)).includes(true) : goBeyond();
}

function compileSimple(parts: readonly SyntaxNode[], source: Source): Test | undefined {
  const [operator, operand] = parts;
  if (operator?.name === 'Interval') return compileInterval(childrenOf(operator), source);
  const compare = operator?.name === 'CompareOp' ? comparison(source.text(operator)) : undefined;
  const read = operand && source.compile(operand);
  return compare && read && ((value, scope) => compare(value, read(scope)));
}

function compileInterval(parts: readonly SyntaxNode[], source: Source): Test | undefined {
  const [open, from, , to, close] = parts;
  const start = from && source.compile(from);
  const end = to && source.compile(to);
  const [startIncluded, endIncluded] = [open?.name === '[', close?.name === ']'];
  return start && end && ((value, scope) => within(value, start(scope), end(scope), startIncluded, endIncluded));
}
