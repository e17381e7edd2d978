import { CalendarOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import { mainAnchorOf } from '../../../rules/windows/anchors.ts';
import { useNearby } from '../../app/useNearby.ts';
import { formatTime } from '../../i18n/format/times.ts';
import { usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';

const load = () => import('./DayPopover.tsx');

/** Shows every offset as a date, for an event day that is only looked at. What asks for the day is fetched when somebody comes near. */
export function EventDayPreview() {
  const { t, language } = useWords();
  const anchors = usePlaybook((playbook) => playbook.anchors);
  const timeZone = usePlaybook((playbook) => playbook.timezone);
  const preview = useView((state) => state.anchors);
  const { part, button: near } = useNearby(load);
  const given = Object.entries(anchors).filter(([, anchor]) => anchor.at === undefined);
  const main = mainAnchorOf({ anchors });
  const day = main === undefined ? undefined : preview[main];
  if (given.length === 0) return null;
  const button: ButtonProps = {
    type: day === undefined ? 'text' : 'default',
    icon: <CalendarOutlined />,
    'aria-label': t('previewDates'),
    title: t('previewDates'),
    children: day === undefined ? undefined : `${main} ${formatTime(day, 'day', timeZone, language)}`,
  };
  if (part) {
    return (
      <part.DayPopover anchors={Object.fromEntries(given)}>
        <Button {...button} autoFocus />
      </part.DayPopover>
    );
  }
  return <Button {...button} aria-haspopup="dialog" {...near} />;
}
