import type { Request } from 'express';
import { z } from 'zod';
import { authenticate, findUser, listUsers } from '../../auth/people.ts';
import type { Principal } from '../../auth/principal.ts';
import type { Models } from '../../models/models.ts';
import type { Some } from '../http/handlers.ts';
import { signInNeeded, wrongPassword } from '../http/refusals.ts';
import type { ApiDeps } from '../deps.ts';
import { matchesToken } from './token.ts';

/** What the signed cookie says. */
const cookieSchema = z.object({ user: z.string() });

export function sessionHandlers({
  models,
}: Pick<ApiDeps, 'models'>): Some<'signIn' | 'readSession' | 'signOut' | 'listUsers'> {
  return {
    async signIn({ body, request }) {
      const user = await authenticate(models, body.user, body.password);
      if (!user) throw wrongPassword();
      request.session = { user: user.id };
      return { user };
    },
    readSession({ principal }) {
      if (principal?.kind !== 'person') throw signInNeeded();
      return { user: principal.user };
    },
    signOut({ request }) {
      request.session = null;
    },
    async listUsers({ principal }) {
      const users = await listUsers(models);
      return principal ? users : users.filter((user) => user.demo);
    },
  };
}

/** Who asks: by the token of programs, or by the cookie of a person who is still there. */
export async function principalOf(models: Models, apiToken: string, request: Request): Promise<Principal | undefined> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return matchesToken(bearer, apiToken) ? { kind: 'program' } : undefined;
  const cookie = cookieSchema.safeParse(request.session);
  if (!cookie.success) return undefined;
  const user = await findUser(models, cookie.data.user);
  return user && { kind: 'person', user };
}
