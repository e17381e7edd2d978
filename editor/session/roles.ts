import { ROLES } from '../../rules/api/session.ts';
import type { Role } from '../../rules/api/session.ts';

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);
