import { parsePlaybook, parsePlaybookText } from '../../../rules/playbook/parse.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { parseScenario } from '../../../rules/simulate/scenario.ts';
import { fileOf, metricIs, node, START } from '../../support/playbooks.ts';

const good = () =>
  structuredClone(
    fileOf({
      parameters: { budget: { type: 'money', title: 'Budget', default: 5 } },
      conditions: { hot: metricIs('gmv', 'greaterThan', 5) },
      nodes: [
        START,
        node('fork', 'split'),
        node('work', 'task', {
          assignee: { role: 'x' },
          form: [{ id: 'note', type: 'text', title: 'Note' }],
          due: 'PT5H',
          escalate: { after: 'PT1H', to: { role: 'y' } },
        }),
        node('ask', 'approval', { approvers: { people: ['ann'] }, quorum: 1, shows: ['budget'] }),
        node('hold', 'wait', { for: 'PT1H', timeout: 'PT2H' }),
        node('which', 'decide', { rules: [{ id: 'r', title: '', conditions: { condition: 'hot' }, outcome: 'yes' }] }),
        node('pick', 'select', { from: 'skus', conditions: { all: [] }, as: 'picked' }),
        node('mon', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [{ id: 'hot', title: '', conditions: metricIs('gmv', 'greaterThan', 5) }],
        }),
        node('act', 'action', {
          do: 'ads.raiseBudget',
          with: { channel: '"search"', amount: 'budget' },
          guardrail: { sumOf: 'amount', per: 'day', max: '10', over: 'decline' },
          retry: { attempts: 2 },
        }),
        node('calc', 'set', { assign: { x: '1' } }),
        node('report', 'review', { sections: ['funnel'] }),
        node('meet', 'join', { mode: { n: 1 } }),
        node('end', 'end', { scope: 'campaign' }),
      ],
      edges: ['start.started > fork', 'fork.branch > work'],
    }),
  ) as unknown as Record<string, unknown>;

/** The good file with what the pointer leads to changed; `undefined` takes it out. */
function changed(pointer: string, value: unknown): Record<string, unknown> {
  const file = good();
  const path = pointer.split('/').slice(1);
  const last = path.pop()!;
  const parent = path.reduce<unknown>((inner, key) => Reflect.get(inner as object, key), file) as object;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return file;
}

const problemsOf = (file: unknown): readonly Problem[] => {
  const parsed = parsePlaybook(file);
  return parsed.ok ? [] : parsed.problems;
};

