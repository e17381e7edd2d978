import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isCommonRole } from './roles.ts';

/** A role's title in the reader's language; a role of the playbook's own by its name. */
export function useRoleTitle(): (role: string) => string {
  const { t } = useTranslation('session');
  return useCallback((role) => (isCommonRole(role) ? t(`role.${role}`) : role), [t]);
}
