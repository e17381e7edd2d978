import type { Json } from '../../rules/json.ts';
import { checkValue } from '../../rules/playbook/form.ts';
import type { ValueDefinition } from '../../rules/playbook/form.ts';
import { tellValue } from '../../rules/words/bounds.ts';
import type { Formatter } from '../i18n/format/formatter.ts';

interface FieldRule {
  readonly validator: (rule: unknown, value: Json | undefined) => Promise<void>;
}

/** The same check that the engine makes of a form's field, said while it is filled in. */
export function fieldRules(
  field: ValueDefinition & { readonly id: string; readonly required?: boolean | undefined },
  missing: string,
  { currency, language }: Pick<Formatter, 'currency' | 'language'>,
): FieldRule[] {
  return [
    {
      validator: async (_, value) => {
        if (value === undefined || value === null || value === '') {
          if (field.required) throw new Error(missing);
          return;
        }
        const [problem] = checkValue(field, value, `/values/${field.id}`);
        if (problem) throw new Error(tellValue(problem, currency, language));
      },
    },
  ];
}