const CJK = /[\u4e00-\u9fff]/;
function expectBothLanguages(problems: readonly Problem[]): void {
  for (const { message } of problems) {
    expect(message['zh-CN']).toMatch(CJK);
    expect(message.en).not.toMatch(CJK);
    expect(`${message.en}${message['zh-CN']}`).not.toMatch(/undefined|\[object|\{\w+\}/);
  }
}

/** Where in the file, and what is written there that is almost a field. */
const SLIPS: readonly (readonly [pointer: string, meant: string, node: string | undefined])[] = [
  ['/curency', 'currency', undefined],
  ['/anchors/T0/titel', 'title', undefined],
  ['/phases/prep/form', 'from', undefined],
  ['/parameters/budget/defualt', 'default', undefined],
  ['/nodes/0/discription', 'description', 'start'],
  ['/nodes/0/position/z', 'x', 'start'],
  ['/nodes/0/config/wen', 'when', 'start'],
  ['/nodes/2/config/assigne', 'assignee', 'work'],
  ['/nodes/2/config/form/0/requird', 'required', 'work'],
  ['/nodes/2/config/escalate/afer', 'after', 'work'],
  ['/nodes/3/config/quorom', 'quorum', 'ask'],
  ['/nodes/4/config/timeot', 'timeout', 'hold'],
  ['/nodes/5/config/rules/0/outcom', 'outcome', 'which'],
  ['/nodes/6/config/limt', 'limit', 'pick'],
  ['/nodes/7/config/evry', 'every', 'mon'],
  ['/nodes/7/config/window/form', 'from', 'mon'],
  ['/nodes/7/config/rules/0/cooldwn', 'cooldown', 'mon'],
  ['/nodes/7/config/rules/0/conditions/all/0/oprator', 'operator', 'mon'],
  ['/nodes/7/config/rules/0/conditions/all/0/params/windw', 'window', 'mon'],
  ['/nodes/8/config/autonmy', 'autonomy', 'act'],
  ['/nodes/8/config/guardrail/maxx', 'max', 'act'],
  ['/nodes/8/config/retry/atempts', 'attempts', 'act'],
  ['/nodes/9/config/asign', 'assign', 'calc'],
  ['/nodes/10/config/section', 'sections', 'report'],
  ['/nodes/11/config/mod', 'mode', 'meet'],
  ['/nodes/12/config/scop', 'scope', 'end'],
  ['/edges/0/form', 'from', undefined],
];

describe('a playbook file', () => {
  it('is taken as it is when nothing is wrong', () => {
    expect(problemsOf(good())).toEqual([]);
  });

  it.each(SLIPS)('has no field %s: it says so, with “%s” for what was probably meant', (pointer, meant, inNode) => {
    const problems = problemsOf(changed(pointer, 1));
    expect(problems.map((problem) => problem.place.pointer)).toContain(pointer);
    const problem = problems.find((each) => each.place.pointer === pointer)!;
    expect(problem.message.en).toContain(`“${meant}”`);
    expect(problem.message['zh-CN']).toContain(`“${meant}”`);
    expect(problem.place.node).toBe(inNode);
    expectBothLanguages(problems);
  });

  it.each([
    ['{"format": "dacu/playbook@1",', 'not-json', ''],
    ['', 'not-json', ''],
    ['[]', 'not-a-playbook', ''],
    ['null', 'not-a-playbook', ''],
    ['"text"', 'not-a-playbook', ''],
    ['{}', 'not-a-playbook', ''],
    ['{"format": 7}', 'not-a-playbook', '/format'],
    ['{"format": "dacu/playbook@2"}', 'newer-format', '/format'],
  ])('%j is refused: %s', (text, code, pointer) => {
    const parsed = parsePlaybookText(text);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => [problem.code, problem.place.pointer])).toEqual([[code, pointer]]);
    expectBothLanguages(problems);
  });

  it.each([
    ['/timezone', 'Asia/Shanghia', 'bad-time-zone', undefined],
    ['/currency', 'yuan', 'bad-currency', undefined],
    ['/id', '9lives', 'bad-id', undefined],
    ['/name', '', 'out-of-range', undefined],
    ['/name', 'x'.repeat(201), 'out-of-range', undefined],
    ['/nodes/1/title', 'x'.repeat(201), 'out-of-range', 'fork'],
    ['/anchors', [], 'wrong-type', undefined],
    ['/anchors/T1/at', 'T0 + 1D', 'bad-instant', undefined],
    ['/phases/live/to', 'to-morrow', 'bad-instant', undefined],
    ['/parameters/budget/type', 'mony', 'value-not-allowed', undefined],
    ['/nodes', {}, 'wrong-type', undefined],
    ['/nodes/0', 'start', 'wrong-type', undefined],
    ['/nodes/1/kind', 'splitt', 'unknown-kind', 'fork'],
    ['/nodes/1/kind', 5, 'unknown-kind', 'fork'],
    ['/nodes/1/phase', 'lives', 'value-not-allowed', 'fork'],
    ['/nodes/1/position/x', 'left', 'wrong-type', 'fork'],
    ['/nodes/2/config/due', 'soon-ish', 'bad-instant', 'work'],
    ['/nodes/2/config/escalate/after', '1h', 'bad-duration', 'work'],
    ['/nodes/2/config/assignee', {}, 'missing-field', 'work'],
    ['/nodes/2/config/assignee', undefined, 'missing-field', 'work'],
    ['/nodes/3/config/quorum', 0, 'out-of-range', 'ask'],
    ['/nodes/3/config/quorum', 1.5, 'wrong-type', 'ask'],
    ['/nodes/4/config/for', 'T0', 'bad-duration', 'hold'],
    ['/nodes/5/config/rules', [], 'out-of-range', 'which'],
    ['/nodes/7/config/every', 'PT0S', 'bad-duration', 'mon'],
    ['/nodes/7/config/every', 'P0D', 'bad-duration', 'mon'],
    ['/nodes/7/config/window/from', 'PT1H', 'bad-instant', 'mon'],
    ['/nodes/7/config/rules/0/id', 'a-b', 'bad-id', 'mon'],
    ['/nodes/7/config/rules/0/for', 'P999999Y', 'bad-duration', 'mon'],
    ['/nodes/8/config/with/amount', 5, 'wrong-type', 'act'],
    ['/nodes/8/config/autonomy', 'automatic', 'value-not-allowed', 'act'],
    ['/nodes/11/config/mode', 'both', 'no-variant', 'meet'],
    ['/nodes/11/config/mode', { n: 0 }, 'out-of-range', 'meet'],
    ['/edges/0/to', undefined, 'missing-field', undefined],
  ])('%s set to %j is refused: %s', (pointer, value, code, inNode) => {
    const problems = problemsOf(changed(pointer, value));
    const at = problems.filter((problem) => problem.place.pointer.startsWith(pointer));
    expect(at.map((problem) => problem.code)).toContain(code);
    expect(at[0]!.place.node).toBe(inNode);
    expectBothLanguages(problems);
  });

  it.each([
    ['/nodes/7/config/rules/0/conditions/all/0/params/id', 'gvm', 'unknown-metric'],
    ['/nodes/7/config/rules/0/conditions/all/0/params/window', undefined, 'metric-window-missing'],
    ['/nodes/7/config/rules/0/conditions/all/0/fact', 'metrics', 'unknown-fact'],
    ['/nodes/7/config/rules/0/conditions/all/0/operator', 'greater', 'unknown-operator'],
    ['/nodes/7/config/rules/0/conditions', { all: {} }, 'bad-conditions'],
    ['/nodes/7/config/rules/0/conditions', [], 'bad-conditions'],
    ['/nodes/7/config/rules/0/conditions/all/0/value', { expr: '1 +' }, 'feel-syntax'],
  ])('%s set to %j is refused: %s', (pointer, value, code) => {
    const problems = problemsOf(changed(pointer, value));
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]!.place).toMatchObject({
      node: 'mon',
      pointer: expect.stringContaining('/nodes/7/config/rules/0/conditions') as string,
    });
    expectBothLanguages(problems);
  });

  it('says everything that is wrong at once, each at its place', () => {
    const file = changed('/nodes/1/kind', 'splitt');
    Reflect.set(file, 'timezone', 'Mars');
    Reflect.set((file['nodes'] as { config: object }[])[2]!.config, 'due', 5);
    expect(
      problemsOf(file)
        .map((problem) => problem.place.pointer)
        .toSorted(),
    ).toEqual(['/nodes/1/kind', '/nodes/2/config/due', '/timezone']);
  });

  it('is refused, and nothing worse, when it is deeply nested or has odd keys', () => {
    let deep: unknown = { all: [] };
    for (let depth = 0; depth < 5_000; depth++) deep = { not: deep };
    expect(problemsOf(changed('/nodes/5/config/rules/0/conditions', deep)).map((problem) => problem.code)).toContain(
      'bad-conditions',
    );
    const odd = JSON.parse(
      '{"format": "dacu/playbook@1", "__proto__": {"x": 1}, "constructor": 1, "a/b~c": 2}',
    ) as unknown;
    const pointers = problemsOf(odd).map((problem) => problem.place.pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/a~1b~0c', '/constructor']));
  });
});

