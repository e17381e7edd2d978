import {
  checkFeel,
  evaluateFeel,
  feelNames,
  feelPaths,
  feelReadsClock,
  feelSets,
} from '../../../rules/feel/evaluate.ts';
import type { FeelScope } from '../../../rules/feel/scope.ts';
import type { Json } from '../../../rules/json.ts';

const scope: FeelScope = {
  values: {
    safetyFactor: 1.5,
    nothing: null,
    phase: 'live',
    count: 7,
    row: { id: 'A', stock: 50, sales7d: 40 },
    confirm: { note: 'ok' },
    list: [{ a: 1 }, { b: 2 }],
  },
  instants: { T0: Date.parse('2026-11-11T00:00:00+08:00') },
  nowMs: Date.parse('2026-11-11T02:30:00+08:00'),
  timeZone: 'Asia/Shanghai',
  set: (name) => (name === 'low' ? { $set: 'low', count: 3 } : undefined),
};

const value = (expression: string, at: FeelScope = scope): Json => {
  const result = evaluateFeel(expression, at, { pointer: '/with/amount', node: 'buy' });
  if (!result.ok) throw new Error(result.problems[0]!.message.en);
  return result.value;
};

const problem = (expression: string) => {
  const result = evaluateFeel(expression, scope, { pointer: '/with/amount', node: 'buy' });
  if (result.ok) throw new Error(`It has a value: ${JSON.stringify(result.value)}`);
  return result.problems[0]!;
};

describe('evaluating an expression', () => {
  it('computes from parameters, the row and the fields of a form', () => {
    expect(value('safetyFactor * row.sales7d')).toBe(60);
    expect(value('row.stock < safetyFactor * row.sales7d')).toBe(true);
    expect(value('confirm.note + "!"')).toBe('ok!');
    expect(value('if phase = "live" then 1 else 2')).toBe(1);
  });

  it.each([
    ['now()', '2026-11-11T02:30:00+08:00'],
    ['now', '2026-11-11T02:30:00+08:00'],
    ['today()', '2026-11-11'],
    ['now - T0', 'PT2H30M'],
    ['T0 + duration("PT1H")', '2026-11-11T01:00:00+08:00'],
    ['now.hour', 2],
    ['day of week(now)', 'Wednesday'],
    ['now > date and time("2026-11-10T18:00:00Z")', true],
  ])('means campaign time by the clock: %s is %s', (expression, expected) => {
    expect(value(expression)).toBe(expected);
  });

  it('takes a date and time without a zone as local to the campaign, called or literal', () => {
    expect(value('date and time("2026-11-11T02:30:00") = now')).toBe(true);
    expect(value('@"2026-11-11T02:30:00" = now')).toBe(true);
    expect(value('date and time(date("2026-11-11"), time("02:30:00")) = now')).toBe(true);
    expect(value('@"2026-11-11T02:30:00"')).toBe('2026-11-11T02:30:00+08:00');
  });

  it('gives durations and dates as ISO 8601 text', () => {
    expect(value('duration("P1DT2H")')).toBe('P1DT2H');
    expect(value('{d: date("2026-11-11"), list: [duration("PT90M")]}')).toEqual({ d: '2026-11-11', list: ['PT1H30M'] });
  });

  it('hands a stored set out as a handle, and counts it', () => {
    expect(value('set("low")')).toEqual({ $set: 'low', count: 3 });
    expect(value('count(set("low"))')).toBe(3);
    expect(value('count([1, 2])')).toBe(2);
  });

  it('reads rows only where they are at hand', () => {
    const withRows: FeelScope = {
      ...scope,
      rows: () => [
        { id: 'A', gmv: 5 },
        { id: 'B', gmv: 7 },
      ],
    };
    expect(value('sum(rows("low").gmv)', withRows)).toBe(12);
    expect(value('count(rows("low")[gmv > 5])', withRows)).toBe(1);
    expect(problem('rows("low")').message.en).toContain('not at hand here');
  });

  it('lets a variable have the name of a function, which can still be called', () => {
    expect(value('count + count([1])')).toBe(8);
  });

  it('keeps an honest null', () => {
    expect(value('null')).toBeNull();
    expect(value('nothing')).toBeNull();
    expect(value('min([])')).toBeNull();
    expect(value('list[a = 9][1]')).toBeNull();
    expect(value('if row.missing = null then 0 else 1')).toBe(0);
  });

  it.each([
    ['missing', '“missing” has no value here'],
    ['if missing > 1 then 1 else 2', '“missing” has no value here'],
    ['row.nope * 2', 'no field “nope”'],
    ['confirm.nope', 'no field “nope”'],
    ['set("gone")', 'the set “gone” has not been stored'],
    ['abs("x")', 'abs(n) expects a number'],
    ['string length(5)', '“string length” cannot work with these arguments'],
    ['1 / 0', 'divides by zero'],
    ['nothing + 1', "Can't add '1' to 'null'"],
    ['date("2026-11-11") < now', 'compares values of different types'],
    ['matches("a", "(")', '“matches” cannot work with these arguments'],
    ['foo(1)', '“foo” has no value here'],
    ['2 ** 5000', 'not a value'],
    ['function(a) a', 'not a value'],
    ['[1, row.nope]', 'no field “nope”'],
  ])('refuses %s, naming the expression and what was missing', (expression, reason) => {
    const found = problem(expression);
    expect(found).toMatchObject({ code: 'feel-failed', place: { pointer: '/with/amount', node: 'buy' } });
    expect(found.message.en).toContain(reason);
    expect(found.message.en).toContain(expression);
    expect(found.message['zh-CN']).toContain(expression);
  });

  it('has the same value after another scope was used: compiled expressions keep nothing', () => {
    expect(problem('later * 2').code).toBe('feel-failed');
    expect(value('later * 2', { ...scope, values: { later: 4 } })).toBe(8);
    expect(problem('later * 2').code).toBe('feel-failed');
  });

  it('runs a regular expression that would otherwise take for ever in linear time', () => {
    expect(value(`matches("${'a'.repeat(5_000)}b", "^(a+)+$")`)).toBe(false);
    expect(value('replace("2026-11", "(\\d+)-(\\d+)", "$2/$1")')).toBe('11/2026');
    expect(value('split("a,b,", ",")')).toEqual(['a', 'b', '']);
    expect(value('matches("ABC", "b", "i")')).toBe(true);
  });

  it('does not let data take part in parsing: a field named like an expression stays a field', () => {
    const sly: FeelScope = { ...scope, values: { a: 5, b: 3, 'a - b': 100, row: { id: 'A', 'x - y': 9, x: 4, y: 1 } } };
    expect(value('a - b', sly)).toBe(2);
    expect(value('row.x - row.y', sly)).toBe(3);
  });
});

