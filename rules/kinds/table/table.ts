import { feelScope } from '../../interpreter/context.ts';
import { defineKind } from '../spec.ts';
import { decideTable } from './decide.ts';
import { lintTable } from './lint.ts';
import { tableConfig } from './schema.ts';
import type { TableConfig } from './schema.ts';
import { example } from './example.ts';
import { face } from './face.ts';

export const table = defineKind<'table', TableConfig>({
  ...face,
  config: tableConfig,
  example,
  enter(step, token, { config }) {
    const decided = decideTable(config, feelScope(step.context(token), step.timeZone), (pointer) =>
      step.place(token, pointer),
    );
    if (!decided.ok) return step.park(token, decided.problems[0]!);
    const { hits, why, values } = decided.value;
    const rules = hits.map(String);
    step.record('decided', token, { rule: rules[0] ?? null, rules, values, why });
    for (const [name, value] of Object.entries(values)) step.assign(token, name, value);
    step.leave(token, hits.length === 0 ? 'noMatch' : 'done');
  },
  passesTime: () => false,
  tests: ({ inputs, outputs, rules }, say) =>
    rules.map(({ when, then }) => ({
      when: when.map((test, index) => ({
        of: inputs[index]?.title || say(inputs[index]?.expression ?? ''),
        test: say(test, inputs[index]?.expression),
      })),
      then: then.map((value, index) => ({
        of: outputs[index]?.title || say(outputs[index]?.variable ?? ''),
        value: say(value, outputs[index]?.variable),
      })),
    })),
  lint: lintTable,
});
