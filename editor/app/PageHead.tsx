import type { ReactNode } from 'react';
import styles from './page.module.css';
import { usePageTitle } from './usePageTitle.ts';

/** A page's title, what it is for, and what can be done on it as a whole. */
export function PageHead({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  usePageTitle(title);
  return (
    <div className={styles.head}>
      <div>
        <h1>{title}</h1>
        {hint !== undefined && <p>{hint}</p>}
      </div>
      <div className={styles.tools}>{children}</div>
    </div>
  );
}
