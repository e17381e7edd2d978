import { CheckOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import { useForm } from '../form/scope.ts';
import { useTell } from '../problems/useTell.ts';
import { cellOf, cellPointer } from './edit.ts';
import type { Column } from './edit.ts';

type Rule = TableConfig['rules'][number];

interface RuleRowProps {
  readonly rule: Rule;
  readonly row: number;
  readonly columns: readonly Column[];
  readonly names: readonly string[];
  /** It matches the sample. */
  readonly isHit: boolean;
  onType(column: Column, text: string): void;
  onInsert(at: number, copy?: Rule): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

export function RuleRow({ rule, row, columns, names, isHit, onType, onInsert, onMove, onRemove }: RuleRowProps) {
  const { t } = useTranslation('table');
  const form = useForm();
  const tell = useTell();
  const number = row + 1;
  return (
    <tr data-hit={isHit} data-pointer={`${form.base}/rules/${row}`}>
      <th scope="row">
        {isHit && <CheckOutlined aria-label={t('hits', { number })} />}
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'insertAbove', label: t('insertAbove'), onClick: () => onInsert(row) },
              { key: 'insertBelow', label: t('insertBelow'), onClick: () => onInsert(number) },
              { key: 'duplicate', label: t('duplicate'), onClick: () => onInsert(number, rule) },
              { key: 'moveUp', label: t('moveUp'), onClick: () => onMove(-1) },
              { key: 'moveDown', label: t('moveDown'), onClick: () => onMove(1) },
              { type: 'divider' },
              { key: 'removeRule', label: t('removeRule'), danger: true, onClick: onRemove },
            ],
          }}
        >
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined aria-hidden />}
            iconPlacement="end"
            aria-label={t('rule', { number })}
          >
            {number}
          </Button>
        </Dropdown>
      </th>
      {columns.map((column, index) => {
        const pointer = cellPointer(row, column);
        const problems = form.problemsAt(pointer, false);
        return (
          <td key={`${index}`} data-side={column.side} data-severity={problems[0]?.severity}>
            <input
              data-row={row}
              data-column={index}
              data-pointer={form.base + pointer}
              aria-label={t('cell', { number, column: names[index] ?? '' })}
              aria-invalid={problems.length > 0}
              title={problems.map(tell).join('\n')}
              spellCheck={false}
              value={cellOf(rule, column)}
              onChange={(event) => onType(column, event.target.value)}
            />
          </td>
        );
      })}
    </tr>
  );
}
