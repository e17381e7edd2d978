import { useTranslation } from 'react-i18next';
import type { TemplateSummary } from '../../rules/api/playbooks.ts';
import { formatLength } from '../../rules/words/durations.ts';
import { usePreferences } from '../app/preferences.ts';
import { useRoleTitle } from '../session/useRoleTitle.ts';
import styles from './templates.module.css';

/** The phases, each with how long it takes. */
export function Phases({ template: { sketch } }: { template: TemplateSummary }) {
  const { t } = useTranslation(['home', 'common']);
  const language = usePreferences((state) => state.language);
  return (
    <ul className={styles.phases} aria-label={t('templates.phases')}>
      {sketch.phases.map(({ id, lengthMs }) => (
        <li key={id} style={{ ['--phase' as string]: `var(--${id})` }}>
          {t(`common:phase.${id}`)}
          {lengthMs !== undefined && <b>{formatLength(lengthMs, language)}</b>}
        </li>
      ))}
    </ul>
  );
}

interface PeopleAndPracticesProps {
  readonly template: TemplateSummary;
  /** How many practices are named; of more, their number is told. */
  readonly most?: number;
}

/** Whom it needs, and what of an operations team's work it carries out. */
export function PeopleAndPractices({ template, most = Infinity }: PeopleAndPracticesProps) {
  const { t } = useTranslation(['home', 'common']);
  const language = usePreferences((state) => state.language);
  const roleTitle = useRoleTitle();
  const { roles, practices } = template;
  const named = practices.slice(0, most).map(({ title }) => title[language]);
  return (
    <dl className={styles.about}>
      {roles.length > 0 && (
        <div>
          <dt>{t('templates.roles')}</dt>
          <dd>{roles.map(roleTitle).join(t('common:listSeparator'))}</dd>
        </div>
      )}
      {named.length > 0 && (
        <div>
          <dt>{t('templates.practices')}</dt>
          <dd>
            {named.join(t('common:listSeparator'))}
            {practices.length > named.length && (
              <span className={styles.more}>
                {' '}
                {t('templates.morePractices', { count: practices.length - named.length })}
              </span>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

const FACTS = ['steps', 'rules', 'effects', 'people', 'parameters'] as const;

export function Numbers({ template: { facts } }: { template: TemplateSummary }) {
  const { t } = useTranslation('home');
  return (
    <dl className={styles.numbers}>
      {FACTS.map((name) => (
        <div key={name}>
          <dt>{t(`templates.${name}`)}</dt>
          <dd>{facts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
