import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paintedPalette } from '../../app/palette.ts';
import { Chart } from '../../charts/Chart.tsx';
import { paretoOption } from '../paretoChart.ts';
import styles from '../ReviewPage.module.css';
import { Table } from './Table.tsx';
import { titleWords } from '../../i18n/format/titleWords.ts';
import type { SectionProps } from './section.ts';

const HEIGHT = 220;
const PAGE = 10;
/** Paper has no button: there stand those that gave 80 % of the GMV, up to so many. */
const MOST_PRINTED = 200;

export function Pareto({ section, format }: SectionProps<'pareto'>) {
  const { t } = useTranslation(['review', 'common']);
  const [shown, setShown] = useState(PAGE);
  const { rows, skusFor80 } = section;
  const printed = Math.max(shown, Math.min(skusFor80, MOST_PRINTED));
  const option = useMemo(() => paretoOption(section, format, paintedPalette), [section, format]);
  if (rows.length === 0) return <p className={styles.lead}>{t('noRows')}</p>;
  return (
    <>
      <p className={styles.lead}>{t('paretoText', { count: skusFor80, all: format.count(rows.length) })}</p>
      <Chart option={option} height={HEIGHT} label={t('paretoLabel')} />
      <Table label={t('section.pareto')}>
        <thead>
          <tr>
            <th>{t('column.sku')}</th>
            <th className={styles.words}>{t('column.title')}</th>
            <th>{t('column.gmv')}</th>
            <th>{t('column.share')}</th>
            <th>{t('column.cumulative')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, printed).map(({ sku, title, gmv, share, cumulative }, index) => (
            <tr key={sku} className={index < shown ? undefined : styles.onPaper}>
              <td>{sku}</td>
              <td className={styles.words}>{titleWords(title, '–', format.language)}</td>
              <td>{format.metric('gmv', gmv)}</td>
              <td>{format.percent(share)}</td>
              <td>{format.percent(cumulative)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > printed && (
        <p className={`${styles.lead} ${styles.onPaper}`}>
          {t('restOfGoods', { count: rows.length - printed, share: format.percent(1 - rows[printed - 1]!.cumulative) })}
        </p>
      )}
      {rows.length > shown && (
        <Button type="link" style={{ paddingInline: 0 }} onClick={() => setShown(shown + 5 * PAGE)}>
          {t('common:do.showMore', { count: Math.min(5 * PAGE, rows.length - shown) })}
        </Button>
      )}
    </>
  );
}
