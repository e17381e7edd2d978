import * as fc from 'fast-check';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import { asTests, asValue } from '../../../editor/playbook/table/cells.ts';
import {
  addColumn,
  insertRule,
  moveRule,
  pasteCells,
  removeColumn,
  removeRule,
  setCell,
} from '../../../editor/playbook/table/edit.ts';
import { isGrid } from '../../../editor/playbook/table/isGrid.ts';
import { decideSample } from '../../../editor/playbook/table/sample.ts';
import { readSheet, writeSheet } from '../../../editor/playbook/table/sheet.ts';

const NAMES = new Set(['threshold']);

const TABLE: TableConfig = {
  hitPolicy: 'unique',
  inputs: [{ title: 'Cover', expression: 'cover' }],
  outputs: [{ title: 'Discount', variable: 'discount', type: 'ratio' }],
  rules: [
    { when: ['< 14'], then: ['0'] },
    { when: ['>= 14'], then: ['0.1'], note: 'Clear it' },
  ],
};

describe('cells from a spreadsheet', () => {
  it.each([
    ['≥ 60', '>= 60'],
    ['＜1,000', '< 1000'],
    ['=5', '5'],
    ['≥12.5%', '>= 0.125'],
    ['14~60', '[14..60]'],
    ['14-60', '[14..60]'],
    ['10%至20%', '[0.1..0.2]'],
    ['', '-'],
    ['不限', '-'],
    ['是', 'true'],
    ['金卡', '"金卡"'],
    ['gold, silver', '"gold", "silver"'],
    ['threshold', 'threshold'],
    ['> threshold', '> threshold'],
    ['[1..5)', '[1..5)'],
    ['"gold"', '"gold"'],
    ['-5', '-5'],
  ])('become tests as a planner means them: %s', (cell, tests) => {
    expect(asTests(cell, NAMES)).toBe(tests);
  });

  it.each([
    ['8%', 'ratio', '0.08'],
    ['0.5%', 'ratio', '0.005'],
    ['100%', 'ratio', '1'],
    ['150%', 'ratio', '1.5'],
    ['¥1,200', 'money', '1200'],
    ['金卡', 'text', '"金卡"'],
    ['007', 'text', '"007"'],
    ['threshold * 2', 'number', 'threshold * 2'],
    ['', 'number', 'null'],
  ] as const)('become values of the column’s type: %s as %s', (cell, type, value) => {
    expect(asValue(cell, type, NAMES)).toBe(value);
  });

  it('come back as they were copied, whatever is in them', () => {
    const cell = fc.string().map((text) => text.replaceAll('\r', '').trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1 }), (rows) => {
        expect(readSheet(writeSheet(rows))).toEqual(rows);
      }),
    );
  });
});

describe('the grid of a rule table', () => {
  it('takes a block over from a cell on, and adds rules for what goes beyond the last', () => {
    const pasted = pasteCells(TABLE, { row: 1, column: 0 }, readSheet('14~60\t10%\n>60\t30%\t清仓'), NAMES);
    expect(pasted.rules).toEqual([
      { when: ['< 14'], then: ['0'] },
      { when: ['[14..60]'], then: ['0.1'], note: 'Clear it' },
      { when: ['> 60'], then: ['0.3'], note: '清仓' },
    ]);
  });

  it('gives every rule a cell for a new column, and takes them away with it', () => {
    const wider = addColumn(addColumn(TABLE, 'when'), 'then');
    expect(wider.rules.map((rule) => [rule.when.length, rule.then.length])).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(new Set(wider.outputs.map((each) => each.variable)).size).toBe(2);
    expect(removeColumn(removeColumn(wider, 'when', 1), 'then', 1)).toEqual(TABLE);
  });

  it('keeps a rule and a column on each side', () => {
    expect(removeRule(removeRule(TABLE, 0), 0).rules).toEqual([{ when: ['-'], then: ['null'] }]);
    expect(removeColumn(TABLE, 'then', 0)).toBe(TABLE);
  });

  it('moves and inserts rules, and leaves a note out that was emptied', () => {
    expect(moveRule(TABLE, 0, 1).rules).toEqual([TABLE.rules[1], TABLE.rules[0]]);
    expect(moveRule(TABLE, 0, -1)).toBe(TABLE);
    expect(insertRule(TABLE, 1).rules[1]).toEqual({ when: ['-'], then: ['null'] });
    expect(setCell(TABLE, 1, { side: 'note' }, '').rules[1]).toEqual({ when: ['>= 14'], then: ['0.1'] });
  });

  it('is not offered for a config that lacks what it shows', () => {
    expect(isGrid(TABLE)).toBe(true);
    expect(isGrid({ ...TABLE, rules: [{ when: 'x' }] })).toBe(false);
    expect(isGrid({})).toBe(false);
  });

  it('says which rules match a sample, and what comes of it', () => {
    const playbook = { parameters: {}, timezone: 'Asia/Shanghai' };
    const decided = decideSample(TABLE, ['20'], playbook);
    expect(decided).toMatchObject({ ok: true, value: { hits: [2], values: { discount: 0.1 } } });
    expect(decideSample(TABLE, [''], playbook)).toBeUndefined();
    const tiers: TableConfig = { ...TABLE, rules: [{ when: ['"金卡"'], then: ['0.2'] }] };
    expect(decideSample(tiers, ['金卡'], playbook)).toMatchObject({ ok: true, value: { hits: [1] } });
  });
});
