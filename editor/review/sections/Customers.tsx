import { useTranslation } from 'react-i18next';
import type { Formatter } from '../../i18n/format/formatter.ts';
import { segmentWords } from '../segmentWords.ts';
import styles from '../ReviewPage.module.css';
import { Table } from './Table.tsx';
import type { SectionProps } from './section.ts';

const COLOURS = ['var(--prep)', 'var(--live)', 'var(--wrapup)', 'var(--review)', 'var(--text-faint)'];
const colourOf = (index: number): string => COLOURS[index % COLOURS.length]!;

const REGIONS = ['east', 'south', 'north', 'central', 'southwest', 'northwest', 'northeast'] as const;

export function Customers({ section: { segments, regions }, format }: SectionProps<'customers'>) {
  const { t } = useTranslation('review');
  if (segments.length === 0) return <p className={styles.lead}>{t('noRows')}</p>;
  const regionWords = (region: string): string => {
    const known = REGIONS.find((each) => each === region);
    return known ? t(`region.${known}`) : region;
  };
  return (
    <>
      <div className={styles.stack} aria-hidden>
        {segments.map(({ segment, share }, index) => (
          <i key={segment} style={{ width: `${share * 100}%`, background: colourOf(index) }} />
        ))}
      </div>
      <Groups
        head={t('column.segment')}
        rows={segments.map(({ segment, ...row }) => ({ ...row, title: segmentWords(t, segment) }))}
        format={format}
        coloured
      />
      {regions.length > 0 && (
        <Groups
          head={t('column.region')}
          rows={regions.map(({ region, ...row }) => ({ ...row, title: regionWords(region) }))}
          format={format}
        />
      )}
    </>
  );
}

interface GroupsProps {
  readonly head: string;
  readonly rows: readonly {
    readonly title: string;
    readonly buyers: number;
    readonly gmv: number;
    readonly share: number;
  }[];
  readonly format: Formatter;
  readonly coloured?: boolean;
}

function Groups({ head, rows, format, coloured }: GroupsProps) {
  const { t } = useTranslation('review');
  return (
    <Table label={head}>
      <thead>
        <tr>
          <th>{head}</th>
          <th>{t('column.buyers')}</th>
          <th>{t('column.gmv')}</th>
          <th>{t('column.share')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, buyers, gmv, share }, index) => (
          <tr key={title}>
            <td>
              {coloured && <i className={styles.swatch} style={{ background: colourOf(index) }} />}
              {title}
            </td>
            <td>{format.count(buyers)}</td>
            <td>{format.metric('gmv', gmv)}</td>
            <td>{format.percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
