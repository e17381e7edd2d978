import { CalendarOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense } from 'react';
import { mainAnchorOf } from '../../../rules/windows/anchors.ts';
import { formatTime } from '../../i18n/format/times.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import styles from './time.module.css';

const PreviewDay = lazy(async () => ({ default: (await import('./PreviewDay.tsx')).PreviewDay }));

/** Shows every offset as a date, for an event day that is only looked at. */
export function EventDayPreview() {
  const { t, language } = useWords();
  const { view } = useEditor();
  const anchors = usePlaybook((playbook) => playbook.anchors);
  const timeZone = usePlaybook((playbook) => playbook.timezone);
  const preview = useView((state) => state.anchors);
  const given = Object.entries(anchors).filter(([, anchor]) => anchor.at === undefined);
  const main = mainAnchorOf({ anchors });
  const day = main === undefined ? undefined : preview[main];
  if (given.length === 0) return null;
  return (
    <Popover
      trigger="click"
      placement="bottom"
      title={t('previewDates')}
      content={
        <div className={styles.preview}>
          <p>{t('previewHelp')}</p>
          {given.map(([name, anchor]) => (
            <label key={name} htmlFor={`preview-${name}`}>
              <span>
                {anchor.title || name} <code>{name}</code>
              </span>
              <Suspense fallback={<span className={styles.dayComing} />}>
                <PreviewDay id={`preview-${name}`} anchor={name} />
              </Suspense>
            </label>
          ))}
          <Button
            size="small"
            disabled={Object.keys(preview).length === 0}
            onClick={() => view.setState({ anchors: {} })}
          >
            {t('stopPreview')}
          </Button>
        </div>
      }
    >
      <Button
        type={day === undefined ? 'text' : 'default'}
        icon={<CalendarOutlined />}
        aria-label={t('previewDates')}
        title={t('previewDates')}
      >
        {day === undefined ? undefined : `${main} ${formatTime(day, 'day', timeZone, language)}`}
      </Button>
    </Popover>
  );
}
