import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import type { ValueType } from '../../../rules/playbook/fields.ts';
import type { Demand } from '../../../rules/simulate/demand.ts';
import launch from '../../campaign/launch/launch.module.css';
import { ValueInput } from '../../campaign/ValueInput.tsx';
import type { Formatter } from '../../i18n/format/formatter.ts';
import styles from '../rehearsal.module.css';

type Series = Demand['series'][string];

interface DemandFieldsProps {
  readonly demand: Demand;
  readonly seed: number;
  readonly format: Formatter;
  readonly onDemand: (demand: Demand) => void;
  readonly onSeed: (seed: number) => void;
}

/** The model's numbers: what comes by the day, what hangs on what, how much of it is chance, and how the event swells it. */
export function DemandFields({ demand, seed, format, onDemand, onSeed }: DemandFieldsProps) {
  const { t } = useTranslation('rehearsal');
  const title = (metric: string): string => findMetric(metric)?.title[format.language] ?? metric;
  const set = (metric: string, series: Series): void =>
    onDemand({ ...demand, series: { ...demand.series, [metric]: series } });
  return (
    <section className={launch.block}>
      <h2>{t('form.demand')}</h2>
      <p className={launch.hint}>{t('form.demandHint')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('form.figure')}</th>
            <th scope="col" className={styles.ordinary}>
              {t('form.ordinary')}
            </th>
            <th scope="col">{t('form.event')}</th>
            <th scope="col">{t('form.noise')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(demand.series).map(([metric, series]) => (
            <tr key={metric}>
              <th scope="row">{title(metric)}</th>
              <td>
                <Amount
                  metric={metric}
                  series={series}
                  title={title}
                  format={format}
                  onChange={(next) => set(metric, next)}
                />
              </td>
              <td>
                {series.peaks.length === 1 ? (
                  <InputNumber
                    size="small"
                    min={0}
                    aria-label={`${title(metric)} ${t('form.event')}`}
                    value={series.peaks[0]?.times ?? 1}
                    onChange={(times) =>
                      set(metric, { ...series, peaks: series.peaks.map((peak) => ({ ...peak, times: times ?? 1 })) })
                    }
                  />
                ) : (
                  '–'
                )}
              </td>
              <td>
                <InputNumber
                  size="small"
                  min={0}
                  max={200}
                  suffix="%"
                  aria-label={`${title(metric)} ${t('form.noise')}`}
                  value={Math.round(series.noise * 100)}
                  onChange={(percent) => set(metric, { ...series, noise: (percent ?? 0) / 100 })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Form.Item label={t('form.seed')} htmlFor="rehearsal-seed" extra={t('form.seedHint')} style={{ marginTop: 14 }}>
        <InputNumber id="rehearsal-seed" precision={0} value={seed} onChange={(value) => onSeed(value ?? 1)} />
      </Form.Item>
    </section>
  );
}

interface AmountProps {
  readonly metric: string;
  readonly series: Series;
  readonly title: (metric: string) => string;
  readonly format: Formatter;
  readonly onChange: (series: Series) => void;
}

function Amount({ metric, series, title, format, onChange }: AmountProps) {
  const { t } = useTranslation('rehearsal');
  const isMoney = (id: string): boolean => findMetric(id)?.unit === 'money';
  const field = (value: number, type: ValueType, set: (next: number) => void) => (
    <ValueInput
      id={`demand-${metric}`}
      type={type}
      value={value}
      format={format}
      onChange={(next) => typeof next === 'number' && set(next)}
    />
  );
  const own: ValueType = isMoney(metric) ? 'money' : 'number';
  const note =
    'of' in series
      ? t('form.timesOf', { metric: title(series.of) })
      : 'perDay' in series
        ? t('form.perDay')
        : t('form.level');
  return (
    <label className={styles.amount} htmlFor={`demand-${metric}`}>
      <span className="visually-hidden">{title(metric)}</span>
      {'of' in series
        ? // Money of a count is a price; a part of a count is a share of it.
          field(
            series.times,
            isMoney(metric) && !isMoney(series.of) ? 'money' : series.times <= 1 ? 'ratio' : 'number',
            (times) => onChange({ ...series, times }),
          )
        : 'perDay' in series
          ? field(series.perDay, own, (perDay) => onChange({ ...series, perDay }))
          : field(series.level, own, (level) => onChange({ ...series, level }))}
      <small>{note}</small>
    </label>
  );
}
