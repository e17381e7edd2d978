import { actions } from '../actions/catalogue.ts';
import type { ActionDefinition } from '../actions/catalogue.ts';
import { factWords } from '../conditions/check-fact.ts';
import { FACT_NAMES } from '../conditions/fact-names.ts';
import { operators } from '../conditions/operators.ts';
import { functionHelp, signatureWords } from '../feel/completion/function-help.ts';
import { functions } from '../feel/functions.ts';
import { metrics } from '../metrics/catalogue.ts';
import { dimensions } from '../metrics/dimensions.ts';
import { code, table } from './markdown.ts';

export const operatorTable = (): string =>
  table(
    ['operator', 'fact', 'value', 'whose', 'English', '中文'],
    Object.entries(operators).map(([name, { title, factType, valueType, builtin }]) => [
      code(name),
      factType,
      valueType,
      builtin ? 'json-rules-engine' : 'Dacu',
      title.en,
      title['zh-CN'],
    ]),
  );

export const factTable = (): string =>
  table(
    ['fact', 'params', '参数'],
    FACT_NAMES.map((fact) => {
      const [en, zh] = factWords(fact);
      return [code(fact), en, zh];
    }),
  );

/** Every function that an expression can call, with what it takes; ours are those that FEEL lacks, or that mean more here. */
export const functionTable = (): string =>
  table(
    ['function', 'whose', 'English', '中文'],
    Object.entries(functionHelp).map(([name, { help }]) => [
      code(signatureWords(name)),
      Object.hasOwn(functions, name) ? 'Dacu' : 'FEEL',
      help.en,
      help['zh-CN'],
    ]),
  );

export const metricTable = (): string =>
  table(
    ['metric', 'English', '中文', 'kind', 'unit', 'good', 'formula', 'dimensions'],
    Object.entries(metrics).map(([id, { title, kind, unit, upIsGood, formula, dimensions: by, matureAfter }]) => [
      code(id),
      title.en,
      title['zh-CN'],
      kind,
      unit,
      upIsGood ? 'up' : 'down',
      [...(formula === undefined ? [] : [code(formula)]), ...(matureAfter ? [`grows for ${matureAfter}`] : [])].join(
        '; ',
      ),
      by.join(', '),
    ]),
  );

export const dimensionTable = (): string =>
  table(
    ['dimension', 'English', '中文'],
    Object.entries(dimensions).map(([id, title]) => [code(id), title.en, title['zh-CN']]),
  );

export const actionTable = (): string =>
  table(
    ['action', 'English', '中文', 'lever', 'inputs'],
    Object.entries<ActionDefinition>(actions).map(([id, { title, lever, inputs }]) => [
      code(id),
      title.en,
      title['zh-CN'],
      lever,
      Object.entries(inputs)
        .map(
          ([name, each]) =>
            `${code(name)} ${each.type}${each.optional ? ' (optional)' : ''}: ${each.title.en} ${each.title['zh-CN']}`,
        )
        .join('<br>'),
    ]),
  );
