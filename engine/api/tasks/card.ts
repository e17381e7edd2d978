import { findAction } from '../../../rules/actions/catalogue.ts';
import type { InputType } from '../../../rules/actions/catalogue.ts';
import { resolveSets } from '../../../rules/answers/sets.ts';
import type { Task } from '../../../rules/api/tasks.ts';
import type { Json } from '../../../rules/json.ts';
import type { ValueType } from '../../../rules/playbook/fields.ts';
import type { StoredSet } from '../../../rules/watch/view.ts';
import type { TaskRecord } from '../../ports/projection/task-record.ts';

type Inputs = NonNullable<Task['inputs']>;

const VALUE_TYPE_OF: Readonly<Record<InputType, ValueType>> = {
  text: 'text',
  money: 'money',
  number: 'number',
  ratio: 'ratio',
  integer: 'integer',
  boolean: 'boolean',
  rows: 'list',
  channel: 'text',
  duration: 'duration',
  time: 'text',
  values: 'text',
};

/** What an action is asked to do, input by input, with the rows of its sets. */
export function inputsOf(record: TaskRecord, storedSet: (ref: string) => StoredSet | undefined): Inputs {
  const given = record.with ?? {};
  const known = findAction(record.do ?? '')?.inputs ?? {};
  const names = [...Object.keys(known), ...Object.keys(given).filter((name) => !Object.hasOwn(known, name))];
  return names.map((name) => {
    const input = Object.hasOwn(known, name) ? known[name] : undefined;
    const value: Json = given[name] ?? null;
    return {
      name,
      title: input?.title ?? { en: name, 'zh-CN': name },
      type: input?.type ?? 'text',
      value: resolveSets(value, storedSet),
      ...(input?.optional && { optional: true }),
    };
  });
}

/** The form that confirms an action by hand: a value for each of its inputs, the proposed one where none is given. */
export const confirmationForm = (action: string, proposed: Readonly<Record<string, Json>>) => {
  const definition = findAction(action);
  if (!definition) return undefined;
  return Object.entries(definition.inputs).map(([id, { type, title, optional }]) => ({
    id,
    type: VALUE_TYPE_OF[type],
    title: title.en,
    required: !optional && !Object.hasOwn(proposed, id),
  }));
};
