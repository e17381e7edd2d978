import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { OUTPUT_TYPES } from '../../../rules/kinds/table/schema.ts';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import { useWords, valueLabel } from '../words.ts';
import { changeColumn, removeColumn } from './edit.ts';
import styles from './table.module.css';

interface GridHeadProps {
  readonly table: TableConfig;
  readonly names: readonly string[];
  onType(next: TableConfig): void;
  onChange(next: TableConfig): void;
}

/** What each column is called, and what it reads or sets. */
export function GridHead({ table, names, onType, onChange }: GridHeadProps) {
  const { t } = useTranslation('table');
  const { language } = useWords();
  const { inputs, outputs } = table;
  const titleOf = (side: 'when' | 'then', index: number, title: string, at: number, others: number) => {
    const column = names[at]!;
    return (
      <div className={styles.columnHead}>
        <input
          aria-label={t('columnTitle', { column })}
          title={title}
          placeholder={t('unnamed', { number: at + 1 })}
          value={title}
          onChange={(event) => onType(changeColumn(table, side, index, { title: event.target.value }))}
        />
        {others > 1 && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('removeColumn', { column })}
            title={t('removeColumn', { column })}
            onClick={() => onChange(removeColumn(table, side, index))}
          />
        )}
      </div>
    );
  };
  return (
    <thead>
      <tr className={styles.sides}>
        <td />
        <th colSpan={inputs.length} scope="colgroup">
          {t('inputs')}
        </th>
        <th colSpan={outputs.length} scope="colgroup" data-side="then">
          {t('outputs')}
        </th>
        <td />
      </tr>
      <tr>
        <td />
        {inputs.map(({ title, expression }, index) => {
          const column = names[index]!;
          return (
            <th key={`in${index}`} scope="col">
              {titleOf('when', index, title, index, inputs.length)}
              <input
                className={styles.code}
                aria-label={t('expression', { column })}
                title={expression}
                spellCheck={false}
                value={expression}
                onChange={(event) => onType(changeColumn(table, 'when', index, { expression: event.target.value }))}
              />
            </th>
          );
        })}
        {outputs.map(({ title, variable, type }, index) => {
          const column = names[inputs.length + index]!;
          return (
            <th key={`out${index}`} scope="col" data-side="then">
              {titleOf('then', index, title, inputs.length + index, outputs.length)}
              <div className={styles.columnHead}>
                <input
                  className={styles.code}
                  aria-label={t('variable', { column })}
                  title={variable}
                  spellCheck={false}
                  value={variable}
                  onChange={(event) => onType(changeColumn(table, 'then', index, { variable: event.target.value }))}
                />
                <Select
                  size="small"
                  variant="borderless"
                  aria-label={t('type', { column })}
                  options={OUTPUT_TYPES.map((each) => ({ value: each, label: valueLabel(language, each) ?? each }))}
                  value={type}
                  popupMatchSelectWidth={false}
                  onChange={(next) => onChange(changeColumn(table, 'then', index, { type: next }))}
                />
              </div>
            </th>
          );
        })}
        <th scope="col">{t('note')}</th>
      </tr>
    </thead>
  );
}
