import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../rules/diff/change.ts';
import { IMPACTS } from '../../rules/diff/impact.ts';
import type { Impact } from '../../rules/diff/impact.ts';
import { usePreferences } from '../app/preferences.ts';
import styles from './VersionChanges.module.css';

/** How many of one kind are shown at first. */
const FIRST = 8;

/** What differs from the earlier version, in words, by what it is about: money first. */
export function VersionChanges({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('home');
  const groups = IMPACTS.flatMap((impact) => {
    const about = changes.filter((change) => change.impact === impact);
    return about.length === 0 ? [] : [{ impact, about }];
  });
  if (groups.length === 0) return <p className={styles.none}>{t('approvals.unchanged')}</p>;
  return groups.map(({ impact, about }) => <Group key={impact} impact={impact} changes={about} />);
}

function Group({ impact, changes }: { impact: Impact; changes: readonly Change[] }) {
  const { t } = useTranslation('home');
  const language = usePreferences((state) => state.language);
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, FIRST);
  return (
    <section className={styles.group} aria-label={t(`approvals.impact.${impact}`)}>
      <h4>
        {t(`approvals.impact.${impact}`)} <span>{changes.length}</span>
      </h4>
      <ul>
        {shown.map(({ code, before, after, message }) => (
          <li key={`${code} ${before?.place.pointer} ${after?.place.pointer}`}>{message[language]}</li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('approvals.more', { count: changes.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
