import { useQuery, useQueryClient } from '@tanstack/react-query';
import { logPageSchema } from '../../rules/api/campaigns.ts';
import type { LogEntryWire } from '../../rules/api/campaigns.ts';
import { keys } from './keys.ts';
import { request } from './request.ts';

const PAGE = 1000;

/** Older entries than these are not kept in the page; the log itself keeps all. */
const MOST_KEPT = 5000;

/**
 * A campaign's log, oldest first, as far as the page keeps it. It only ever grows, so that a refresh fetches what is
 * new after the last entry.
 */
export function useLog(id: string) {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.log(id),
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<readonly LogEntryWire[]> => {
      const known = client.getQueryData<readonly LogEntryWire[]>(keys.log(id));
      const last = known?.at(-1);
      if (!known || !last) return await newest(id, signal);
      const fresh = await after(id, last.seq, signal);
      return fresh.length === 0 ? known : [...known, ...fresh].slice(-MOST_KEPT);
    },
  });
}

/** The whole of a campaign's log, oldest first, as it is when it is asked for: to go through from the beginning. */
export const useWholeLog = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.wholeLog(id),
    enabled,
    structuralSharing: false,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => after(id, undefined, signal),
  });

async function newest(id: string, signal: AbortSignal): Promise<readonly LogEntryWire[]> {
  const entries: LogEntryWire[] = [];
  let before: number | undefined;
  for (;;) {
    const query = { order: 'newest', limit: PAGE, ...(before !== undefined && { before }) };
    const page = await request(logPageSchema, `/campaigns/${id}/log`, { query, signal });
    entries.push(...page.entries);
    before = page.entries.at(-1)?.seq;
    if (!page.more || before === undefined || entries.length >= MOST_KEPT) return entries.toReversed();
  }
}

async function after(id: string, seq: number | undefined, signal: AbortSignal): Promise<readonly LogEntryWire[]> {
  const entries: LogEntryWire[] = [];
  for (;;) {
    const last = entries.at(-1)?.seq ?? seq;
    const query = { limit: PAGE, ...(last !== undefined && { after: last }) };
    const page = await request(logPageSchema, `/campaigns/${id}/log`, { query, signal });
    entries.push(...page.entries);
    if (!page.more || page.entries.length === 0) return entries;
  }
}
