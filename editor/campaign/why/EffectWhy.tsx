import { useTranslation } from 'react-i18next';
import { findAction } from '../../../rules/actions/catalogue.ts';
import styles from '../panel.module.css';
import type { Tale } from '../scene.ts';
import { actionWords, describeEntry } from '../timeline/describeEntry.ts';
import { isValueHint } from '../valueHints.ts';
import type { EffectStory } from './effectStory.ts';

/** Why a change was held, or not made at all: what it would have been, what stood against it, what had led to it. */
export function EffectWhy({ story, scene }: { story: EffectStory; scene: Tale }) {
  const { t } = useTranslation('acts');
  const { names, say, telling } = scene;
  const { why, with: inputs, figures, limit, present, by, cause } = story;
  const type = limit && findAction(story.do ?? '')?.inputs[limit.sumOf]?.type;
  const amount = (value: number): string => say(value, type !== undefined && isValueHint(type) ? type : undefined);
  return (
    <>
      <p>{t(`story.${why}`, { by: by === undefined ? '' : names.person(by) })}</p>
      {story.do !== undefined && <p className={styles.soft}>{actionWords(story.do, inputs, telling)}</p>}
      {figures && why !== 'proposal' && (
        <p className={styles.soft}>
          {t('story.sum', {
            before: amount(figures.sum),
            amount: amount(figures.amount),
            sum: amount(figures.sum + figures.amount),
            max: amount(figures.max),
          })}
        </p>
      )}
      {present !== undefined && <p className={styles.soft}>{t('story.present', { value: say(present) })}</p>}
      {cause && <p className={styles.soft}>{t('story.cause', { what: describeEntry(cause, telling) })}</p>}
    </>
  );
}
