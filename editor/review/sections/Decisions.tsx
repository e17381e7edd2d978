import { useTranslation } from 'react-i18next';
import styles from '../ReviewPage.module.css';
import type { SectionProps } from './section.ts';

export function Decisions({ section: { fired, suppressed, effects, tasks }, format }: SectionProps<'decisions'>) {
  const { t } = useTranslation('review');
  const numbers = [
    { id: 'fired', value: fired },
    { id: 'suppressed', value: suppressed },
    { id: 'applied', value: effects.applied },
    { id: 'failed', value: effects.failed, trouble: true },
    { id: 'declined', value: effects.declined },
    { id: 'tasksDone', value: tasks.done },
    { id: 'tasksOverdue', value: tasks.overdue, trouble: true },
    { id: 'tasksExpired', value: tasks.expired, trouble: true },
  ] as const;
  return (
    <dl className={styles.numbers}>
      {numbers.map((each) => (
        <div key={each.id}>
          <dt>{t(`decisions.${each.id}`)}</dt>
          <dd className={'trouble' in each && each.value > 0 ? styles.trouble : undefined}>
            {'trouble' in each && each.value > 0 && '! '}
            {format.count(each.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
