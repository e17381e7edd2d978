import { raw, Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Route } from '../../../rules/api/route.ts';
import { routes } from '../../../rules/api/routes.ts';
import { problemsFromZod } from '../../../rules/playbook/zod-problems.ts';
import type { Principal } from '../../auth/principal.ts';
import { maySteer } from '../../auth/roles.ts';
import type { CampaignRoles } from '../../auth/roles.ts';
import type { Asked, Handlers } from './handlers.ts';
import { fieldsOf } from './schema-fields.ts';
import {
  badRequest,
  notUtf8,
  personsOnly,
  signInNeeded,
  steeringOnly,
  wrongFileType,
  wrongMediaType,
} from './refusals.ts';

export interface MountDeps {
  readonly principalOf: (request: Request) => Promise<Principal | undefined>;
  /** What goes before the routes that are limited. */
  readonly limit: () => RequestHandler;
  /** Who has which role in a campaign; none for one that does not exist. */
  readonly rolesOf: (campaign: string) => Promise<CampaignRoles>;
}

type AnyHandler = (asked: Asked<Route>) => unknown;

/** A router with every route of the table, each checked by its schemas before its handler sees it. */
export function mountRoutes(handlers: Handlers, deps: MountDeps): Router {
  const router = Router({ caseSensitive: true });
  for (const [id, route] of Object.entries(routes) as [keyof Handlers, Route][]) {
    // The table and the handlers agree by type, id by id; a loop over them cannot say so.
    const handler = handlers[id] as unknown as AnyHandler;
    const before = [...(route.limited ? [deps.limit()] : []), ...(route.upload ? [takeFile(route.upload)] : [])];
    router[route.method](route.path, ...before, async (request, response) => {
      const principal = await admit(route, request, deps);
      const answer = await handler({ ...read(route, request), principal, request, response } as Asked<Route>);
      if (!route.stream && !route.download) send(response, route, answer);
    });
  }
  return router;
}

const takeFile = ({ types, limitBytes }: NonNullable<Route['upload']>): RequestHandler =>
  raw({ type: [...types], limit: limitBytes });

function send(response: Response, { status = 200, answer: schema }: Route, answer: unknown): void {
  // A handler that knows better, such as of ill health, has set its own.
  if (response.statusCode === 200) response.status(status);
  if (schema) response.json(answer);
  else response.end();
}

async function admit(
  route: Route,
  request: Request,
  { principalOf, rolesOf }: MountDeps,
): Promise<Principal | undefined> {
  const principal = await principalOf(request);
  if (route.access === 'public') return principal;
  if (!principal) throw signInNeeded();
  if (route.access === 'person' && principal.kind !== 'person') throw personsOnly();
  if (route.access === 'steering') {
    const campaign = route.path.startsWith('/campaigns/:id') ? request.params['id'] : undefined;
    if (!maySteer(principal, typeof campaign === 'string' ? await rolesOf(campaign) : {})) throw steeringOnly();
  }
  return principal;
}

type Read = Pick<Asked<Route>, 'params' | 'query' | 'body' | 'csv' | 'csvQuery' | 'upload'>;

function read(route: Route, request: Request): Read {
  const params = check(route.params, request.params, '/params');
  const query = check(route.query, request.query, '/query');
  const none = { body: undefined, csv: undefined, csvQuery: undefined as never, upload: undefined };
  if (route.upload) {
    if (!Buffer.isBuffer(request.body)) throw wrongFileType(route.upload.types);
    return { ...none, params, query, upload: request.body as never };
  }
  if (route.csvQuery && request.is('text/csv')) {
    const csvQuery = check(route.csvQuery, request.query, '/query') as never;
    return { ...none, params, query, csv: decode(request.body), csvQuery };
  }
  if (hasBody(request) && !request.is('application/json')) {
    throw wrongMediaType(route.csvQuery ? 'application/json / text/csv' : 'application/json');
  }
  return { ...none, params, query, body: check(route.body, request.body, '') };
}

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

function check(schema: z.ZodType | undefined, value: unknown, base: string): undefined {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw badRequest(problemsFromZod(parsed.error, value, base, () => fieldsOf(schema)));
  return parsed.data as undefined;
}

function decode(body: unknown): string {
  if (!Buffer.isBuffer(body)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw notUtf8();
  }
}
