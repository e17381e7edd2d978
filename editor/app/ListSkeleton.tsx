import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './page.module.css';

const ROWS = ['a', 'b', 'c', 'd'];

/** The lines of a list that is on its way. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.list} role="status" aria-busy aria-label={t('state.loading')}>
      {ROWS.map((each) => (
        <div key={each} className={styles.row}>
          <Skeleton active title={{ width: '32%' }} paragraph={{ rows: 1, width: '58%' }} />
        </div>
      ))}
    </div>
  );
}
