import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import { useForm } from '../form/scope.ts';
import { useTell } from '../problems/useTell.ts';
import { usePlaybook } from '../store/scope.ts';
import { addColumn, cellOf, columnsOf, insertRule, moveRule, pasteCells, removeRule, setCell } from './edit.ts';
import { GridHead } from './GridHead.tsx';
import { columnNames } from './names.ts';
import { RuleRow } from './RuleRow.tsx';
import { SampleRow } from './SampleRow.tsx';
import { decideSample } from './sample.ts';
import { readSheet, writeSheet } from './sheet.ts';
import { useGridKeys } from './useGridKeys.ts';
import styles from './table.module.css';

/** A decision table as a spreadsheet: DMN's inputs, outputs and annotations, one rule a row. */
export function TableGrid({ table }: { readonly table: TableConfig }) {
  const { t } = useTranslation('table');
  const { message } = App.useApp();
  const form = useForm();
  const tell = useTell();
  const playbook = usePlaybook((each) => each);
  const grid = useRef<HTMLTableElement>(null);
  const [samples, setSamples] = useState<readonly string[]>([]);
  const columns = columnsOf(table);
  const decision = useMemo(() => decideSample(table, samples, playbook), [table, samples, playbook]);
  const hits = new Set(decision?.ok ? decision.value.hits : []);
  const names = columnNames(table, t);
  const problems = form.problemsAt('', true);

  const write = (next: TableConfig) => form.change('', next, { step: true });
  /** What is typed in a row is one step for undo, until the cell is left. */
  const type = (next: TableConfig) => form.change('', next);
  const keys = useGridKeys(grid, {
    rules: table.rules.length,
    columns: columns.length,
    insert: (row) => write(insertRule(table, row)),
    move: (row, by) => write(moveRule(table, row, by)),
    remove: (row) => write(removeRule(table, row)),
  });
  const paste = (event: ClipboardEvent<HTMLTableElement>) => {
    const at = keys.placeOf(event.target);
    const text = event.clipboardData.getData('text/plain');
    if (!at || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    write(pasteCells(table, at, readSheet(text), form.names.expressions));
  };
  const copyAll = async () => {
    const rows = table.rules.map((rule) => columns.map((column) => cellOf(rule, column)));
    try {
      await navigator.clipboard.writeText(writeSheet([names, ...rows]));
      void message.success(t('copied'));
    } catch {
      void message.warning(t('copyFailed'));
    }
  };
  return (
    <div className={styles.sheet}>
      <div className={styles.bar}>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => write(insertRule(table, table.rules.length))}
        >
          {t('addRule')}
        </Button>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => write(addColumn(table, 'when'))}>
          {t('addInput')}
        </Button>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => write(addColumn(table, 'then'))}>
          {t('addOutput')}
        </Button>
        <Button size="small" icon={<CopyOutlined aria-hidden />} onClick={() => void copyAll()}>
          {t('copyAll')}
        </Button>
        <span className={styles.hint}>{t('hint')}</span>
      </div>
      <div className={styles.scroll}>
        <table ref={grid} className={styles.grid} onKeyDown={keys.onKeyDown} onPaste={paste} onBlur={form.endMerge}>
          <GridHead table={table} names={names} onType={type} onChange={write} />
          <tbody>
            {table.rules.map((rule, row) => (
              <RuleRow
                // A rule has no identity of its own; its place in the table is it.
                key={`${row}`}
                rule={rule}
                row={row}
                columns={columns}
                names={names}
                isHit={hits.has(row + 1)}
                onType={(column, text) => type(setCell(table, row, column, text))}
                onInsert={(at, copy) => write(insertRule(table, at, copy))}
                onMove={(by) => write(moveRule(table, row, by))}
                onRemove={() => write(removeRule(table, row))}
              />
            ))}
          </tbody>
          <SampleRow table={table} names={names} samples={samples} decision={decision} onChange={setSamples} />
        </table>
      </div>
      {problems.length > 0 && (
        <ul className={styles.findings} aria-label={t('problems')}>
          {problems.map((problem) => (
            <li key={`${problem.place.pointer} ${problem.message.en}`} data-severity={problem.severity}>
              {tell(problem)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
