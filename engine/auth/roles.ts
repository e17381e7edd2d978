import type { User } from '../../rules/api/session.ts';
import type { TaskAssignee } from '../../rules/api/tasks.ts';
import { unreachable } from '../../rules/problems/result.ts';
import type { Principal } from './principal.ts';

/** Who has a role in one campaign, by user id; for the roles that it does not name, people's own roles hold. */
export type CampaignRoles = Readonly<Record<string, readonly string[]>>;

export function hasRole(user: User, role: string, roles: CampaignRoles = {}): boolean {
  return Object.hasOwn(roles, role) ? roles[role]!.includes(user.id) : user.roles.includes(role);
}

/** Whether one may launch and steer campaigns, and change playbooks, shops and data. */
export const maySteer = (principal: Principal, roles: CampaignRoles = {}): boolean =>
  principal.kind === 'program' ||
  hasRole(principal.user, 'planner', roles) ||
  hasRole(principal.user, 'manager', roles);

/** The people that an assignee stands for. */
export function peopleOf(assignee: TaskAssignee, users: readonly User[], roles: CampaignRoles): readonly User[] {
  if ('role' in assignee) return users.filter((user) => hasRole(user, assignee.role, roles));
  if ('team' in assignee) return users.filter((user) => user.teams?.includes(assignee.team));
  if ('person' in assignee) return users.filter((user) => user.id === assignee.person);
  if ('people' in assignee) return users.filter((user) => assignee.people.includes(user.id));
  return unreachable(assignee);
}
