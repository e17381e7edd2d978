import { Grid } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import { paintedPalette } from '../../app/palette.ts';
import { Chart } from '../../charts/Chart.tsx';
import styles from '../ReviewPage.module.css';
import { signed } from '../signed.ts';
import { largestPart, waterfall } from '../waterfall.ts';
import type { WaterfallBar } from '../waterfall.ts';
import { waterfallBase, waterfallOption } from '../waterfallChart.ts';
import { Table } from './Table.tsx';
import type { SectionProps } from './section.ts';

const HEIGHT = 260;

export function TargetVsActual({ section, format }: SectionProps<'targetVsActual'>) {
  const { t } = useTranslation('review');
  const { gmvTarget, gmvActual, target, actual, gap } = section;
  const money = (minor: number): string => format.money(minor, { digits: 'whole' });
  const metricTitle = (id: string): string => findMetric(id)?.title[format.language] ?? id;
  const narrow = Grid.useBreakpoint().sm === false;
  const bars = useMemo(() => waterfall(section), [section]);
  const option = useMemo(() => {
    const titleOf = (id: WaterfallBar['id']): string =>
      id === 'target' || id === 'actual' ? t(`target.${id}`) : (findMetric(id)?.title[format.language] ?? id);
    return bars && waterfallOption({ bars, titleOf, format, palette: paintedPalette, narrow });
  }, [bars, t, format, narrow]);

  if (gmvTarget === null) return <p className={styles.lead}>{t('target.noTarget', { actual: money(gmvActual) })}</p>;
  const fill = {
    actual: money(gmvActual),
    target: money(gmvTarget),
    share: format.percent(gmvTarget === 0 ? NaN : gmvActual / gmvTarget),
    gap: money(Math.abs(gmvTarget - gmvActual)),
  };
  const part = gap && largestPart(gap);
  return (
    <>
      <p className={styles.lead}>
        {gmvActual >= gmvTarget ? t('target.reached', fill) : t('target.missed', fill)}{' '}
        {part && t('target.because', { factor: metricTitle(part), amount: signed(gap[part], money) })}
      </p>
      {option && <Chart option={option} height={HEIGHT} label={t('target.waterfall')} />}
      <Table label={t('section.targetVsActual')}>
        <thead>
          <tr>
            <td />
            <th>{t('target.target')}</th>
            <th>{t('target.actual')}</th>
            <th>{t('target.gap')}</th>
          </tr>
        </thead>
        <tbody>
          {(['uv', 'cvr', 'aov'] as const).map((id) => (
            <tr key={id}>
              <td>{metricTitle(id)}</td>
              <td>{format.metric(id, target?.[id])}</td>
              <td>{format.metric(id, actual[id])}</td>
              <td>{gap ? signed(gap[id], money) : '–'}</td>
            </tr>
          ))}
          <tr>
            <td>
              <b>{metricTitle('gmv')}</b>
            </td>
            <td>{money(gmvTarget)}</td>
            <td>
              <b>{money(gmvActual)}</b>
            </td>
            <td>
              <b>{gap ? signed(gap.total, money) : '–'}</b>
            </td>
          </tr>
        </tbody>
      </Table>
      {bars && (
        <p className={styles.faint}>
          {t('target.sum')} {waterfallBase(bars) > 0 && t('target.cut', { from: money(waterfallBase(bars)) })}
        </p>
      )}
    </>
  );
}
