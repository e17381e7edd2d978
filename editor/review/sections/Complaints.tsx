import { useTranslation } from 'react-i18next';
import styles from '../ReviewPage.module.css';
import { Table } from './Table.tsx';
import type { SectionProps } from './section.ts';

const CAUSES = ['supply', 'quality', 'service', 'unknown'] as const;

/** What customers complained of, by who has to see to it. */
export function Complaints({ section: { causes }, format }: SectionProps<'complaints'>) {
  const { t } = useTranslation('review');
  if (causes.length === 0) return <p className={styles.lead}>{t('complaints.none')}</p>;
  const words = (cause: string): string => {
    const known = CAUSES.find((each) => each === cause);
    return known ? t(`complaints.${known}`) : cause;
  };
  return (
    <Table label={t('section.complaints')}>
      <thead>
        <tr>
          <th>{t('complaints.cause')}</th>
          <th>{t('complaints.cases')}</th>
          <th>{t('column.share')}</th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ cause, count, share }) => (
          <tr key={cause}>
            <td>{words(cause)}</td>
            <td>{format.count(count)}</td>
            <td>{format.percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
