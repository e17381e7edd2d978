import type { z } from 'zod';
import { didYouMean } from '../problems/closest.ts';
import { amend, defineProblem } from '../problems/problem.ts';
import type { Language, Problem, Text } from '../problems/problem.ts';

const unknownField = defineProblem('unknown-field', {
  en: 'There is no field “{field}” here{hint}. Fields: {known}.',
  'zh-CN': '此处没有字段“{field}”{hint}。可用字段：{known}。',
});
const wrongType = defineProblem('wrong-type', {
  en: 'This must be {expected}; it is {found}.',
  'zh-CN': '此处应为 {expected}，现为 {found}。',
});
const missing = defineProblem('missing-field', {
  en: 'The field “{field}” is missing; it must be {expected}.',
  'zh-CN': '缺少字段“{field}”，应为 {expected}。',
});
const notAllowed = defineProblem('value-not-allowed', {
  en: '“{found}” is not allowed here{hint}. Allowed: {allowed}.',
  'zh-CN': '不允许“{found}”{hint}。可用值：{allowed}。',
});
const outOfRange = defineProblem('out-of-range', {
  en: '{what} must be {bound}.',
  'zh-CN': '{what}应 {bound}。',
});
const badFormat = defineProblem('bad-format', {
  en: '“{found}” does not have the form {form}.',
  'zh-CN': '“{found}” 不符合格式 {form}。',
});
const noVariant = defineProblem('no-variant', {
  en: 'This fits none of the forms allowed here. Closest: {closest}',
  'zh-CN': '此处不符合任何允许的写法。最接近的问题：{closest}',
});

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, Text>> = {
  string: { en: 'a text', 'zh-CN': '文本' },
  number: { en: 'a number', 'zh-CN': '数字' },
  int: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
  array: { en: 'a list in square brackets', 'zh-CN': '方括号中的列表' },
  tuple: { en: 'a list in square brackets', 'zh-CN': '方括号中的列表' },
  object: { en: 'an object in curly brackets', 'zh-CN': '花括号中的对象' },
  record: { en: 'an object in curly brackets', 'zh-CN': '花括号中的对象' },
};

const typeName = (type: string): Text | string => TYPES[type] ?? type;

/** What of a value is too small or too large: the number itself, or how much is in it. */
function sizeOf(origin: string): Text {
  if (origin === 'string') return { en: 'The length of this', 'zh-CN': '此处的长度' };
  if (origin === 'array' || origin === 'set') return { en: 'The number of entries here', 'zh-CN': '此处的条目数' };
  return { en: 'This', 'zh-CN': '此处' };
}

/**
 * zod's issues as problems: each with its place in the value, in both languages, and a way out. `fieldsAt` names the
 * fields that a place knows, for "did you mean".
 */
export function problemsFromZod(
  error: z.ZodError,
  value: unknown,
  base = '',
  fieldsAt: (path: readonly PropertyKey[]) => readonly string[] = () => [],
): Problem[] {
  return error.issues.flatMap((issue) => fromIssue(issue, value, base, fieldsAt));
}

const pointerOf = (base: string, path: readonly PropertyKey[]): string =>
  base + path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : Reflect.get(inner, key)),
    value,
  );

const LONGEST_QUOTED = 60;

/** What was found, short. Outside input may be nested deeper than any stack: only plain values are quoted. */
function describe(value: unknown): Text | string {
  if (Array.isArray(value)) return typeName('array');
  if (value !== null && typeof value === 'object') return typeName('object');
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED - 3)}…` : text;
}

function fromIssue(
  issue: Issue,
  root: unknown,
  base: string,
  fieldsAt: (path: readonly PropertyKey[]) => readonly string[],
): Problem[] {
  const place = pointerOf(base, issue.path);
  const value = valueAt(root, issue.path);
  const found = describe(value);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = fieldsAt(issue.path);
      return issue.keys.map((field) => {
        return unknownField(pointerOf(base, [...issue.path, field]), {
          field,
          hint: didYouMean(field, known),
          known: known.join(', ') || '–',
        });
      });
    }
    case 'invalid_type':
      return value === undefined
        ? [missing(place, { field: String(issue.path.at(-1) ?? ''), expected: typeName(issue.expected) })]
        : [wrongType(place, { expected: typeName(issue.expected), found })];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (value === undefined)
        return [missing(place, { field: String(issue.path.at(-1) ?? ''), expected: allowed.join(' | ') })];
      return [
        notAllowed(place, {
          found,
          hint: didYouMean(typeof value === 'string' ? value : '', allowed),
          allowed: allowed.join(', '),
        }),
      ];
    }
    case 'too_small':
      return [
        outOfRange(place, {
          bound: `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`,
          what: sizeOf(issue.origin),
        }),
      ];
    case 'too_big':
      return [
        outOfRange(place, {
          bound: `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`,
          what: sizeOf(issue.origin),
        }),
      ];
    case 'invalid_format':
      return [badFormat(place, { found, form: issue.pattern ?? issue.format })];
    case 'invalid_union':
      return fromUnion(issue, root, base, fieldsAt);
    case 'invalid_key':
      return issue.issues.flatMap((each) => fromIssue({ ...each, path: issue.path }, root, base, fieldsAt));
    case 'custom': {
      const problem: unknown = issue.params?.['problem'];
      if (!isProblem(problem)) return [wrongType(place, { expected: issue.message, found })];
      return [amend(problem, { place: { pointer: place } })];
    }
    default:
      return [wrongType(place, { expected: issue.message, found })];
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'place' in value;

/** Of a union's branches the one that comes closest speaks: the one whose problems lie deepest, then the fewest. */
function fromUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  root: unknown,
  base: string,
  fieldsAt: (path: readonly PropertyKey[]) => readonly string[],
): Problem[] {
  const place = pointerOf(base, issue.path);
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((each) => each.path.length));
  const [shape] = branches.flatMap((branch) =>
    branch.flatMap((each) => (each.code === 'invalid_type' ? [each.expected] : [])),
  );
  if (valueAt(root, issue.path) === undefined && shape !== undefined) {
    return [missing(place, { field: String(issue.path.at(-1) ?? ''), expected: typeName(shape) })];
  }
  const [best] = branches.toSorted(
    (a, b) => depth(b) - depth(a) || missingFields(a) - missingFields(b) || a.length - b.length,
  );
  if (!best) {
    const found = describe(valueAt(root, issue.path));
    return [notAllowed(place, { found, hint: '', allowed: 'note' in issue ? String(issue.note) : '–' })];
  }
  const problems = best.flatMap((each) =>
    fromIssue({ ...each, path: [...issue.path, ...each.path] }, root, base, fieldsAt),
  );
  if (branches.length === 1 || depth(best) > 0) return problems;
  const all = (language: Language) => problems.map((problem) => problem.message[language]).join(' ');
  return [noVariant(place, { closest: { en: all('en'), 'zh-CN': all('zh-CN') } })];
}

const missingFields = (branch: readonly Issue[]): number =>
  branch.filter((each) => each.code === 'invalid_type').length;
