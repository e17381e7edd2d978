import { useTranslation } from 'react-i18next';
import type { About } from './about.ts';
import styles from './approval.module.css';
import { budgetsFirst } from './meaning.ts';
import type { NamedParameter } from './meaning.ts';

/** The numbers that it runs on, budgets first, and within what they may be changed. */
export function Parameters({ about }: { about: About }) {
  const { t } = useTranslation('approval');
  const parameters = budgetsFirst(about.playbook.parameters);
  const bounds = useBounds(about);
  if (parameters.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('budgets')}</h3>
      <ul>
        {parameters.map((parameter) => {
          const { id, title, type, default: value, liveMin, liveMax } = parameter;
          const live = bounds(parameter, liveMin, liveMax);
          return (
            <li key={id} className={styles.row}>
              <span>
                {title || id}
                {live !== '' && <span className={styles.soft}> · {t('live', { bounds: live })}</span>}
              </span>
              <span data-money={type === 'money'}>{about.say.of(id, value, type)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function useBounds({ say }: About) {
  const { t } = useTranslation('approval');
  return ({ type }: NamedParameter, min: number | undefined, max: number | undefined): string => {
    if (min !== undefined && max !== undefined) return t('bounds.both', { min: say(min, type), max: say(max, type) });
    if (min !== undefined) return t('bounds.least', { min: say(min, type) });
    return max === undefined ? '' : t('bounds.most', { max: say(max, type) });
  };
}
