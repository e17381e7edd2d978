import type { Playbook } from '../../../rules/playbook/schema.ts';
import { COLUMNS } from '../../../rules/words/columns.ts';
import { unitOfMetric } from '../../../rules/words/conditions.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import { titlesIn } from '../../../rules/words/titles.ts';

/** What a sample value is entered as; `any`: a number, yes or no, or a text, by how it is written. */
export type SampleType = 'money' | 'ratio' | 'number' | 'boolean' | 'list' | 'any';

const TYPES: Readonly<Record<string, SampleType>> = {
  money: 'money',
  ratio: 'ratio',
  number: 'number',
  integer: 'number',
  count: 'number',
  seconds: 'number',
  boolean: 'boolean',
  list: 'list',
  rows: 'list',
};

const typeFor = (type: string | undefined): SampleType => TYPES[type ?? ''] ?? 'any';

/** How the value of what is read is entered. */
export function sampleType(need: Need, { parameters, nodes }: Pick<Playbook, 'parameters' | 'nodes'>): SampleType {
  switch (need.is) {
    case 'metric':
      return typeFor(unitOfMetric(need.query) ?? 'number');
    case 'row':
      return typeFor(Object.hasOwn(COLUMNS, need.name) ? COLUMNS[need.name]!.type : undefined);
    case 'parameter':
      return typeFor(parameters[need.name]?.type);
    case 'variable':
      return typeFor(titlesIn({ nodes }, 'en').variable(need.name).type);
    case 'set':
      return 'list';
  }
}
