import type { Known } from '../conditions/reason/domains.ts';
import { inferFeel } from '../feel/infer.ts';
import type { TypeOfName } from '../feel/infer.ts';
import type { ValueDefinition } from '../playbook/form.ts';
import type { LintModel } from './model.ts';

/** What the playbook says of values: the limits of its parameters, and of variables that only one checked form sets. */
export function knownOf({ playbook, nodes }: Pick<LintModel, 'playbook' | 'nodes'>, typeOf: TypeOfName): Known {
  const definitions = new Map<string, ValueDefinition | undefined>();
  for (const { node, spec, variables } of nodes) {
    const types = spec.variableTypes?.(node) ?? {};
    for (const name of variables) {
      definitions.set(name, definitions.has(name) || !Object.hasOwn(types, name) ? undefined : types[name]);
    }
  }
  return {
    parameters: playbook.parameters,
    variable: (name) => definitions.get(name),
    isNumber: (expression) => inferFeel(expression, typeOf).type.is === 'number',
    noNegativeFigures: true,
  };
}
