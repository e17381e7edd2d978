import { useMemo } from 'react';
import { titlesIn } from '../../../rules/words/titles.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { useValueWords } from '../../campaign/useValueWords.ts';
import type { WhyScene } from '../../campaign/why/leafWords.ts';
import type { Reading } from '../../../rules/words/conditions.ts';
import { usePlaybook } from '../store/scope.ts';

/** What is tried is told with: the playbook's titles, its currency, the reader's way of writing figures. */
export function useTrialReading(): WhyScene & Reading {
  const playbook = usePlaybook((each) => each);
  const format = useFormat(playbook);
  const say = useValueWords(format);
  return useMemo(() => {
    const { language } = format;
    const { variable, set } = titlesIn(playbook, language);
    return { playbook, format, say, names: { figure: variable, set }, language, variable, set };
  }, [playbook, format, say]);
}
