import { inferFeel } from '../feel/infer.ts';
import type { TypeOfName } from '../feel/infer.ts';
import { ANY, BOOLEAN, either, MONEY, NUMBER, RATIO, TEXT } from '../feel/types.ts';
import type { FeelType, Unit } from '../feel/types.ts';
import type { ValueType } from '../playbook/fields.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { LintModel } from './model.ts';

/** What a value that was checked to be of the type is in an expression; durations are texts there. */
export const typeOfValue: Readonly<Record<ValueType, FeelType>> = {
  number: NUMBER,
  integer: NUMBER,
  money: MONEY,
  ratio: RATIO,
  duration: { is: 'text', holds: 'duration' },
  text: TEXT,
  choice: TEXT,
  boolean: BOOLEAN,
  list: { is: 'list' },
};

const INSTANT: FeelType = { is: 'instant' };

/** As much of the model as types need. */
interface Typed {
  readonly playbook: Playbook;
  readonly nodes: readonly Pick<LintModel['nodes'][number], 'node' | 'spec' | 'variables'>[];
}

/** What the names of a playbook stand for in expressions; a variable is what all the nodes that set it make it. */
export function typesIn({ playbook, nodes }: Typed): TypeOfName {
  const sources = new Map<string, (FeelType | string)[]>();
  for (const { node, spec, variables } of nodes) {
    const checked = spec.variableTypes?.(node) ?? {};
    const computed = spec.computes?.(node.config) ?? {};
    for (const name of variables) {
      const type = Object.hasOwn(checked, name) ? typeOfValue[checked[name]!.type] : undefined;
      const source = type ?? (Object.hasOwn(computed, name) ? computed[name]! : ANY);
      const earlier = sources.get(name);
      if (earlier) earlier.push(source);
      else sources.set(name, [source]);
    }
  }
  const found = new Map<string, FeelType>();
  const typeOf: TypeOfName = (name) => {
    if (Object.hasOwn(playbook.parameters, name)) return typeOfValue[playbook.parameters[name]!.type];
    if (Object.hasOwn(playbook.anchors, name) || name === 'now') return INSTANT;
    if (name === 'phase') return TEXT;
    const all = sources.get(name);
    if (!all) return ANY;
    const known = found.get(name);
    if (known) return known;
    // Until it is known, a variable that is computed from itself may be anything.
    found.set(name, ANY);
    const types = all.map((each) => (typeof each === 'string' ? inferFeel(each, typeOf).type : each));
    const type = types.reduce(either);
    found.set(name, type);
    return type;
  };
  return typeOf;
}

/** The unit that a variable has, as far as the expressions that compute it tell. */
export function unitsOfVariables(playbook: Playbook): (name: string) => Unit | undefined {
  const nodes = playbook.nodes.map((node) => {
    const spec = kindOf(node);
    return { node, spec, variables: spec.variables?.(node) ?? [] };
  });
  const typeOf = typesIn({ playbook, nodes });
  return (name) => typeOf(name).unit;
}
