import { useTranslation } from 'react-i18next';
import styles from '../ReviewPage.module.css';
import type { SectionProps } from './section.ts';

export function Funnel({ section: { steps }, format }: SectionProps<'funnel'>) {
  const { t } = useTranslation('review');
  const [first, last] = [steps[0]?.count, steps.at(-1)?.count];
  const whole = first ? (last ?? 0) / first : undefined;
  return (
    <>
      {whole !== undefined && <p className={styles.lead}>{t('funnelText', { rate: format.percent(whole, 2) })}</p>}
      <ol className={styles.funnel}>
        {steps.map(({ id, count, rate }, index) => {
          const before = steps[index - 1]?.count;
          return (
            <li key={id} className={styles.step}>
              <b>{t(`step.${id}`)}</b>
              <div className={styles.track}>
                <div
                  className={styles.fill}
                  style={{ width: `${first && count !== null ? (100 * count) / first : 0}%` }}
                >
                  <span>{count === null ? '–' : format.count(count, 0)}</span>
                </div>
              </div>
              <span className={styles.faint}>
                {rate !== null && t('ofPrevious', { rate: format.percent(rate) })}
                {typeof before === 'number' &&
                  count !== null &&
                  ` · ${t('lost', { people: format.count(before - count, 0) })}`}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
