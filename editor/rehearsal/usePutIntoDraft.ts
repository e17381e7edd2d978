import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import type { Run } from './kept.ts';
import { putIntoDraft } from './putIntoDraft.ts';
import type { Rehearsing } from './useRehearsing.ts';

type Message = ReturnType<typeof App.useApp>['message'];

/** Has the turned numbers written into the draft, and says what became of it. */
export function usePutIntoDraft(id: string, base: Run, { turns, settle }: Rehearsing, message: Message) {
  const { t } = useTranslation('rehearsal');
  const client = useQueryClient();
  const language = usePreferences((state) => state.language);
  const tellFailure = useFailureMessage();
  return useMutation({
    mutationFn: () => putIntoDraft(id, base.playbook, turns),
    onError: tellFailure,
    onSuccess: (put) => {
      switch (put.type) {
        case 'put': {
          const count = Object.keys(turns).length - put.left;
          if (put.left > 0) void message.warning(t('whatIf.putLeft', { count: put.left }));
          else void message.success(t('whatIf.putDone', { count }));
          client.setQueryData(['rehearsal', id, 'draft'], put.playbook);
          return settle();
        }
        case 'wrong':
          return void message.error(put.problems.map((each) => each.message[language]).join(' '));
        case 'refused':
          return void message.error(put.message[language]);
        case 'conflict':
          return void message.warning(t('whatIf.putConflict'));
        case 'unreachable':
          return void message.error(t('whatIf.putOffline'));
      }
    },
  });
}
