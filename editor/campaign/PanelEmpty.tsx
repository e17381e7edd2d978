import styles from './panel.module.css';

/** Says what will be here, where there is nothing yet. */
export const PanelEmpty = ({ title, hint }: { title: string; hint?: string }) => (
  <div className={styles.empty}>
    <b>{title}</b>
    {hint}
  </div>
);
