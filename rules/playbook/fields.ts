import { z } from 'zod';
import { isTimeZone, WEEKDAYS } from '../time/zone.ts';
import { LOCAL_TIME, parseInstant } from '../time/instant.ts';
import { isPositive, parseDuration } from '../time/duration.ts';
import { badDuration, badInstant } from '../time/problems.ts';
import { defineProblem } from '../problems/problem.ts';
import type { Problem, Text } from '../problems/problem.ts';
import type { Impact } from '../diff/impact.ts';

/**
 * What a field means, beyond its JSON type: the form picks its control by it, lint its check, the docs their words.
 * The controls with a check of their own are walked to by `visitFields`.
 */
export type Control =
  | 'text'
  | 'longText'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'instant'
  | 'instantOrDuration'
  | 'instants'
  | 'duration'
  | 'localTime'
  | 'weekdays'
  | 'feel'
  | 'unaryTests'
  | 'conditions'
  | 'assignee'
  | 'role'
  | 'data'
  | 'names'
  | 'action'
  | 'inputs'
  | 'id'
  | 'sections'
  | 'shadow';

export interface FieldMeta {
  readonly control: Control;
  readonly title: Text;
  readonly help?: Text;
  /** What a change of it is about, where its control does not say that. */
  readonly impact?: Impact;
  /** What one item of a list is called. */
  readonly item?: Text;
  /** Names that its expression may use besides those of the playbook. */
  readonly names?: readonly string[];
}

/** What forms, lint and docs know of the fields. */
export const fields = z.registry<FieldMeta>();

/** A field with the words and the control that forms and docs derive from. */
export function field<S extends z.ZodType>(
  schema: S,
  control: Control,
  en: string,
  zh: string,
  help?: Text,
  names?: readonly string[],
): S {
  // A clone, so that one schema can be two fields with words of their own.
  const own = schema.clone();
  fields.add(own, { control, title: { en, 'zh-CN': zh }, ...(help && { help }), ...(names && { names }) });
  return own;
}

/** A list whose items are called so. */
export function listOf<S extends z.ZodType>(en: string, zh: string, schema: S): S {
  fields.add(schema, { ...fields.get(schema)!, item: { en, 'zh-CN': zh } });
  return schema;
}

/** A field whose change is about something else than its control suggests: who decides, what is done outside. */
export function touching<S extends z.ZodType>(impact: Impact, schema: S): S {
  fields.add(schema, { ...fields.get(schema)!, impact });
  return schema;
}

const ID = /^[A-Za-z][A-Za-z0-9_]*$/;

const badId = defineProblem('bad-id', {
  en: '“{text}” cannot be an id. Use a letter first, then letters, digits or _ (it is also a name in expressions).',
  'zh-CN': '“{text}” 不能作为标识。请以字母开头，后接字母、数字或下划线（它也是表达式中的名称）。',
});
const badTime = defineProblem('bad-time', {
  en: '“{text}” is not a local time. Write HH:MM, such as 20:00.',
  'zh-CN': '“{text}” 不是有效的时刻。请写 HH:MM，如 20:00。',
});
const badZone = defineProblem('bad-time-zone', {
  en: '“{text}” is not an IANA time zone. Write one such as Asia/Shanghai.',
  'zh-CN': '“{text}” 不是 IANA 时区。请写如 Asia/Shanghai。',
});

const badCurrency = defineProblem('bad-currency', {
  en: '“{text}” is not an ISO 4217 currency. Write three capital letters, such as CNY.',
  'zh-CN': '“{text}” 不是 ISO 4217 币种。请写三个大写字母，如 CNY。',
});
const badPlaybookId = defineProblem('bad-id', {
  en: '“{text}” cannot be the id of a playbook. Use a letter first, then letters, digits, _ or -.',
  'zh-CN': '“{text}” 不能作为方案标识。请以字母开头，后接字母、数字、下划线或连字符。',
});

/** A string that must pass the test; the problem that says otherwise travels with zod's issue. */
const checked = (test: (text: string) => boolean, problem: (place: string, params: { text: string }) => Problem) =>
  z.string().superRefine((text, context) => {
    if (!test(text)) context.addIssue({ code: 'custom', params: { problem: problem('', { text }) } });
  });

/** Of the name of a playbook and the title of a node, in characters. */
export const LONGEST_TITLE = 200;

export const id = () => checked((text) => ID.test(text), badId);
export const playbookId = () => checked((text) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(text), badPlaybookId);
export const currency = () => checked((text) => /^[A-Z]{3}$/.test(text), badCurrency);
export const duration = () => checked((text) => parseDuration(text) !== undefined, badDuration);
export const positiveDuration = () => checked(isPositive, badDuration);
export const instant = () => checked((text) => parseInstant(text) !== undefined, badInstant);
export const instantOrDuration = () =>
  checked((text) => (parseDuration(text) ?? parseInstant(text)) !== undefined, badInstant);
export const localTime = () => checked((text) => LOCAL_TIME.test(text), badTime);
export const timeZone = () => checked(isTimeZone, badZone);
export const weekdays = () => z.array(z.enum(WEEKDAYS)).min(1);
export const feel = () => z.string().min(1);

/** Who works: a role (resolved by the campaign), a team, or a person by id. Exactly one. */
export const assigneeSchema = z.union([
  z.strictObject({ role: z.string().min(1) }),
  z.strictObject({ team: z.string().min(1) }),
  z.strictObject({ person: z.string().min(1) }),
]);
export type Assignee = z.infer<typeof assigneeSchema>;

export const assigneeName = (assignee: Assignee): string => Object.values(assignee)[0]!;

/** The values that a form can ask for, and a parameter can have. */
export const VALUE_TYPES = [
  'number',
  'integer',
  'money',
  'ratio',
  'duration',
  'text',
  'boolean',
  'choice',
  'list',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];
