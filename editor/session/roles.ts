import { ROLES } from '../../rules/api/session.ts';
import type { Role } from '../../rules/api/session.ts';

/** The roles that playbooks commonly name besides those that people sign in with. */
const COMMON_ROLES = [...ROLES, 'service', 'tech', 'buyer', 'finance'] as const;
export type CommonRole = (typeof COMMON_ROLES)[number];

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
export const isCommonRole = (name: string): name is CommonRole => (COMMON_ROLES as readonly string[]).includes(name);
