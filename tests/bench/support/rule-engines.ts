import { ZenEngine } from '@gorules/zen-engine';
import { Engine, Operator } from 'json-rules-engine';
import type { TopLevelCondition } from 'json-rules-engine';
import { compileTest } from '../../../rules/conditions/compile.ts';
import { rowByRow } from '../../../rules/conditions/facts.ts';
import type { Facts } from '../../../rules/conditions/facts.ts';
import { operators } from '../../../rules/conditions/operators.ts';
import { evaluateFeel } from '../../../rules/feel/evaluate.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';
import { PARAMETERS, SKU_RULES } from './sku-rules.ts';

/** How often each rule holds for the rows, in the order of the rules. */
export type Pass = (rows: readonly Row[]) => readonly number[] | Promise<readonly number[]>;

const SCOPE = {
  instants: {},
  nowMs: Date.parse('2026-11-11T00:00:00+08:00'),
  timeZone: 'Asia/Shanghai',
};

const FACTS: Facts = {
  atMs: SCOPE.nowMs,
  timeZone: SCOPE.timeZone,
  metric: () => ({ present: false }),
  param: (id) => (PARAMETERS as Readonly<Record<string, Json>>)[id],
  variable: () => undefined,
  set: () => undefined,
  scope: { ...SCOPE, values: PARAMETERS },
};

/** Our compiled conditions, as the watch and selections use them. */
export function compiledPass(): Pass {
  const tests = SKU_RULES.map(({ conditions }) => compileTest(conditions, {}));
  return (rows) => {
    const held = tests.map(() => 0);
    const factsOf = rowByRow(FACTS);
    for (const row of rows) {
      const facts = factsOf(row);
      for (let index = 0; index < tests.length; index++) if (tests[index]!(facts)) held[index]! += 1;
    }
    return held;
  };
}

/** json-rules-engine as one would use it for this: one engine with all rules, run for each row, `{expr}` a fact like any other. */
export function jsonRulesEnginePass(): Pass {
  const engine = new Engine();
  for (const name of ['between', 'matches']) {
    const { test } = operators[name]!;
    engine.addOperator(new Operator(name, (fact: unknown, value: unknown) => test(fact, value, FACTS)));
  }
  engine.addFact('param', (params) => PARAMETERS[params['id'] as keyof typeof PARAMETERS]);
  engine.addFact('expr', async (params, almanac) => {
    const row = await almanac.factValue<Row>('row');
    const result = evaluateFeel(String(params['expr']), { ...SCOPE, values: { ...PARAMETERS, row } });
    return result.ok ? result.value : undefined;
  });
  for (const { id, conditions } of SKU_RULES) {
    const copy = JSON.parse(JSON.stringify(conditions), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && 'expr' in value && !('fact' in value)
        ? { fact: 'expr', params: { expr: value.expr } }
        : value,
    ) as TopLevelCondition;
    engine.addRule({ conditions: copy, event: { type: id } });
  }
  return async (rows) => {
    const held = new Map(SKU_RULES.map(({ id }) => [id, 0]));
    for (const row of rows) {
      const { events } = await engine.run({ row });
      for (const { type } of events) held.set(type, held.get(type)! + 1);
    }
    return [...held.values()];
  };
}

/** A ZEN decision with one expression per rule, in one call for all rows: the fastest way that it offers. */
export function zenPass(): Pass {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'rules',
        name: 'rules',
        type: 'expressionNode',
        content: {
          executionMode: 'loop',
          inputField: 'rows',
          outputPath: 'rows',
          passThrough: false,
          expressions: SKU_RULES.map(({ id, zen }) => ({ id, key: id, value: zen })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  });
  return async (rows) => {
    const held = SKU_RULES.map(() => 0);
    const { result } = (await decision.evaluate({ rows })) as {
      readonly result: { readonly rows: readonly Readonly<Record<string, boolean>>[] };
    };
    for (const row of result.rows) for (const [index, { id }] of SKU_RULES.entries()) if (row[id]) held[index]! += 1;
    return held;
  };
}
