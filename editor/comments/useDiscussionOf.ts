import { useMemo } from 'react';
import { ROLES } from '../../rules/api/session.ts';
import { keysOfReader } from '../../rules/comments/mentions.ts';
import type { Mention } from '../../rules/comments/mentions.ts';
import { ownersOf } from '../../rules/playbook/owners.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { useSession, useUsers } from '../api/session.ts';
import { usePreferences } from '../app/preferences.ts';
import { useNames } from '../campaign/useNames.ts';
import { useRoleTitle } from '../session/useRoleTitle.ts';
import { candidatesOf } from './candidates.ts';
import type { Discussion } from './scope.ts';

/** A config that is half filled in may lack what its kind reads: then nobody is known to answer for it. */
export function ownersIn(playbook: Playbook, id: string | undefined): ReturnType<typeof ownersOf> {
  const node = playbook.nodes.find((each) => each.id === id);
  try {
    return node ? ownersOf(node) : [];
  } catch {
    return [];
  }
}

/** Who and what the comments on a playbook can speak of. */
export function useDiscussionOf(id: string, playbook: Playbook, version: number | undefined): Discussion {
  const names = useNames(playbook);
  const language = usePreferences((state) => state.language);
  const listed = useUsers().data;
  const roleTitle = useRoleTitle();
  const user = useSession().data;
  return useMemo(() => {
    const users = listed ?? [];
    const asked = playbook.nodes
      .flatMap((node) => ownersIn(playbook, node.id))
      .flatMap((owner) => ('role' in owner ? [owner.role] : []));
    const roles = [...new Set([...ROLES, ...users.flatMap((each) => each.roles), ...asked])];
    return {
      playbook: id,
      version,
      names,
      known: { people: new Set(users.map((each) => each.id)), roles: new Set(roles) },
      reader: new Set(user ? keysOfReader(user) : []),
      readerId: user?.id ?? '',
      candidatesFor: (node) => {
        const owners = ownersIn(playbook, node).filter((owner): owner is Mention & typeof owner => !('team' in owner));
        return candidatesOf({ users, roles, owners, roleTitle }, language);
      },
    };
  }, [id, version, playbook, names, listed, user, roleTitle, language]);
}
