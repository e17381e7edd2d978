import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { listedUserSchema, sessionSchema } from '../../rules/api/session.ts';
import type { ListedUser, SignIn, User } from '../../rules/api/session.ts';
import { keys } from './keys.ts';
import { ApiError } from './problem.ts';
import { request } from './request.ts';

/** Who is signed in; null if nobody is. */
export const useSession = () =>
  useQuery({
    queryKey: keys.session,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<User | null> => {
      try {
        return (await request(sessionSchema, '/session', { signal })).user;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });

export const useUsers = () =>
  useQuery({
    queryKey: keys.users,
    staleTime: 300_000,
    queryFn: ({ signal }): Promise<ListedUser[]> => request(z.array(listedUserSchema), '/users', { signal }),
  });

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: SignIn) => request(sessionSchema, '/session', { method: 'POST', body: credentials }),
    onSuccess: ({ user }) => {
      client.setQueryData(keys.session, user);
      // Without a sign-in only the demo people are listed.
      void client.invalidateQueries({ queryKey: keys.users });
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(z.unknown(), '/session', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.session, null);
    },
  });
}
