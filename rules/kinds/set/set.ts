import { z } from 'zod';
import type { Json } from '../../json.ts';
import { feel, field, id } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const config = z.strictObject({
  assign: field(z.record(id(), field(feel(), 'feel', 'Value', '值')), 'inputs', 'Variables', '变量'),
});
export type SetConfig = z.infer<typeof config>;

export const set = defineKind<'set', SetConfig>({
  ...face,
  config,
  example,
  enter(step, token, { config: settings }) {
    // All or none: tried again, an expression such as `n + 1` must not count twice.
    const values: Record<string, Json> = {};
    for (const [name, expression] of Object.entries(settings.assign)) {
      const value = step.feel(expression, token, `/assign/${name}`, values);
      if (!value.ok) return step.park(token, value.problems[0]!);
      values[name] = value.value;
    }
    for (const [name, value] of Object.entries(values)) step.assign(token, name, value);
    step.leave(token, 'done');
  },
  passesTime: () => false,
  computes: (settings) => settings.assign,
});
