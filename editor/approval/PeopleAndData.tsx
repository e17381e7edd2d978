import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { outlineData } from '../../rules/outline/data.ts';
import { outlinePeople } from '../../rules/outline/people.ts';
import { usePreferences } from '../app/preferences.ts';
import type { About } from './about.ts';
import { AboutNode } from './AboutNode.tsx';
import styles from './approval.module.css';

/** Who has something to do because of it. */
export function People({ about }: { about: About }) {
  const { t } = useTranslation('approval');
  const language = usePreferences((state) => state.language);
  const { playbook, only, names } = about;
  const people = useMemo(
    () =>
      outlinePeople(playbook).flatMap((person) => {
        const steps = only ? person.steps.filter(({ node }) => only.has(node)) : person.steps;
        return steps.length === 0 ? [] : [{ ...person, steps }];
      }),
    [playbook, only],
  );
  if (only && people.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('people')}</h3>
      {people.length === 0 && <p className={styles.soft}>{t('noPeople')}</p>}
      <ul>
        {people.map(({ who, steps }) => (
          <li key={JSON.stringify(who)} className={styles.item}>
            <div className={styles.line}>
              <b className={styles.name}>{names.who(who)}</b>
              <span className={styles.soft}>{t('peopleSteps', { count: steps.length })}</span>
            </div>
            <ul className={styles.steps}>
              {steps.map(({ node, as }) => (
                <li key={node}>
                  <AboutNode about={about} node={node} /> <span className={styles.soft}>· {as[language]}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which rows of which data it goes through. */
export function Data({ about }: { about: About }) {
  const { t } = useTranslation(['approval', 'common']);
  const language = usePreferences((state) => state.language);
  const { playbook, names } = about;
  const data = useMemo(() => outlineData(playbook, language), [playbook, language]);
  if (data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{t('data')}</h3>
      <ul>
        {data.map(({ name, title, usedBy, isMade }) => (
          <li key={name} className={styles.row}>
            <span>{title}</span>
            <span className={styles.soft}>
              {[
                isMade ? t('isMade') : '',
                usedBy.length === 0
                  ? ''
                  : t('usedBy', { nodes: usedBy.map(names.node).join(t('common:listSeparator')) }),
              ]
                .filter((each) => each !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
