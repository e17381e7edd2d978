import { useTranslation } from 'react-i18next';
import type { Mark } from '../../rules/diff/marks.ts';
import { SIGNS } from '../canvas/diff/marks.ts';
import styles from './approval.module.css';

interface NodeButtonProps {
  readonly title: string;
  readonly mark?: Mark | undefined;
  readonly current?: boolean;
  /** Shows the step on the canvas; without one its title stands alone. */
  readonly onShow?: (() => void) | undefined;
}

/** A step's title, with the sign of its change; on a page with a canvas it leads there. */
export function NodeButton({ title, mark, current = false, onShow }: NodeButtonProps) {
  const { t } = useTranslation('approval');
  return (
    <>
      {mark && (
        <span
          className={styles.mark}
          data-mark={mark}
          role="img"
          aria-label={t(`markOf.${mark}`)}
          title={t(`markOf.${mark}`)}
        >
          {SIGNS[mark]}
        </span>
      )}
      {onShow ? (
        <button
          type="button"
          className={styles.node}
          aria-current={current}
          title={t('show', { node: title })}
          onClick={onShow}
        >
          {title}
        </button>
      ) : (
        <b className={styles.name}>{title}</b>
      )}
    </>
  );
}
