import { useTranslation } from 'react-i18next';
import type { DayMargin, FigureChanges, Figures, Pair } from '../../../rules/rehearsal/figures.ts';
import type { Tale } from '../../campaign/scene.ts';
import { statusWords } from '../../campaign/timeline/describeEntry.ts';
import table from '../../rehearsal/rehearsal.module.css';
import { FigureTable } from './FigureTable.tsx';
import type { FigureRow } from './FigureTable.tsx';

interface FigureTablesProps {
  readonly figures: Figures;
  readonly before: Figures | undefined;
  readonly changes: FigureChanges;
  readonly tale: Tale;
  /** The numbers of the versions that are compared. */
  readonly versions: readonly [before: number | undefined, after: number];
}

/** In all, then rule by rule, action by action, person by person. */
export function FigureTables({ figures, before, changes, tale, versions }: FigureTablesProps) {
  const { t } = useTranslation(['approval', 'rehearsal']);
  const { format, names, telling } = tale;
  const money = (minor: number): string => format.money(minor, { digits: 'whole' });
  const count = (value: number): string => format.count(value, 0);
  const margin = ({ day, ratio }: DayMargin): string =>
    `${format.percent(ratio)} (${format.time(`${day}T12:00:00Z`, 'day')})`;
  const row = (key: string, title: string, pair: Pair, say = count): FigureRow => ({ key, title, pair, say });
  const all = [
    row('money', t('rehearsal:work.cost'), changes.money, money),
    row('effects', t('rehearsal:work.effects'), changes.effects),
    row('tasks', t('rehearsal:work.tasks'), changes.tasks),
    ...(changes.worstMargin ? [row('margin', t('worstMargin'), changes.worstMargin, format.percent)] : []),
  ];
  const rules = changes.rules.flatMap(({ node, rule, fired, suppressed }) => {
    const title = names.rule(node, rule);
    const kept = suppressed.some((each) => each !== undefined && each > 0);
    return [
      row(`${node}.${rule}`, title, fired),
      ...(kept ? [row(`${node}.${rule}-`, `${title} · ${t('rehearsal:chart.suppressed')}`, suppressed)] : []),
    ];
  });
  const actions = changes.actions.flatMap(({ do: action, applied, money: spent }) => {
    const costs = spent.some((each) => each !== undefined && each > 0);
    return [
      row(action, names.action(action), applied),
      ...(costs ? [row(`${action}-`, `${names.action(action)} · ${t('rehearsal:work.money')}`, spent, money)] : []),
    ];
  });
  const who = (assignee: string): string => names.person(assignee);
  const people = changes.people.flatMap(({ assignee, tasks, busiestDay }) => [
    row(assignee, who(assignee), tasks),
    row(`${assignee}-`, `${who(assignee)} · ${t('busiestDay')}`, busiestDay),
  ]);
  return (
    <>
      <p>
        <span className={table.faint}>{t('rehearsal:work.status')}</span>{' '}
        <b>{statusWords(figures.status, telling.t)}</b>
        {before && before.status !== figures.status && (
          <span className={table.faint}> · {t('before', { value: statusWords(before.status, telling.t) })}</span>
        )}
        {figures.worstMargin && ` · ${t('worstMargin')} ${margin(figures.worstMargin)}`}
      </p>
      <FigureTable title={t('inAll')} rows={all} versions={versions} />
      <FigureTable title={t('fires')} rows={rules} versions={versions} />
      <FigureTable title={t('rehearsal:work.actions')} rows={actions} versions={versions} />
      <FigureTable title={t('tasksPerPerson')} rows={people} versions={versions} />
    </>
  );
}
