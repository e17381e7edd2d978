import { useTranslation } from 'react-i18next';
import styles from '../ReviewPage.module.css';
import { Table } from './Table.tsx';
import { titleWords } from '../../i18n/format/titleWords.ts';
import type { SectionProps } from './section.ts';

const BAR_PX = 90;

export function Channels({ section: { rows }, format }: SectionProps<'channels'>) {
  const { t } = useTranslation('review');
  if (rows.length === 0) return <p className={styles.lead}>{t('noRows')}</p>;
  const most = Math.max(...rows.map((each) => each.gmv), 1);
  return (
    <Table label={t('section.channels')}>
      <thead>
        <tr>
          <th>{t('column.channel')}</th>
          <th className={styles.words}>{t('column.gmv')}</th>
          <th>{t('column.adSpend')}</th>
          <th>{t('column.roi')}</th>
          <th>{t('column.uv')}</th>
          <th>{t('column.cvr')}</th>
          <th className={styles.words}>{t('column.advice')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ channel, title, gmv, adSpend, roi, uv, cvr, advice }) => (
          <tr key={channel}>
            <td>{titleWords(title, channel, format.language)}</td>
            <td className={styles.words} style={{ whiteSpace: 'nowrap' }}>
              <i className={styles.bar} style={{ width: Math.max(1, (BAR_PX * gmv) / most) }} />{' '}
              {format.metric('gmv', gmv)}
            </td>
            <td>{format.metric('adSpend', adSpend)}</td>
            <td className={roi !== null && roi < 1 ? styles.poor : undefined}>
              {roi !== null && roi < 1 && '! '}
              {format.metric('roi', roi)}
            </td>
            <td>{format.metric('uv', uv)}</td>
            <td>{format.metric('cvr', cvr)}</td>
            <td className={styles.words}>{format.text(advice)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
