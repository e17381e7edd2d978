import type { ReactNode } from 'react';
import styles from './trial.module.css';

interface VerdictProps {
  readonly verdict: 'holds' | 'fails' | 'undecided' | 'failed' | 'value';
  readonly children: ReactNode;
  /** What follows from it. */
  readonly help?: string | undefined;
}

const SIGNS = { holds: '✓', fails: '✗', undecided: '?', failed: '!', value: '=' } as const;

/** What came of it, in one line; told again to who has the page read whenever it changes. */
export const Verdict = ({ verdict, children, help }: VerdictProps) => (
  <div className={styles.verdict} data-verdict={verdict} role="status">
    <span aria-hidden>{SIGNS[verdict]}</span>
    <div>
      <strong>{children}</strong>
      {help !== undefined && <p>{help}</p>}
    </div>
  </div>
);
