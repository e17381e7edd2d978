import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Where there is nothing yet: what belongs here, and the way to it. */
export const EmptyState = ({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <h2>{title}</h2>
    {hint !== undefined && <p>{hint}</p>}
    <div>{children}</div>
  </div>
);
