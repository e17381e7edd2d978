import { Link } from 'react-router';
import { useEditor } from '../store/scope.ts';
import { useWords } from '../words.ts';
import type { Standing } from './standing.ts';
import styles from './versions.module.css';

/** What is on the screen: a draft that nobody saw yet, a version as it was submitted or approved, or changes after it. */
export function StandingTag({ standing }: { standing: Standing | undefined }) {
  const { t } = useWords();
  const { id } = useEditor();
  if (!standing) return null;
  if (standing.type === 'draft') return <span className={styles.standing}>{t('draft')}</span>;
  const { type, number, state } = standing;
  return (
    <Link
      className={styles.standing}
      data-state={type === 'same' ? state : 'draft'}
      to={`/playbooks/${id}/versions/${number}`}
      title={t('openVersion', { number })}
    >
      {type === 'same' ? t(`standing_${state}`, { number }) : t(`standingAhead_${state}`, { number })}
    </Link>
  );
}
