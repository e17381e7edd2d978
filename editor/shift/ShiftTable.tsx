import { ThunderboltFilled, WarningFilled } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Segmented } from 'antd';
import type { Formatter } from '../i18n/format/formatter.ts';
import { whatOf } from '../campaign/now/nextSteps.ts';
import { SHIFT_GROUPS, summarizeShift } from './shiftRows.ts';
import type { ShiftRow } from './shiftRows.ts';
import styles from './shift.module.css';

interface ShiftTableProps {
  readonly rows: readonly ShiftRow[];
  readonly format: Formatter;
}

const FILTERS = ['all', 'attention'] as const;
const needsAttention = ({ warnings, dueNow }: ShiftRow): boolean => dueNow || warnings.length > 0;

/** Each date that moves, before and after, with what happens at once and what a person should look at. */
export function ShiftTable({ rows, format }: ShiftTableProps) {
  const { t } = useTranslation('campaign');
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const { moves, atOnce, attention } = summarizeShift(rows);
  const shown = filter === 'all' ? rows : rows.filter(needsAttention);
  return (
    <div className={styles.shift}>
      <div className={styles.summary} role="status">
        <b>{t('shift.moves', { count: moves })}</b>
        <span data-tone={atOnce > 0 ? 'warn' : undefined}>{t('shift.atOnce', { count: atOnce })}</span>
        <span data-tone={attention > 0 ? 'warn' : undefined}>{t('shift.attention', { count: attention })}</span>
        <Segmented
          size="small"
          aria-label={t('shift.show')}
          options={FILTERS.map((each) => ({ value: each, label: t(`shift.${each}Rows`) }))}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <div className={styles.scroll} role="region" aria-label={t('shift.label')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('shift.what')}</th>
              <th scope="col">{t('shift.before')}</th>
              <th scope="col">{t('shift.after')}</th>
              <th scope="col">{t('shift.by')}</th>
            </tr>
          </thead>
          {SHIFT_GROUPS.map((group) => {
            const members = shown.filter((row) => row.group === group);
            if (members.length === 0) return null;
            return (
              <tbody key={group}>
                <tr className={styles.group}>
                  <th scope="rowgroup" colSpan={4}>
                    {t(`shift.group_${group}`)} <small>{members.length}</small>
                  </th>
                </tr>
                {members.map((row) => (
                  <Line key={row.key} row={row} format={format} />
                ))}
              </tbody>
            );
          })}
        </table>
        {shown.length === 0 && <p className={styles.none}>{t('shift.none')}</p>}
      </div>
    </div>
  );
}

function Line({ row, format }: { row: ShiftRow; format: Formatter }) {
  const { t } = useTranslation('campaign');
  const { field, fromMs, toMs, dueNow, warnings } = row;
  const fieldWords = (): string => {
    if (!field) return '';
    if ('text' in field) return format.text(field.text);
    if ('end' in field) return t(`shift.end_${field.end}`);
    const what = whatOf(field.timer);
    return what === undefined ? field.timer : t(`now.what.${what}`);
  };
  const tell = (ms: number | null): string => (ms === null ? '–' : format.time(ms, 'dayTime'));
  const byMs = fromMs === null || toMs === null ? undefined : toMs - fromMs;
  return (
    <tr data-attention={needsAttention(row)}>
      <td>
        {format.text(row.title)} {field && <small>· {fieldWords()}</small>}
        {dueNow && (
          <p className={styles.note}>
            <ThunderboltFilled aria-hidden /> {t('shift.dueNow')}
          </p>
        )}
        {warnings.map((warning) => (
          <p key={warning.en} className={styles.note}>
            <WarningFilled aria-hidden /> {format.text(warning)}
          </p>
        ))}
      </td>
      <td>{tell(fromMs)}</td>
      <td>{toMs === null && fromMs === null ? t('shift.stays') : tell(toMs)}</td>
      <td>{byMs === undefined ? '' : `${byMs < 0 ? '−' : '+'}${format.length(byMs)}`}</td>
    </tr>
  );
}
