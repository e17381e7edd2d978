import type { User } from '../../rules/api/session.ts';

/** Who asks: a person who signed in, or a program with the token. */
export type Principal = { readonly kind: 'person'; readonly user: User } | { readonly kind: 'program' };

export const PROGRAM_ID = 'program';

/** The name under which acts are recorded. */
export const principalId = (principal: Principal): string =>
  principal.kind === 'person' ? principal.user.id : PROGRAM_ID;
