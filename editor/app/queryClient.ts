import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { ApiError } from '../api/problem.ts';
import { keys } from '../api/keys.ts';

const MAX_RETRIES = 2;

const isSessionOver = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

/** The answers that the screens share. Server-sent events refresh them; nothing is refetched for its age alone. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown): void => {
    if (isSessionOver(error)) client.setQueryData(keys.session, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // See `useReachability`: the browser's idea of being online is not ours.
        networkMode: 'always',
        refetchOnReconnect: 'always',
        retry: (failures, error) =>
          failures < MAX_RETRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
