import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesIn } from '../../../rules/playbook/roles.ts';
import type { Rehearsal } from '../../../rules/rehearsal/rehearse.ts';
import type { Workload } from '../../../rules/simulate/summary.ts';
import type { Tale } from '../../campaign/scene.ts';
import { statusWords } from '../../campaign/timeline/describeEntry.ts';
import styles from '../rehearsal.module.css';

/** Who would have to do what when, what would be changed, and what it would cost. */
export function WorkPanel({ rehearsal, tale }: { rehearsal: Rehearsal; tale: Tale }) {
  const { t } = useTranslation('rehearsal');
  const { summary, simulation, startMs, endMs } = rehearsal;
  const { format, names, telling } = tale;
  const applied = summary.actions.reduce((sum, each) => sum + each.applied, 0);
  return (
    <>
      <section className={styles.section}>
        <dl className={styles.facts}>
          <div>
            <dt>{t('work.status')}</dt>
            <dd>{statusWords(summary.status, telling.t)}</dd>
          </div>
          <div>
            <dt>{t('work.cost')}</dt>
            <dd>{format.money(summary.money, { digits: 'whole' })}</dd>
          </div>
          <div>
            <dt>{t('work.tasks')}</dt>
            <dd>{format.count(simulation.tasks.length)}</dd>
          </div>
          <div>
            <dt>{t('work.effects')}</dt>
            <dd>{format.count(applied)}</dd>
          </div>
        </dl>
        <p className={styles.faint}>
          {t('work.lasted', { from: format.time(startMs, 'full'), to: format.time(endMs, 'full') })}
        </p>
        {simulation.problems.map((each) => (
          <p key={`${each.code} ${each.place.pointer}`} className={styles.bad}>
            ! {t('work.problems')}: {each.message[format.language]}
          </p>
        ))}
      </section>
      <section className={styles.section}>
        <h2>{t('work.byDay')}</h2>
        {summary.work.length === 0 ? (
          <p className={styles.faint}>{t('work.noTasks')}</p>
        ) : (
          <WorkTable work={summary.work} tale={tale} />
        )}
      </section>
      <section className={styles.section}>
        <h2>{t('work.actions')}</h2>
        {summary.actions.length === 0 ? (
          <p className={styles.faint}>{t('work.noActions')}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('work.action')}</th>
                <th scope="col">{t('work.applied')}</th>
                <th scope="col">{t('work.failed')}</th>
                <th scope="col">{t('work.declined')}</th>
                <th scope="col">{t('work.money')}</th>
              </tr>
            </thead>
            <tbody>
              {summary.actions.map((each) => (
                <tr key={each.do}>
                  <th scope="row">{names.action(each.do)}</th>
                  <td>{each.applied}</td>
                  <td>{each.failed}</td>
                  <td>{each.declined}</td>
                  <td>{each.money > 0 ? format.money(each.money, { digits: 'whole' }) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className={styles.section}>
        <h2>{t('work.rules')}</h2>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('work.rule')}</th>
              <th scope="col">{t('work.fired')}</th>
              <th scope="col">{t('work.suppressed')}</th>
              <th scope="col">{t('work.noData')}</th>
            </tr>
          </thead>
          <tbody>
            {summary.rules.map((each) => (
              <tr key={`${each.node}.${each.rule}`}>
                <th scope="row">{names.rule(each.node, each.rule)}</th>
                <td>{each.fired}</td>
                <td>{Object.values(each.suppressed).reduce((sum, count) => sum + count, 0)}</td>
                <td>{each.noData + each.stale}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function WorkTable({ work, tale: { format, names, playbook } }: { work: readonly Workload[]; tale: Tale }) {
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
