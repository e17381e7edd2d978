import type { Json } from '../json.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence in every language of the product. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Where a problem is: a JSON Pointer into the file, the node it belongs to, if any, and the field of that node whose
 * control shows it, as a JSON Pointer within the node.
 */
export interface Place {
  readonly pointer: string;
  readonly node?: string;
  readonly field?: string;
}

/** One step of a repair, as JSON Patch (RFC 6902) has it. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string };

/** A repair that a program can carry out: what it does, in words, and as changes of the file, one after the other. */
export interface Fix {
  readonly title: Text;
  readonly patch: readonly PatchOperation[];
}

/** An expected failure, as a value: a stable code, its place, and a sentence that says what to do. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  readonly message: Text;
  /** Where it is clear what to do. */
  readonly fix?: Fix;
}

/** A `Text` fills each language with its own words. */
export type Params = Readonly<Record<string, string | number | Text>>;

/** How problems of one kind are made. */
export interface MakeProblem {
  (place: Place | string, params?: Params, fix?: Fix): Problem;
  readonly code: string;
  readonly severity: Problem['severity'];
  readonly text: Text;
}

function fill(text: Text, params: Params, language: Language): string {
  return text[language].replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name] ?? hole;
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** The text with its `{name}`s filled in, in every language. */
export const fillText = (text: Text, params: Params): Text => ({
  'zh-CN': fill(text, params, 'zh-CN'),
  en: fill(text, params, 'en'),
});
/** How each problem made here was worded, for who shows it with other names in it than ids. Copies do not have it. */
const wordings = new WeakMap<Problem, Wording>();

/** A problem's sentence before its names were filled in. */
export interface Wording {
  readonly text: Text;
  readonly params: Params;
}

/** A problem with its wording, as data that can be sent elsewhere. */
export interface SentProblem {
  readonly problem: Problem;
  readonly wording?: Wording;
}

export function sendProblem(problem: Problem): SentProblem {
  const wording = wordings.get(problem);
  return { problem, ...(wording && { wording }) };
}

export function receiveProblem({ problem, wording }: SentProblem): Problem {
  if (wording) wordings.set(problem, wording);
  return problem;
}

/** The problem with something of it changed, still to be worded in the same way. */
export const amend = (problem: Problem, changes: Partial<Problem>): Problem =>
  receiveProblem({ ...sendProblem(problem), problem: { ...problem, ...changes } });

/**
 * A problem's sentence in a language, with what `name` gives for a param instead of its value, such as a node's title
 * for its id. Where a problem came from elsewhere, or was copied, its message as it is.
 */
export function retell(
  problem: Problem,
  language: Language,
  name: (param: string, value: string, params: Params) => string | undefined,
): string {
  const wording = wordings.get(problem);
  if (!wording) return problem.message[language];
  const { text, params } = wording;
  const named = Object.entries(params).map(([param, value]) => [
    param,
    (typeof value === 'string' ? name(param, value, params) : undefined) ?? value,
  ]);
  return fill(text, Object.fromEntries(named) as Params, language);
}

/**
 * Defines one kind of problem, once: its code, severity and wording. `{name}` in the text is filled from the params.
 * The result makes problems at a place (a `Place`, or just its JSON Pointer). What a param is called says what it holds:
 * `node` a node's id, `outcome` the id of one of its outcomes, `metric` a metric's: screens show titles for them.
 */
export function defineProblem(code: string, text: Text, severity: Problem['severity'] = 'error'): MakeProblem {
  const make = (place: Place | string, params: Params = {}, fix?: Fix): Problem => {
    const problem = {
      code,
      severity,
      place: typeof place === 'string' ? { pointer: place } : place,
      message: fillText(text, params),
      ...(fix && { fix }),
    };
    wordings.set(problem, { text, params });
    return problem;
  };
  return Object.assign(make, { code, severity, text });
}
