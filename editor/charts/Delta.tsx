import { useTranslation } from 'react-i18next';
import type { Formatter } from '../i18n/format/formatter.ts';
import { directionOf, hueOf, judge } from '../i18n/format/direction.ts';
import styles from './Delta.module.css';

const ARROW = { up: '▲', down: '▼', level: '＝' } as const;
const HUE_VARIABLE = { red: 'var(--red)', green: 'var(--green)', textSoft: 'var(--text-soft)' } as const;

interface DeltaProps {
  /** Relative change against the plan: 0.066 is 6.6 % above it. */
  readonly change: number | undefined;
  readonly upIsGood: boolean;
  /** What it is held against, where that is not the plan. */
  readonly basis?: 'baseline' | undefined;
  readonly format: Formatter;
}

/**
 * A change: its direction as an arrow, a sign and the reader's colour for rises and falls, and, apart from that, whether
 * it is welcome, in a word.
 */
export function Delta({ change, upIsGood, basis, format }: DeltaProps) {
  const { t } = useTranslation('campaign');
  if (change === undefined || !Number.isFinite(change)) return <span className={styles.delta}>–</span>;
  const direction = directionOf(change);
  const judgement = judge(direction, upIsGood);
  const sign = direction === 'up' ? '+' : direction === 'down' ? '−' : '±';
  return (
    <span className={styles.delta}>
      <span style={{ color: HUE_VARIABLE[hueOf(direction, format.language)] }}>
        <span aria-hidden className={styles.arrow}>
          {ARROW[direction]}
        </span>
        {sign}
        {format.change(change)}
      </span>
      <span className={judgement === 'bad' ? styles.bad : styles.judgement}>
        {basis ? t(`judgedBy.${basis}.${judgement}`) : t(`judgement.${judgement}`)}
      </span>
    </span>
  );
}
