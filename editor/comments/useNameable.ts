import { useMemo } from 'react';
import { useUsers } from '../api/session.ts';
import { usePreferences } from '../app/preferences.ts';
import { ROLES, roleWords } from '../playbook/kinds/people.ts';
import { candidatesOf } from './candidates.ts';
import type { Candidate } from './candidates.ts';

/** Who can be named where no node is spoken of: everybody, the usual roles, and those that people have. */
export function useNameable(): readonly Candidate[] {
  const language = usePreferences((state) => state.language);
  const users = useUsers().data;
  return useMemo(() => {
    const roles = [...new Set([...(users ?? []).flatMap((each) => each.roles), ...ROLES])];
    const roleTitle = (role: string) => roleWords(role, language);
    return candidatesOf({ users: users ?? [], roles, owners: [], roleTitle }, language);
  }, [users, language]);
}
