import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useUsers } from '../api/session.ts';
import { usePreferences } from '../app/preferences.ts';
import { useRoleTitle } from '../session/useRoleTitle.ts';
import { createNames } from './names.ts';
import type { Names } from './names.ts';

const NOBODY: never[] = [];

export function useNames(playbook: Playbook | undefined): Names {
  const { t } = useTranslation(['campaign', 'common']);
  const language = usePreferences((state) => state.language);
  const users = useUsers().data ?? NOBODY;
  const roleTitle = useRoleTitle();
  return useMemo(
    () =>
      createNames(playbook, users, language, {
        roleTitle,
        teamTitle: (name) => t('log.team', { name }),
        rowTitle: (number) => t('log.row', { number }),
        someone: t('log.someone'),
        separator: t('common:listSeparator'),
      }),
    [playbook, users, language, roleTitle, t],
  );
}
