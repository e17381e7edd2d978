import { useQueries } from '@tanstack/react-query';
import { datasetPageSchema } from '../../rules/api/ingest.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { useShops } from './shops.ts';

const FRESH_MS = 300_000;
/** A person with more shops than that knows their channels by their ids. */
const MOST_SHOPS = 5;
const MOST_CHANNELS = 200;

/** What the shops call their channels, by id. Empty while it is not known yet, or where no shop names any. */
export function useChannelNames(): ReadonlyMap<string, string> {
  const shops = useShops().data ?? [];
  return useQueries({
    queries: shops.slice(0, MOST_SHOPS).map(({ id }) => ({
      queryKey: keys.channels(id),
      staleTime: FRESH_MS,
      retry: false,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        request(datasetPageSchema, `/shops/${id}/datasets/channels`, { query: { limit: MOST_CHANNELS }, signal }),
    })),
    combine: namesOf,
  });
}

type WireRow = Readonly<Record<string, unknown>>;

/** One function, not one for each time: the names stay the same ones until an answer changes. */
const namesOf = (answers: readonly { readonly data?: { readonly rows: readonly WireRow[] } | undefined }[]) =>
  namesIn(answers.flatMap(({ data }) => data?.rows ?? []));

export const namesIn = (rows: readonly WireRow[]): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap(({ id, title }) =>
      typeof id === 'string' && typeof title === 'string' && title !== '' ? [[id, title] as const] : [],
    ),
  );
