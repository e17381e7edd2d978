import { useQueries } from '@tanstack/react-query';
import { z } from 'zod';
import { textSchema } from '../../rules/api/common.ts';
import { datasetPageSchema } from '../../rules/api/ingest.ts';
import type { Language } from '../../rules/problems/problem.ts';
import { usePreferences } from '../app/preferences.ts';
import { titleWords } from '../i18n/format/titleWords.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';
import { useShops } from './shops.ts';

const FRESH_MS = 300_000;
/** A person with more shops than that knows their channels by their ids. */
const MOST_SHOPS = 5;
const MOST_CHANNELS = 200;

/** What the shops call their channels, by id. Empty while it is not known yet, or where no shop names any. */
export function useChannelNames(): ReadonlyMap<string, string> {
  const language = usePreferences((state) => state.language);
  const shops = useShops().data ?? [];
  return useQueries({
    queries: shops.slice(0, MOST_SHOPS).map(({ id }) => ({
      queryKey: keys.channels(id),
      staleTime: FRESH_MS,
      retry: false,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        request(datasetPageSchema, `/shops/${id}/datasets/channels`, { query: { limit: MOST_CHANNELS }, signal }),
    })),
    combine: NAMES[language],
  });
}

interface Answer {
  readonly data?: { readonly rows: readonly unknown[] } | undefined;
}

const namesFor = (language: Language) => (answers: readonly Answer[]) =>
  namesIn(
    answers.flatMap(({ data }) => data?.rows ?? []),
    language,
  );

/** One function for each language, not one for each time: the names stay the same ones until an answer changes. */
const NAMES = { en: namesFor('en'), 'zh-CN': namesFor('zh-CN') } as const satisfies Record<Language, unknown>;

const namedRow = z.object({ id: z.string(), title: z.union([z.string(), textSchema]) });

/** Titles by id, of the rows that have one: in one language, or in each. */
export const namesIn = (rows: readonly unknown[], language: Language): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap((row) => {
      const named = namedRow.safeParse(row).data;
      if (!named) return [];
      const title = titleWords(named.title, '', language);
      return title === '' ? [] : [[named.id, title] as const];
    }),
  );
