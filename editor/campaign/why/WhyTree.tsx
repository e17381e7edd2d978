import { useTranslation } from 'react-i18next';
import type { Why, WhyLeaf } from '../../../rules/conditions/why.ts';
import { leafFigure, seenText, wantedText } from './leafWords.ts';
import type { WhyScene } from './leafWords.ts';
import styles from './WhyTree.module.css';

/** The conditions as they were evaluated: each with what it saw, what that was compared with, and the result. */
export function WhyTree({ why, scene }: { why: Why; scene: WhyScene }) {
  const { t } = useTranslation('campaign');
  if ('fact' in why) return <Leaf leaf={why} scene={scene} />;
  const single = why.conditions.length === 1 && why.operator !== 'not';
  return (
    <div className={styles.group}>
      {(!single || why.condition !== undefined) && (
        <div className={styles.mode}>{why.description ?? why.condition ?? t(`why.${why.operator}`)}</div>
      )}
      {why.conditions.map((each, index) => (
        // An explanation never changes: its lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <WhyTree key={index} why={each} scene={scene} />
      ))}
    </div>
  );
}

function Leaf({ leaf, scene }: { leaf: WhyLeaf; scene: WhyScene }) {
  const { t } = useTranslation('campaign');
  const what = leaf.description || seenText(leaf, scene);
  return (
    <div className={leaf.result ? styles.leaf : `${styles.leaf} ${styles.miss}`}>
      <span className={styles.sign} role="img" aria-label={leaf.result ? t('why.hit') : t('why.miss')}>
        {leaf.result ? '✓' : '✗'}
      </span>
      <span className={styles.what}>{what}</span>
      <span className={styles.seen}>{leafFigure(leaf, leaf.factValue, scene) ?? t('why.noValue')}</span>
      <span className={styles.wanted}>
        {wantedText(leaf, leaf.comparedValue ?? leaf.value, scene, t('why.noValue'))}
        {!leaf.result && ` · ${t('why.miss')}`}
      </span>
    </div>
  );
}