describe('checking an expression', () => {
  const known = new Set(['extraBudget', 'T0', 'row']);
  const check = (expression: string) => checkFeel(expression, { pointer: '/x' }, known);

  it('accepts known names, FEEL’s functions, ours, and names that the expression binds', () => {
    expect(check('extraBudget * min([1, 2]) + count(set("low"))')).toEqual([]);
    expect(check('now() - T0 > duration("PT1H") and phase = "live" and now > T0')).toEqual([]);
    expect(check('for i in [1, 2] return i * extraBudget')).toEqual([]);
    expect(check('some x in [1] satisfies x > extraBudget')).toEqual([]);
    expect(check('{a: 1, b: a + 1}.b')).toEqual([]);
    expect(check('rows("skus")[stock < 5]')).toEqual([]);
    expect(check('string length(row.title) > 3')).toEqual([]);
  });

  it('names an unknown name and what was probably meant, in both languages', () => {
    const [found] = check('extrBudget * 2');
    expect(found).toMatchObject({ code: 'feel-unknown-name', severity: 'error', place: { pointer: '/x' } });
    expect(found!.message.en).toContain('Did you mean “extraBudget”?');
    expect(found!.message['zh-CN']).toContain('extraBudget');
  });

  it('reports each unknown name once', () => {
    expect(check('alpha + beta + alpha').map((each) => each.message.en.match(/uses “(\w+)”/)?.[1])).toEqual([
      'alpha',
      'beta',
    ]);
  });

  it.each([
    ['extraBudget +', 'character 14'],
    ['extraBudget ) 2', '“)” at character 13'],
    ['', 'character 1'],
    ['1, 2', '“,” at character 2'],
  ])('says where “%s” cannot be read', (expression, place) => {
    const [found] = check(expression);
    expect(found!.code).toBe('feel-syntax');
    expect(found!.message.en).toContain(place);
  });
});

describe('what an expression reads', () => {
  it('is its free names, its first fields, its sets and the clock', () => {
    const expression = 'confirm.note + sum(for i in list return i.a * factor) + count(set("low")) + row.stock';
    expect(feelNames(expression)).toEqual(['confirm', 'list', 'factor', 'row']);
    expect(feelPaths(expression)).toEqual(['confirm.note', 'list', 'factor', 'row.stock']);
    expect(feelSets(expression)).toEqual(['low']);
    expect(feelReadsClock(expression)).toBe(false);
    expect(feelReadsClock('today() > T0')).toBe(true);
  });

  it('is nothing for an expression that cannot be read', () => {
    expect(feelNames('a +')).toEqual([]);
  });
});
