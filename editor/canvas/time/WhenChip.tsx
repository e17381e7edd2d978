import type { NodeWindow } from '../../../rules/windows/timetable.ts';
import { shortWindowWords, stretchWords } from '../../time/when.ts';
import { translate } from '../../playbook/words.ts';
import { useCanvasScope } from '../scope.ts';
import styles from './time.module.css';

/** When a node takes place, on its card. */
export function WhenChip({ window }: { window: NodeWindow | undefined }) {
  const { language, frame } = useCanvasScope();
  if (!window || !frame) return null;
  const full = stretchWords(window, frame, language);
  const note = window.fromAssumed || window.toAssumed ? `\n${translate(language, 'windowAssumed')}` : '';
  return (
    <span className={styles.chip} title={`${translate(language, 'takesPlace')}  ${full}${note}`}>
      {shortWindowWords(window, frame, language)}
    </span>
  );
}
