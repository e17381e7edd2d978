import type { z } from 'zod';
import type { ConfigValue } from '../kinds/spec.ts';
import type { Control, FieldMeta } from '../playbook/fields.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { Comparison, Spot } from './comparison.ts';
import { gravest } from './impact.ts';
import type { Impact } from './impact.ts';

const BY_CONTROL: Readonly<Record<Control, Impact>> = {
  text: 'text',
  longText: 'text',
  number: 'rule',
  integer: 'rule',
  boolean: 'rule',
  shadow: 'rule',
  choice: 'rule',
  instant: 'timing',
  instants: 'timing',
  instantOrDuration: 'timing',
  duration: 'timing',
  localTime: 'timing',
  weekdays: 'timing',
  feel: 'rule',
  unaryTests: 'rule',
  conditions: 'rule',
  assignee: 'people',
  role: 'people',
  data: 'rule',
  names: 'text',
  action: 'flow',
  inputs: 'rule',
  id: 'flow',
  sections: 'text',
};

const BY_TYPE: Readonly<Partial<Record<NonNullable<ConfigValue['type']>, Impact>>> = {
  money: 'money',
  duration: 'timing',
  time: 'timing',
};

/** What a change of one field is about: money comes before all; else what the field says, or its control. */
export function impactOfField(meta: FieldMeta | undefined, type: ConfigValue['type']): Impact {
  if (type === 'money') return 'money';
  return meta?.impact ?? (type && BY_TYPE[type]) ?? (meta ? BY_CONTROL[meta.control] : 'rule');
}

/** What a change of a value is about: the gravest of what it and the fields inside it are about. */
export function impactOfValue(
  schema: z.core.$ZodType,
  [before, after]: readonly [unknown, unknown],
  comparison: Comparison,
  spot: Spot,
): Impact {
  const inside = (value: unknown, which: 'before' | 'after') =>
    visitFields(schema, value, spot[which]).map(({ meta, pointer }) =>
      impactOfField(meta, comparison[which].valuesOf[pointer]?.type),
    );
  const own = (which: 'before' | 'after') => comparison[which].valuesOf[spot[which]]?.type;
  const type = own('after') ?? own('before');
  const isComposed = (value: unknown) => typeof value === 'object' && value !== null;
  const parts = [before, after].some(isComposed) ? [...inside(before, 'before'), ...inside(after, 'after')] : [];
  return gravest([...(spot.meta || parts.length === 0 ? [impactOfField(spot.meta, type)] : []), ...parts], 'rule');
}
