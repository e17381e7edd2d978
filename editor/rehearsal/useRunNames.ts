import { useMemo } from 'react';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Names } from '../campaign/names.ts';
import { useNames } from '../campaign/useNames.ts';
import { useRoleTitle } from '../session/useRoleTitle.ts';

/** In a rehearsal roles themselves answer, several voices of one where a quorum asks for them. */
export function useRunNames(playbook: Playbook): Names {
  const names = useNames(playbook);
  const roleTitle = useRoleTitle();
  return useMemo(() => ({ ...names, person: (id: string) => roleTitle(id.replace(/-\d+$/, '')) }), [names, roleTitle]);
}
