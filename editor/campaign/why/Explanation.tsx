import { PauseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import styles from '../panel.module.css';
import type { Tale } from '../scene.ts';
import { describeEntry, reasonWords } from '../timeline/describeEntry.ts';
import { entryFields } from '../timeline/entryFields.ts';
import { explanationsOf, followedBy, isAgainstEffect } from './decisions.ts';
import { effectStory } from './effectStory.ts';
import { EffectWhy } from './EffectWhy.tsx';
import own from './WhyPanel.module.css';
import { WhyTree } from './WhyTree.tsx';

export const titleOf = (entry: LogEntryWire, { names }: Tale): string => {
  const { rule } = entryFields(entry);
  return rule && !/^\d+$/.test(rule) ? names.rule(entry.node, rule) : names.node(entry.node);
};

export function DecisionTag({ entry }: { entry: LogEntryWire }) {
  const { t } = useTranslation(['campaign', 'acts']);
  if (entry.type === 'ruleFired') return <span className={`${own.tag} ${own.fired}`}>▶ {t('why.fired')}</span>;
  if (entry.type === 'ruleSuppressed') {
    return (
      <span className={own.tag}>
        <PauseOutlined aria-hidden /> {t('why.suppressed')}
      </span>
    );
  }
  if (isAgainstEffect(entry)) {
    return (
      <span className={own.tag}>
        <PauseOutlined aria-hidden /> {t(entry.type === 'effectDeclined' ? 'acts:story.declined' : 'acts:story.held')}
      </span>
    );
  }
  return <span className={own.tag}>◆ {t('why.decided')}</span>;
}

interface ExplanationProps {
  readonly entry: LogEntryWire;
  readonly log: readonly LogEntryWire[];
  readonly scene: Tale;
}

/** One decision, with each condition and the value that it saw, and what followed from it. */
export function Explanation({ entry, log, scene }: ExplanationProps) {
  const { t } = useTranslation(['campaign', 'acts']);
  const { names, format, telling } = scene;
  const fields = entryFields(entry);
  const story = effectStory(entry, log, scene.playbook);
  const explanations = story ? [] : explanationsOf(entry);
  const consequences = followedBy(entry, log);
  return (
    <>
      <section className={styles.section}>
        <div className={own.head}>
          <b>{titleOf(entry, scene)}</b>
          <DecisionTag entry={entry} />
        </div>
        <p className={styles.faint}>
          {names.node(entry.node)} · {format.time(entry.at, 'full')}
        </p>
        {entry.type === 'decided' && fields.rule === null && <p className={styles.soft}>{t('why.noRule')}</p>}
        {story && <EffectWhy story={story} scene={scene} />}
        {!story && fields.reason !== undefined && (
          <p className={styles.soft}>{t('why.reason', { reason: reasonWords(fields.reason, telling.t) })}</p>
        )}
        {fields.rows && <p className={styles.soft}>{t('why.rows', { count: fields.rows.length })}</p>}
        {explanations.map(({ rule, why, row, result }) => (
          <div key={rule ?? ''} className={own.rule}>
            {explanations.length > 1 && (
              <h3>
                {names.choice(entry.node, rule ?? '')}
                <span className={result ? own.held : own.not}>
                  {result ? `✓ ${t('why.hit')}` : `✗ ${t('why.miss')}`}
                </span>
              </h3>
            )}
            {row !== undefined && why && <p className={styles.faint}>{t('why.forRow', { row })}</p>}
            {why && <WhyTree why={why} scene={scene} />}
          </div>
        ))}
      </section>
      {consequences.length > 0 && (
        <section className={styles.section}>
          <h2>{t('why.followed')}</h2>
          <ol>
            {consequences.map((each) => (
              <li key={each.seq} className={styles.line}>
                <time dateTime={each.at}>{format.time(each.at, 'time')}</time>
                <p>{describeEntry(each, telling)}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
