import { Calendar } from '../../calendar/Calendar.tsx';
import { useEditor, usePlaybook, useTimetable, useView } from '../store/scope.ts';
import { selectOnly } from '../store/view.ts';
import { useWords } from '../words.ts';
import styles from './time.module.css';

/** The calendar of the playbook that is edited: the same selection and the same form as on the canvas. */
export function EditorCalendar() {
  const { t } = useWords();
  const { view } = useEditor();
  const playbook = usePlaybook((each) => each);
  const open = useView((state) => state.open);
  const nodes = useView((state) => state.nodes);
  const timetable = useTimetable();
  const [only] = nodes.size === 1 ? nodes : [];
  return (
    <div className={styles.over}>
      {timetable ? (
        <Calendar
          playbook={playbook}
          timetable={timetable}
          selected={open ?? only}
          onSelect={(node) => selectOnly(view, node === undefined ? [] : [node], node)}
        />
      ) : (
        Object.keys(playbook.anchors).length === 0 && <p className={styles.none}>{t('calendarNoAnchor')}</p>
      )}
    </div>
  );
}
