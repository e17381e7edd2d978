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

interface Showing {
  /** The step that a change is about, where there is a canvas to show it on. */
  readonly nodeOf?: (change: Change) => string | undefined;
  readonly onNode?: (node: string) => void;
  readonly selected?: string | undefined;
}

/** What differs from the earlier version, in words, by what it is about: money first. */
export function VersionChanges({ changes, ...showing }: Showing & { changes: readonly Change[] }) {
  const { t } = useTranslation('home');
  const groups = IMPACTS.flatMap((impact) => {
    const about = changes.filter((change) => change.impact === impact);
    return about.length === 0 ? [] : [{ impact, about }];
  });
  if (groups.length === 0) return <p className={styles.none}>{t('approvals.unchanged')}</p>;
  return groups.map(({ impact, about }) => <Group key={impact} impact={impact} changes={about} {...showing} />);
}

function Group({ impact, changes, ...showing }: Showing & { impact: Impact; changes: readonly Change[] }) {
  const { t } = useTranslation('home');
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, FIRST);
  return (
    <section className={styles.group} aria-label={t(`approvals.impact.${impact}`)}>
      <h4>
        {t(`approvals.impact.${impact}`)} <span>{changes.length}</span>
      </h4>
      <ul>
        {shown.map((change) => (
          <Line
            key={`${change.code} ${change.before?.place.pointer} ${change.after?.place.pointer}`}
            change={change}
            {...showing}
          />
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

function Line({ change, nodeOf, onNode, selected }: Showing & { change: Change }) {
  const language = usePreferences((state) => state.language);
  const node = nodeOf?.(change);
  const words = change.message[language];
  if (node === undefined || !onNode) return <li>{words}</li>;
  return (
    <li>
      <button type="button" className={styles.change} aria-current={node === selected} onClick={() => onNode(node)}>
        {words}
      </button>
    </li>
  );
}
