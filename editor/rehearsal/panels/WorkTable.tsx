import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesIn } from '../../../rules/playbook/roles.ts';
import type { Workload } from '../../../rules/simulate/summary.ts';
import type { Tale } from '../../campaign/scene.ts';
import styles from '../rehearsal.module.css';

/** Who would get how many tasks on which day. */
export function WorkTable({ work, tale: { format, names, playbook } }: { work: readonly Workload[]; tale: Tale }) {
  const { t } = useTranslation('rehearsal');
  const days = useMemo(() => [...new Set(work.map((each) => each.day))].sort(), [work]);
  const people = useMemo(() => [...new Set(work.map((each) => each.assignee))], [work]);
  const roles = useMemo(() => new Set(rolesIn(playbook)), [playbook]);
  const of = (person: string, day?: string): readonly Workload[] =>
    work.filter((each) => each.assignee === person && (day === undefined || each.day === day));
  const opened = (each: readonly Workload[]): number => each.reduce((sum, one) => sum + one.opened, 0);
  const unanswered = (each: readonly Workload[]): number => each.reduce((sum, one) => sum + one.unanswered, 0);
  const most = Math.max(1, ...work.map((each) => each.opened));
  return (
    <div className={styles.wide} tabIndex={0} role="region" aria-label={t('work.byDay')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('work.who')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {format.time(`${day}T12:00:00Z`, 'day')}
              </th>
            ))}
            <th scope="col">{t('work.total')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person}>
              <th scope="row">{roles.has(person) ? names.who({ role: person }) : names.person(person)}</th>
              {days.map((day) => {
                const cell = of(person, day);
                const count = opened(cell);
                const left = unanswered(cell);
                return (
                  <td
                    key={day}
                    style={{
                      background: `color-mix(in srgb, var(--review) ${Math.round((count / most) * 26)}%, transparent)`,
                    }}
                    title={left > 0 ? t('work.unanswered', { count: left }) : undefined}
                  >
                    {count === 0 ? '' : count}
                    {left > 0 && <b className={styles.bad}> !</b>}
                  </td>
                );
              })}
              <td>
                <b>{opened(of(person))}</b>
                {unanswered(of(person)) > 0 && (
                  <small className={styles.bad}> {t('work.unanswered', { count: unanswered(of(person)) })}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
