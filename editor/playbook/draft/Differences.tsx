import { useMemo } from 'react';
import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { useWords } from '../words.ts';
import styles from './draft.module.css';

/** What differs between two drafts, in words. Drafts with half-filled forms cannot be compared part by part. */
export function Differences({ mine, theirs }: { mine: Playbook; theirs: Playbook }) {
  const { t, language } = useWords();
  const changes = useMemo(() => {
    const [before, after] = [parsePlaybook(mine), parsePlaybook(theirs)];
    return before.ok && after.ok ? diffPlaybooks(before.value, after.value) : undefined;
  }, [mine, theirs]);
  if (!changes) return <p className={styles.note}>{t('cannotCompare')}</p>;
  if (changes.length === 0) return <p className={styles.note}>{t('samePlans')}</p>;
  return (
    <section aria-label={t('differences')}>
      <h3 className={styles.title}>
        {t('differences')} <span>{changes.length}</span>
      </h3>
      <p className={styles.note}>{t('differencesHelp')}</p>
      <ul className={styles.changes} tabIndex={0} aria-label={t('differences')}>
        {changes.map((change) => (
          <li key={`${change.code} ${change.before?.place.pointer} ${change.after?.place.pointer}`}>
            {change.message[language]}
          </li>
        ))}
      </ul>
    </section>
  );
}