describe('a scenario file', () => {
  const scenario = (more: object) => ({
    format: 'dacu/scenario@1',
    anchors: { T0: '2026-11-11T00:00:00+08:00' },
    ...more,
  });
  it.each([
    [{ peple: {} }, 'unknown-field', '/peple'],
    [{ people: { x: { respondsIn: '1h' } } }, 'bad-duration', '/people/x/respondsIn'],
    [{ people: { x: { respondIn: 'PT1H' } } }, 'unknown-field', '/people/x/respondIn'],
    [{ metrics: { gvm: [] } }, 'unknown-metric', '/metrics/gvm'],
    [{ datasets: { skus: [{ id: 'A' }, { id: 'A' }] } }, 'duplicate-row', '/datasets/skus/1/id'],
    [{ failures: [{ do: 'x', times: 0, error: '' }] }, 'out-of-range', '/failures/0/times'],
  ])('with %j is refused: %s', (more, code, pointer) => {
    const parsed = parseScenario(scenario(more));
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((problem) => [problem.code, problem.place.pointer])).toContainEqual([code, pointer]);
    expectBothLanguages(problems);
  });

  it('that is none at all is refused', () => {
    expect(parseScenario(null).ok).toBe(false);
    expect(parseScenario(5).ok).toBe(false);
  });
});
