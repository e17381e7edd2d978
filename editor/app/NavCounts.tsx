import { useSubmittedCount } from '../api/playbooks.ts';
import { useServerEvents } from '../api/events.ts';
import { useOpenTaskCount } from '../api/tasks.ts';
import styles from './Layout.module.css';

const Count = ({ value }: { value: number | undefined }) =>
  value !== undefined && value > 0 ? <span className={styles.count}>{value > 99 ? '99+' : value}</span> : null;

export const TaskCount = () => <Count value={useOpenTaskCount()} />;
export const ApprovalCount = () => <Count value={useSubmittedCount()} />;

/** Draws nothing: keeps what the pages show fresh. */
export function ServerEvents() {
  useServerEvents();
  return null;
}
