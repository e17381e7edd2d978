import { ROLES } from '../../rules/api/session.ts';
import type { Role } from '../../rules/api/session.ts';
import { ROLE_TITLES } from '../../rules/words/roles.ts';

export type CommonRole = keyof typeof ROLE_TITLES;

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
export const isCommonRole = (name: string): name is CommonRole => Object.hasOwn(ROLE_TITLES, name);
