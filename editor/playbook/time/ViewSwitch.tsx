import { Segments } from '../../app/Segments.tsx';
import { useEditor, useView } from '../store/scope.ts';
import { PLAYBOOK_VIEWS } from '../../calendar/views.ts';
import { useWords } from '../words.ts';

/** Graph or calendar of the same playbook. */
export function ViewSwitch() {
  const { t } = useWords();
  const { view } = useEditor();
  const mode = useView((state) => state.mode);
  return (
    <Segments
      label={t('viewSwitch')}
      hint={`${t('viewSwitch')}  Shift C`}
      options={PLAYBOOK_VIEWS.map((each) => ({ value: each, label: t(each) }))}
      value={mode}
      onChange={(to) => view.setState({ mode: to })}
    />
  );
}
