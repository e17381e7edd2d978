import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import '../../app/dates.ts';
import { fromWallClock, toWallClock } from '../../campaign/wallClock.ts';
import { useEditor, usePlaybook, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';

interface PreviewDayProps {
  readonly anchor: string;
  readonly id?: string;
}

/** A day to look at for an anchor that is given at launch. It belongs to the screen, not to the playbook. */
export function PreviewDay({ anchor, id }: PreviewDayProps) {
  const { t } = useWords();
  const { view } = useEditor();
  const timeZone = usePlaybook((playbook) => playbook.timezone);
  const day = useView((state) => state.anchors[anchor]);
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      size="small"
      showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2000-01-01T00:00') }}
      format="YYYY-MM-DD HH:mm"
      placeholder={t('previewDay')}
      needConfirm={false}
      // antd's picker thinks in the browser's zone; the date it holds is only the carrier of a wall clock.
      value={day === undefined ? null : dayjs(toWallClock(day, timeZone))}
      onChange={(picked) => {
        const { [anchor]: _, ...others } = view.getState().anchors;
        const instant = picked && fromWallClock(picked.format('YYYY-MM-DDTHH:mm'), timeZone);
        view.setState({ anchors: instant ? { ...others, [anchor]: instant } : others });
      }}
    />
  );
}
