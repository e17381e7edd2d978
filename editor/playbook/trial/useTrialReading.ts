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
  return useMemo(
    () => ({
      playbook,
      format,
      say,
      language: format.language,
      ...titlesIn(playbook, format.language),
    }),
    [playbook, format, say],
  );
}
