import { openApiDocument } from '../../rules/api/openapi.ts';
import type { ApiDeps } from './deps.ts';
import type { Some } from './http/handlers.ts';
import type { EventStreams } from './events/stream.ts';

export function engineHandlers(
  { client, storeHealth, version }: Pick<ApiDeps, 'client' | 'storeHealth' | 'version'>,
  streams: EventStreams,
): Some<'events' | 'health' | 'openapi'> {
  // Few ask for it, and writing it takes a while.
  let document: ReturnType<typeof openApiDocument> | undefined;
  return {
    events({ request, response, query }) {
      streams.start(request, response, query.campaign);
      return undefined;
    },

    async health({ response }) {
      const [temporal, store] = await Promise.all([client.health(), storeHealth().catch(() => false)]);
      const well = temporal && store;
      response.status(well ? 200 : 503);
      return { status: part(well), temporal: part(temporal), store: part(store), version };
    },

    openapi: () => (document ??= openApiDocument(version)),
  };
}

const part = (well: boolean): 'ok' | 'failed' => (well ? 'ok' : 'failed');
