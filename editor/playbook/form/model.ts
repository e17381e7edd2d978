import type { z } from 'zod';
import { fields } from '../../../rules/playbook/fields.ts';
import type { Control, FieldMeta } from '../../../rules/playbook/fields.ts';
import type { Text } from '../../../rules/problems/problem.ts';

type Schema = z.core.$ZodType;

/** A form for a value, derived from its schema. Controls that handle a value as a whole end the walk. */
export type FormModel =
  | { readonly type: 'control'; readonly control: Control }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'choices'; readonly values: readonly string[] }
  | { readonly type: 'texts' }
  | {
      readonly type: 'number';
      readonly integer: boolean;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly type: 'constant'; readonly value: unknown }
  | { readonly type: 'object'; readonly fields: readonly FormField[] }
  | { readonly type: 'list'; readonly element: FormModel; readonly fresh: unknown; readonly item?: Text | undefined }
  | { readonly type: 'record'; readonly value: FormModel }
  | { readonly type: 'union'; readonly options: readonly FormOption[] };

export interface FormField {
  readonly key: string;
  readonly title?: Text | undefined;
  readonly help?: Text | undefined;
  /** The value may be absent. */
  readonly optional: boolean;
  /** What an absent value stands for, if the schema says so. */
  readonly standard: unknown;
  readonly model: FormModel;
  /** A value to begin with when an absent one is switched on. */
  readonly fresh: unknown;
}

export interface FormOption {
  /** The field that sets the option apart from the others, or the option's own constant. */
  readonly key: string;
  readonly title?: Text | undefined;
  readonly model: FormModel;
  readonly fresh: unknown;
  accepts(value: unknown): boolean;
}

interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly defaultValue?: unknown;
}

const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

interface Unwrapped {
  readonly schema: Schema;
  readonly meta: FieldMeta | undefined;
  readonly optional: boolean;
  readonly standard: unknown;
}

/** A field's schema without its wrappers, with what they and the registry say of it. */
function unwrap(schema: Schema): Unwrapped {
  let [inner, optional, standard]: [Schema, boolean, unknown] = [schema, false, undefined];
  let meta = fields.get(inner as z.ZodType);
  for (let definition = definitionOf(inner); definition.innerType; definition = definitionOf(inner)) {
    optional = true;
    if (definition.type === 'default') standard = definition.defaultValue;
    inner = definition.innerType;
    meta ??= fields.get(inner as z.ZodType);
  }
  return { schema: inner, meta, optional, standard };
}

/** Controls that show a value of any shape themselves. */
const WHOLE: ReadonlySet<Control> = new Set([
  'longText',
  'instant',
  'instantOrDuration',
  'instants',
  'duration',
  'localTime',
  'weekdays',
  'feel',
  'unaryTests',
  'conditions',
  'assignee',
  'role',
  'data',
  'action',
  'inputs',
  'id',
]);

/** The form of a schema, such as a kind's config. */
export function formModel(schema: Schema): FormModel {
  const { schema: inner, meta } = unwrap(schema);
  return modelOf(inner, meta);
}

function modelOf(schema: Schema, meta: FieldMeta | undefined): FormModel {
  const definition = definitionOf(schema);
  const control = meta?.control;
  if (definition.type === 'array' && definition.element && control !== 'weekdays')
    return listModel(definition.element, meta);
  if (control && WHOLE.has(control)) return { type: 'control', control };
  switch (definition.type) {
    case 'object':
      return {
        type: 'object',
        fields: Object.entries(definition.shape ?? {}).map(([key, child]) => fieldModel(key, child)),
      };
    case 'union':
      return unionModel(definition.options ?? []);
    case 'enum':
      return { type: 'choice', values: Object.values(definition.entries ?? {}) };
    case 'literal':
      return { type: 'constant', value: definition.values?.[0] };
    case 'boolean':
      return { type: 'control', control: 'boolean' };
    case 'number':
      return numberModel(schema, control);
    case 'record':
      return {
        type: 'record',
        value: definition.valueType ? formModel(definition.valueType) : { type: 'control', control: 'text' },
      };
    default:
      return { type: 'control', control: control ?? 'text' };
  }
}

