import { ColumnWidthOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../playbook/words.ts';
import { GROUPINGS } from './rows.ts';
import type { Grouping } from './rows.ts';
import styles from './calendar.module.css';

interface CalendarToolsProps {
  readonly by: Grouping;
  onBy(by: Grouping): void;
  readonly running: boolean;
  onZoom(factor: number): void;
  onFit(): void;
}

const FACTOR = 1.6;

/** How the calendar is grouped and how much of it is seen; for a running campaign, what its bars mean. */
export function CalendarTools({ by, onBy, running, onZoom, onFit }: CalendarToolsProps) {
  const { t } = useWords();
  return (
    <div className={styles.tools}>
      <Segmented<Grouping>
        size="small"
        aria-label={t('calendarBy')}
        options={GROUPINGS.map((each) => ({ value: each, label: t(`by_${each}`) }))}
        value={by}
        onChange={onBy}
      />
      {running && (
        <span className={styles.legend}>
          <i data-bar="planned" />
          {t('planned')}
          <i data-bar="actual" />
          {t('actual')}
        </span>
      )}
      <span className={styles.spring} />
      <Tool label={t('narrower')} icon={<ZoomOutOutlined aria-hidden />} onClick={() => onZoom(1 / FACTOR)} />
      <Tool label={t('wider')} icon={<ZoomInOutlined aria-hidden />} onClick={() => onZoom(FACTOR)} />
      <Tool label={t('fitCalendar')} icon={<ColumnWidthOutlined aria-hidden />} onClick={onFit} />
    </div>
  );
}

const Tool = ({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) => (
  <Tooltip title={label}>
    <Button type="text" size="small" icon={icon} aria-label={label} onClick={onClick} />
  </Tooltip>
);
