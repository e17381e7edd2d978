import { useTranslation } from 'react-i18next';
import type { Pair } from '../../../rules/rehearsal/figures.ts';
import table from '../../rehearsal/rehearsal.module.css';
import styles from './rehearsal.module.css';

export interface FigureRow {
  readonly key: string;
  readonly title: string;
  readonly pair: Pair;
  readonly say: (value: number) => string;
}

interface FigureTableProps {
  readonly title: string;
  readonly rows: readonly FigureRow[];
  readonly versions: readonly [before: number | undefined, after: number];
}

/** Figures of two versions side by side, with what lies between them; of one alone, where there is no other. */
export function FigureTable({ title, rows, versions: [before, after] }: FigureTableProps) {
  const { t } = useTranslation(['approval', 'common']);
  if (rows.length === 0) return null;
  const isCompared = before !== undefined;
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {isCompared && <th scope="col">{t('common:version', { number: before })}</th>}
          <th scope="col">{t('common:version', { number: after })}</th>
          {isCompared && <th scope="col">{t('difference')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title: name, pair: [was, is], say }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {isCompared && <td>{was === undefined ? '–' : say(was)}</td>}
            <td>{say(is)}</td>
            {isCompared && <td>{was === undefined ? '–' : <Difference by={is - was} say={say} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Closer than that it is the same: ratios are computed. */
const SAME = 1e-9;

function Difference({ by, say }: { by: number; say: (value: number) => string }) {
  const { t } = useTranslation('approval');
  if (Math.abs(by) < SAME) return <span className={table.faint}>{t('same')}</span>;
  return (
    <b className={table.changed}>
      {by > 0 ? '▲ +' : '▼ −'}
      {say(Math.abs(by))}
    </b>
  );
}
