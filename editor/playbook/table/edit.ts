import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import { freshId } from '../edit/ids.ts';
import { asTests, asValue } from './cells.ts';

type Rule = TableConfig['rules'][number];

/** The columns of the grid from left to right: inputs, outputs, and the note. */
export type Column = { readonly side: 'when' | 'then'; readonly index: number } | { readonly side: 'note' };

export const columnsOf = ({ inputs, outputs }: TableConfig): readonly Column[] => [
  ...inputs.map((_, index): Column => ({ side: 'when', index })),
  ...outputs.map((_, index): Column => ({ side: 'then', index })),
  { side: 'note' },
];

const EMPTY = { when: '-', then: 'null' } as const;

/** A rule with as many cells as the table has columns. */
const filled = ({ inputs, outputs }: TableConfig, rule: Rule | undefined): Rule => ({
  ...rule,
  when: inputs.map((_, index) => rule?.when[index] ?? EMPTY.when),
  then: outputs.map((_, index) => rule?.then[index] ?? EMPTY.then),
});

export function cellOf(rule: Rule, column: Column): string {
  if (column.side === 'note') return rule.note ?? '';
  return rule[column.side][column.index] ?? EMPTY[column.side];
}

/** JSON Pointer of a cell within the config. */
export const cellPointer = (row: number, column: Column): string =>
  column.side === 'note' ? `/rules/${row}/note` : `/rules/${row}/${column.side}/${column.index}`;

function withCell(rule: Rule, column: Column, text: string): Rule {
  if (column.side === 'note') {
    const { note: _, ...rest } = rule;
    return text === '' ? rest : { ...rest, note: text };
  }
  return { ...rule, [column.side]: rule[column.side].with(column.index, text) };
}

export const setCell = (table: TableConfig, row: number, column: Column, text: string): TableConfig => ({
  ...table,
  rules: table.rules.map((rule, index) => (index === row ? withCell(filled(table, rule), column, text) : rule)),
});

/** Lays cells of a spreadsheet over the table from a cell on; rules are added for what goes beyond the last. */
export function pasteCells(
  table: TableConfig,
  at: { readonly row: number; readonly column: number },
  cells: readonly (readonly string[])[],
  names: ReadonlySet<string>,
): TableConfig {
  const columns = columnsOf(table);
  const rules = [...table.rules];
  for (const [down, line] of cells.entries()) {
    const row = at.row + down;
    rules[row] = line.reduce(
      (rule, text, right) => {
        const column = columns[at.column + right];
        return column ? withCell(rule, column, asCell(table, column, text, names)) : rule;
      },
      filled(table, rules[row]),
    );
  }
  return { ...table, rules };
}

function asCell({ outputs }: TableConfig, column: Column, text: string, names: ReadonlySet<string>): string {
  if (column.side === 'note') return text;
  return column.side === 'when' ? asTests(text, names) : asValue(text, outputs[column.index]!.type, names);
}

/** With a new rule before the `row`th, empty or a copy. */
export const insertRule = (table: TableConfig, row: number, copy?: Rule): TableConfig => ({
  ...table,
  rules: table.rules.toSpliced(row, 0, filled(table, copy)),
});

/** A table keeps at least one rule. */
export const removeRule = (table: TableConfig, row: number): TableConfig =>
  table.rules.length === 1
    ? { ...table, rules: [filled(table, undefined)] }
    : { ...table, rules: table.rules.toSpliced(row, 1) };

export function moveRule(table: TableConfig, row: number, by: 1 | -1): TableConfig {
  const rule = table.rules[row];
  if (!rule || !table.rules[row + by]) return table;
  return { ...table, rules: table.rules.toSpliced(row, 1).toSpliced(row + by, 0, rule) };
}

const LIST = { when: 'inputs', then: 'outputs' } as const;
type Side = keyof typeof LIST;

export function addColumn(table: TableConfig, side: Side): TableConfig {
  const variables = new Set(table.outputs.map((each) => each.variable));
  const added =
    side === 'when'
      ? { ...table, inputs: [...table.inputs, { title: '', expression: '0' }] }
      : {
          ...table,
          outputs: [...table.outputs, { title: '', variable: freshId(variables, 'result'), type: 'number' as const }],
        };
  return { ...added, rules: table.rules.map((rule) => filled(added, rule)) };
}

/** A table keeps at least one column on each side. */
export function removeColumn(table: TableConfig, side: Side, index: number): TableConfig {
  if (table[LIST[side]].length === 1) return table;
  return {
    ...table,
    [LIST[side]]: (table[LIST[side]] as readonly unknown[]).toSpliced(index, 1),
    rules: table.rules.map((rule) => ({
      ...filled(table, rule),
      [side]: filled(table, rule)[side].toSpliced(index, 1),
    })),
  };
}

export function changeColumn(
  table: TableConfig,
  side: Side,
  index: number,
  change: Partial<TableConfig['inputs'][number] & TableConfig['outputs'][number]>,
): TableConfig {
  const columns = table[LIST[side]] as readonly object[];
  return { ...table, [LIST[side]]: columns.map((each, at) => (at === index ? { ...each, ...change } : each)) };
}
