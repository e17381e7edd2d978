import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './WarRoomPage.module.css';

interface PanelProps {
  readonly area: string;
  readonly title?: string;
  /** How many there are, beside the title. */
  readonly count?: number | undefined;
  readonly children?: ReactNode;
}

/** A part of the wall in its place, which it keeps whatever is in it. */
export function Panel({ area, title, count, children }: PanelProps) {
  const id = useId();
  return (
    <section className={`${styles.panel} ${styles[area] ?? ''}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <h2 id={id}>
          {title}
          {count !== undefined && count > 0 && <b>{count}</b>}
        </h2>
      )}
      {children}
    </section>
  );
}

/** What the panel says where it has nothing to show. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className={styles.nothing}>{children}</p>;
