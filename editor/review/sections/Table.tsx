import type { ReactNode } from 'react';
import styles from '../ReviewPage.module.css';

interface TableProps {
  /** What the table is about, for who moves in it by keys. */
  readonly label: string;
  /** Figures only, in many columns: nothing in it is broken into lines. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls within its card where the page is narrower than it. */
export const Table = ({ label, dense = false, children }: TableProps) => (
  <div
    className={dense ? `${styles.scroll} ${styles.wide}` : styles.scroll}
    role="group"
    aria-label={label}
    tabIndex={0}
  >
    <table className={styles.table}>{children}</table>
  </div>
);
