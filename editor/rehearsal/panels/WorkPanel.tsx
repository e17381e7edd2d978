import { useTranslation } from 'react-i18next';
import type { Rehearsal } from '../../../rules/rehearsal/rehearse.ts';
import type { Tale } from '../../campaign/scene.ts';
import { statusWords } from '../../campaign/timeline/describeEntry.ts';
import styles from '../rehearsal.module.css';
import { WorkTable } from './WorkTable.tsx';

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
            ! {t('work.problem', { what: each.message[format.language] })}
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
        {summary.rules.length === 0 ? (
          <p className={styles.faint}>{t('whatIf.noRules')}</p>
        ) : (
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
        )}
      </section>
    </>
  );
}
