import type { Tried, TriedLeaf } from '../../../rules/trial/try.ts';
import { leafFigure, seenText, wantedText } from '../../campaign/why/leafWords.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { trial } from './i18n.ts';
import { missingName } from './naming.ts';
import type { useTrialReading } from './useTrialReading.ts';
import styles from './trial.module.css';

type Scene = ReturnType<typeof useTrialReading>;

const SIGNS: Readonly<Record<TriedLeaf['state'], string>> = { hit: '✓', miss: '✗', missing: '?', failed: '!' };

/** The conditions as they were tried: each with what it saw, what that was compared with, and what came of it. */
export function TriedTree({ tried, scene }: { readonly tried: Tried; readonly scene: Scene }) {
  const { t } = useCatalogue(trial);
  if ('why' in tried) return <TriedLine leaf={tried} scene={scene} />;
  const isPlain = tried.members.length === 1 && tried.operator !== 'not' && tried.condition === undefined;
  return (
    <div className={styles.group}>
      {!isPlain && <p className={styles.mode}>{tried.description ?? tried.condition ?? t(tried.operator)}</p>}
      {tried.members.map((each, index) => (
        // Conditions have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <TriedTree key={index} tried={each} scene={scene} />
      ))}
    </div>
  );
}

function TriedLine({ leaf, scene }: { readonly leaf: TriedLeaf; readonly scene: Scene }) {
  const { t, language } = useCatalogue(trial);
  const { why, state, missing, problems } = leaf;
  const said = { hit: t('hit'), miss: t('miss'), missing: t('noData'), failed: t('cannot') }[state];
  const isDescribed = why.description !== undefined && why.description !== '';
  const facts = seenText(why, scene);
  return (
    <div className={styles.leaf} data-state={state}>
      <span className={styles.sign} aria-hidden>
        {SIGNS[state]}
      </span>
      <span className={styles.what}>
        {isDescribed ? why.description : facts}
        {isDescribed && <small>{facts}</small>}
      </span>
      <span className={styles.seen}>
        {leafFigure(why, why.factValue, scene) ?? (state === 'missing' ? t('noData') : t('noValue'))}
      </span>
      <span className={styles.wanted}>
        {wantedText(why, comparedOf(leaf), scene)} · {said}
        {missing.length > 0 && t('missing', { what: missing.map((each) => missingName(each, scene)).join(t('and')) })}
      </span>
      {problems.map((problem) => (
        <span key={problem.message.en} className={styles.problem}>
          {problem.message[language]}
        </span>
      ))}
    </div>
  );
}

/** What was compared with: a formula or fact that came to nothing has no figure, only its name. */
function comparedOf({ why, state }: TriedLeaf) {
  if (why.comparedValue !== undefined) return why.comparedValue;
  const isWritten = typeof why.value !== 'object' || why.value === null || Array.isArray(why.value);
  return isWritten && state !== 'hit' ? why.value : undefined;
}
