import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { outlineRules, outlineTests } from '../../rules/outline/rules.ts';
import type { OutlinedRule, OutlinedTests } from '../../rules/outline/rules.ts';
import { usePreferences } from '../app/preferences.ts';
import type { About } from './about.ts';
import { AboutNode } from './AboutNode.tsx';
import styles from './approval.module.css';
import { onlyThese } from './meaning.ts';

/** Every rule with all its conditions and limits, so that nothing has to be opened to be seen. */
export function Rules({ about }: { about: About }) {
  const { t } = useTranslation('approval');
  const language = usePreferences((state) => state.language);
  const { playbook, only } = about;
  const all = useMemo(() => outlineRules(playbook, language), [playbook, language]);
  const allTests = useMemo(() => outlineTests(playbook, language), [playbook, language]);
  const [rules, tables] = [onlyThese(all, only), onlyThese(allTests, only)];
  const nothing = rules.length + tables.length === 0;
  if (only && nothing) return null;
  return (
    <section className={styles.section}>
      <h3>{t('rules')}</h3>
      {nothing && <p className={styles.soft}>{t('noRules')}</p>}
      <ul>
        {rules.map((rule) => (
          <Rule key={`${rule.node} ${rule.pointer}`} rule={rule} about={about} />
        ))}
        {tables.map((table) => (
          <Table key={table.node} table={table} about={about} />
        ))}
      </ul>
    </section>
  );
}

function Rule({ rule: { node, title, conditions, limits }, about }: { rule: OutlinedRule; about: About }) {
  const { t } = useTranslation(['approval', 'common']);
  const own = about.names.node(node);
  return (
    <li className={styles.item} data-current={about.selected === node}>
      <div className={styles.line}>
        <AboutNode about={about} node={node} />
        {title !== own && <span>· {title}</span>}
      </div>
      {conditions.map((each) => (
        <div key={each.title} className={styles.conditions}>
          <span className={styles.soft}>
            {each.title}
            {each.operator !== 'all' && ` · ${t(`operator.${each.operator}`)}`}
          </span>
          <ul>
            {each.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {each.described !== undefined && <span className={styles.soft}>“{each.described}”</span>}
        </div>
      ))}
      {limits.length > 0 && (
        <p className={styles.soft}>{limits.map(({ title: name, words }) => `${name} ${words}`).join(' · ')}</p>
      )}
    </li>
  );
}

function Table({ table: { node, tests }, about }: { table: OutlinedTests; about: About }) {
  const { t } = useTranslation(['approval', 'common']);
  const rows = tests.map(({ when, then }, index) => ({
    number: index + 1,
    when: when
      .filter(({ test }) => test !== '-')
      .map(({ of, test }) => `${of} ${test}`)
      .join(t('common:listSeparator')),
    then: then.map(({ of, value }) => `${of} = ${value}`).join(t('common:listSeparator')),
  }));
  return (
    <li className={styles.item} data-current={about.selected === node}>
      <div className={styles.line}>
        <AboutNode about={about} node={node} />
      </div>
      <ol className={styles.conditions}>
        {rows.map(({ number, when, then }) => (
          <li key={number}>
            {t('tableRow', { number })}: {when === '' ? '–' : when} → {then}
          </li>
        ))}
      </ol>
    </li>
  );
}
