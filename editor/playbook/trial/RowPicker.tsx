import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Facts } from '../../../rules/conditions/facts.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import { withRow } from '../../../rules/trial/rows.ts';
import { dataWords } from '../../../rules/words/columns.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import type { TrialData } from './useTrialFacts.ts';
import styles from './trial.module.css';

interface RowPickerProps {
  readonly data: Extract<TrialData, { readonly state: 'live' }>;
  readonly dataset: string | undefined;
  readonly holdsFor: ((facts: Facts, rows: readonly Row[]) => ReadonlySet<string> | undefined) | undefined;
  renderResult(facts: Facts): ReactNode;
}

/** Of rows that are gone through: for how many it holds, and one of them to look at. */
export function RowPicker({ data, dataset, holdsFor, renderResult }: RowPickerProps) {
  const { t, language } = useCatalogue(trial);
  const { facts, rows, rowCount } = data;
  const [picked, setPicked] = useState<string>();
  const hits = useMemo(() => holdsFor?.(facts, rows), [holdsFor, facts, rows]);
  if (dataset === undefined) return <p className={styles.note}>{t('noDataSet')}</p>;
  const row = rows.find((each) => each.id === picked) ?? rows.find((each) => hits?.has(each.id)) ?? rows[0];
  if (!row) return <p className={styles.note}>{t('noRows', { data: dataWords(dataset, { language }) })}</p>;
  return (
    <>
      <div className={styles.source}>
        <span className={styles.tryOn}>{t('row')}</span>
        <Select
          size="small"
          className={styles.select ?? ''}
          aria-label={t('row')}
          showSearch={{
            filterOption: (typed, option) =>
              `${option?.label} ${option?.value}`.toLowerCase().includes(typed.toLowerCase()),
          }}
          options={rows.map((each) => ({ value: each.id, label: rowName(each, hits) }))}
          value={row.id}
          onChange={setPicked}
        />
      </div>
      {hits && (
        <p className={styles.note} role="status">
          {t('rowsHold', { hits: hits.size, count: rows.length })}
          {rows.length < rowCount && t('firstRows', { count: rows.length, total: rowCount })}
        </p>
      )}
      {renderResult(withRow(facts, row))}
    </>
  );
}

function rowName({ id, title }: Row, hits: ReadonlySet<string> | undefined): string {
  const name = typeof title === 'string' && title !== '' ? `${title} (${id})` : id;
  return hits ? `${hits.has(id) ? '✓' : '✗'} ${name}` : name;
}
