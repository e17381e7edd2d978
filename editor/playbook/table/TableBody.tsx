import { TableOutlined } from '@ant-design/icons';
import { Button, Drawer, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableConfig } from '../../../rules/kinds/table/schema.ts';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';
import type { NodeBodyProps } from '../kinds/view.ts';
import { formModel } from '../form/model.ts';
import { ValueForm } from '../form/ValueField.tsx';
import styles from './table.module.css';

const BESIDE_THE_GRID = formModel(tableConfig.pick({ hitPolicy: true }));

const TableGrid = lazy(async () => ({ default: (await import('./TableGrid.tsx')).TableGrid }));

/** The rules at a glance in the side panel, and the whole grid in a drawer under the canvas. */
export function TableBody({ config, title }: NodeBodyProps<TableConfig>) {
  const { t } = useTranslation('table');
  const [open, setOpen] = useState(false);
  return (
    <>
      <ValueForm model={BESIDE_THE_GRID} value={config} pointer="" label={title} />
      <Button block icon={<TableOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Glance table={config} label={t('title', { node: title })} />
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="bottom"
        size="min(72vh, 720px)"
        title={t('title', { node: title })}
        destroyOnHidden
      >
        <Suspense fallback={<Skeleton active />}>
          <TableGrid table={config} />
        </Suspense>
      </Drawer>
    </>
  );
}

function Glance({ table: { inputs, outputs, rules }, label }: { table: TableConfig; label: string }) {
  return (
    <div className={styles.glance} tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {inputs.map((each, index) => (
              <th key={`in${index}`} scope="col">
                {each.title || each.expression}
              </th>
            ))}
            {outputs.map((each, index) => (
              <th key={`out${index}`} scope="col" data-side="then">
                {each.title || each.variable}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, row) => (
            <tr key={`${row}`} title={rule.note}>
              {inputs.map((_, index) => (
                <td key={`in${index}`}>{rule.when[index] ?? '-'}</td>
              ))}
              {outputs.map((_, index) => (
                <td key={`out${index}`} data-side="then">
                  {rule.then[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
