import type { Missing } from '../../../rules/conditions/missing.ts';
import type { Need } from '../../../rules/trial/needs.ts';
import { columnWords, dataWords } from '../../../rules/words/columns.ts';
import { factWords } from '../../../rules/words/conditions.ts';
import type { Reading } from '../../../rules/words/conditions.ts';
import type { Json } from '../../../rules/json.ts';
import type { MetricQuery } from '../../../rules/metrics/read.ts';

type Params = Readonly<Record<string, Json>>;

const metricName = (query: MetricQuery, reading: Reading): string =>
  factWords({ fact: 'metric', params: { ...query } as unknown as Params }, { ...reading, inFull: true });

/** What is read, as a person calls it. */
export function needName(need: Need, reading: Reading): string {
  switch (need.is) {
    case 'metric':
      return metricName(need.query, reading);
    case 'row':
      return columnWords(need.name, reading.language);
    case 'parameter':
      return factWords({ fact: 'param', params: { id: need.name } }, reading);
    case 'variable':
      return factWords({ fact: 'var', params: { id: need.name } }, reading);
    case 'set':
      return dataWords(need.name, reading);
  }
}

/** What is not there, as a person calls it. */
export function missingName({ metric, param, variable, set }: Missing, reading: Reading): string {
  if (metric) return metricName(metric, reading);
  if (param !== undefined) return factWords({ fact: 'param', params: { id: param } }, reading);
  if (variable !== undefined) {
    if (Object.hasOwn(reading.playbook.parameters, variable))
      return factWords({ fact: 'param', params: { id: variable } }, reading);
    return factWords({ fact: 'var', params: { id: variable } }, reading);
  }
  return set === undefined ? '' : dataWords(set, reading);
}
