import type { TFunction } from 'i18next';
import type { TableConfig } from '../../../rules/kinds/table/schema.ts';

/** What the columns are called, from left to right. */
export const columnNames = ({ inputs, outputs }: TableConfig, t: TFunction<'table'>): readonly string[] => [
  ...inputs.map(({ title, expression }, index) => title || expression || t('unnamed', { number: index + 1 })),
  ...outputs.map(
    ({ title, variable }, index) => title || variable || t('unnamed', { number: inputs.length + index + 1 }),
  ),
  t('note'),
];
