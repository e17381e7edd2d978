import { useTranslation } from 'react-i18next';
import { segmentWords } from '../segmentWords.ts';
import { signed } from '../signed.ts';
import styles from '../ReviewPage.module.css';
import { Table } from './Table.tsx';
import type { SectionProps } from './section.ts';

/** The change of GMV, by segment and by what makes a segment's GMV. */
export function DuPont({ section, format }: SectionProps<'duPont'>) {
  const { t } = useTranslation('review');
  const { segments, gmv, previousGmv, change } = section;
  if (segments.length === 0) return <p className={styles.lead}>{t('noRows')}</p>;
  const money = (minor: number): string => format.money(minor, { digits: 'whole' });
  return (
    <>
      <p className={styles.lead}>
        {t('duPont.text', { gmv: money(gmv), before: money(previousGmv), change: signed(change, money) })}
      </p>
      <Table dense label={t('section.duPont')}>
        <thead>
          <tr>
            <th>{t('column.segment')}</th>
            <th>{t('column.buyers')}</th>
            <th>{t('duPont.frequency')}</th>
            <th>{t('duPont.averageOrder')}</th>
            <th>{t('duPont.ofBuyers')}</th>
            <th>{t('duPont.ofFrequency')}</th>
            <th>{t('duPont.ofAverageOrder')}</th>
            <th>{t('duPont.change')}</th>
            <th>{t('duPont.share')}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ segment, actual, parts, change: own, share }) => (
            <tr key={segment}>
              <td>{segmentWords(t, segment)}</td>
              <td>{format.count(actual.buyers)}</td>
              <td>{actual.frequency === null ? '–' : actual.frequency.toFixed(2)}</td>
              <td>{format.metric('averageOrder', actual.averageOrder)}</td>
              <td>{parts ? signed(parts.buyers, money) : '–'}</td>
              <td>{parts ? signed(parts.frequency, money) : '–'}</td>
              <td>{parts ? signed(parts.averageOrder, money) : '–'}</td>
              <td>
                <b>{signed(own, money)}</b>
              </td>
              <td>{share === null ? '–' : format.percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className={styles.faint}>{t('duPont.sum')}</p>
    </>
  );
}
