import { useTranslation } from 'react-i18next';
import styles from '../ReviewPage.module.css';
import type { SectionProps } from './section.ts';

const COLOURS = ['var(--prep)', 'var(--live)', 'var(--wrapup)', 'var(--review)', 'var(--text-faint)'];
const colourOf = (index: number): string => COLOURS[index % COLOURS.length]!;

const KNOWN = ['new', 'returning', 'old', 'dormant', 'high'] as const;

export function Customers({ section: { segments }, format }: SectionProps<'customers'>) {
  const { t } = useTranslation('review');
  if (segments.length === 0) return <p className={styles.lead}>{t('noRows')}</p>;
  const titleOf = (segment: string): string => {
    const known = KNOWN.find((each) => each === segment);
    return known ? t(`segment.${known}`) : segment;
  };
  return (
    <>
      <div className={styles.stack} aria-hidden>
        {segments.map(({ segment, share }, index) => (
          <i key={segment} style={{ width: `${share * 100}%`, background: colourOf(index) }} />
        ))}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('column.segment')}</th>
            <th>{t('column.buyers')}</th>
            <th>{t('column.gmv')}</th>
            <th>{t('column.share')}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ segment, buyers, gmv, share }, index) => (
            <tr key={segment}>
              <td>
                <i className={styles.swatch} style={{ background: colourOf(index) }} />
                {titleOf(segment)}
              </td>
              <td>{format.count(buyers)}</td>
              <td>{format.metric('gmv', gmv)}</td>
              <td>{format.percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