function listModel(element: Schema, { control, item }: Partial<FieldMeta> = {}): FormModel {
  const inner = definitionOf(element);
  if (inner.type === 'enum') return { type: 'choices', values: Object.values(inner.entries ?? {}) };
  if (inner.type === 'string' && (control === undefined || control === 'names')) return { type: 'texts' };
  // An array marked with a control is a list of values for that control.
  const single =
    inner.type === 'object'
      ? formModel(element)
      : modelOf(element, fields.get(element as z.ZodType) ?? metaOf(control));
  return { type: 'list', element: single, fresh: freshValue(element), ...(item && { item }) };
}

const metaOf = (control: Control | undefined): FieldMeta | undefined =>
  control && { control, title: { en: '', 'zh-CN': '' } };

function numberModel(schema: Schema, control: Control | undefined): Extract<FormModel, { type: 'number' }> {
  const { minValue, maxValue, isInt } = schema as z.ZodNumber;
  const bound = (value: number | null) =>
    value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  return { type: 'number', integer: control === 'integer' || isInt, min: bound(minValue), max: bound(maxValue) };
}

function fieldModel(key: string, schema: Schema): FormField {
  const { schema: inner, meta, optional, standard } = unwrap(schema);
  return {
    key,
    title: meta?.title,
    help: meta?.help,
    optional,
    standard,
    model: modelOf(inner, meta),
    fresh: standard ?? freshValue(inner),
  };
}

function unionModel(options: readonly Schema[]): FormModel {
  const flat = options.flatMap((option): { option: Schema; value: unknown }[] => {
    const { entries, values } = definitionOf(option);
    const constants = entries ? Object.values(entries) : values;
    return constants ? constants.map((value) => ({ option, value })) : [{ option, value: undefined }];
  });
  const keysOf = (option: Schema) => Object.keys(definitionOf(option).shape ?? {});
  return {
    type: 'union',
    options: flat.map(({ option, value }): FormOption => {
      if (value !== undefined) {
        return {
          key: typeof value === 'string' ? value : JSON.stringify(value),
          model: { type: 'constant', value },
          fresh: value,
          accepts: (each) => each === value,
        };
      }
      const others = new Set(flat.filter((each) => each.option !== option).flatMap((each) => keysOf(each.option)));
      const key = keysOf(option).find((each) => !others.has(each)) ?? keysOf(option)[0] ?? 'value';
      const child = definitionOf(option).shape?.[key];
      return {
        key,
        title: child && unwrap(child).meta?.title,
        model: modelOf(option, undefined),
        fresh: freshValue(option),
        accepts: (each) => each !== null && typeof each === 'object' && key in each,
      };
    }),
  };
}

const FRESH: Readonly<Partial<Record<Control, unknown>>> = {
  instant: 'T0',
  instantOrDuration: 'T0',
  duration: 'PT1H',
  localTime: '10:00',
  weekdays: ['mon'],
  conditions: { all: [] },
  assignee: { role: 'operator' },
  role: { role: 'manager' },
  data: 'skus',
  feel: '0',
  unaryTests: '-',
  sections: [],
};

/** A value of the schema to begin with: complete where it can be, empty where the author has to say. */
export function freshValue(schema: Schema): unknown {
  const { schema: inner, meta, standard } = unwrap(schema);
  if (standard !== undefined) return standard;
  const definition = definitionOf(inner);
  const byControl = meta && definition.type !== 'array' ? FRESH[meta.control] : undefined;
  if (byControl !== undefined) return structuredClone(byControl);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {})
          .filter(([, child]) => !unwrap(child).optional)
          .map(([key, child]) => [key, freshValue(child)]),
      );
    case 'union':
      return definition.options?.[0] && freshValue(definition.options[0]);
    case 'array':
      return meta?.control === 'weekdays' ? ['mon'] : [];
    case 'record':
      return {};
    case 'enum':
      return Object.values(definition.entries ?? {})[0];
    case 'literal':
      return definition.values?.[0];
    case 'boolean':
      return true;
    case 'number':
      return numberModel(inner, undefined).min ?? 0;
    default:
      return '';
  }
}
