import cookieSession from 'cookie-session';
import express from 'express';
import type { Express } from 'express';
import { pinoHttp } from 'pino-http';
import { API_BASE } from '../../rules/api/routes.ts';
import { decode } from '../models/json-text.ts';
import { warRoomHandlers } from './campaigns/war-room.ts';
import { campaignHandlers } from './campaigns/handlers.ts';
import { interventionHandlers } from './campaigns/interventions.ts';
import { datasetHandlers } from './data/datasets.ts';
import { metricHandlers } from './data/metrics.ts';
import { shopHandlers } from './data/shops.ts';
import { commentHandlers } from './comments/handlers.ts';
import type { ApiDeps } from './deps.ts';
import { engineHandlers } from './engine.ts';
import { EventStreams } from './events/stream.ts';
import { answerErrors, CSV_LIMIT, JSON_LIMIT, sendProblem } from './http/errors.ts';
import { mountRoutes } from './http/mount.ts';
import { noSuchRoute } from './http/refusals.ts';
import { refuseUnsafeJson } from './http/unsafe-json.ts';
import { playbookHandlers } from './playbooks/handlers.ts';
import { shadowHandlers } from './playbooks/shadow.ts';
import { limitSignIns } from './session/sign-in-limit.ts';
import { loopbackNamesOnly, sameOriginOnly } from './session/same-origin.ts';
import { principalOf, sessionHandlers } from './session/session.ts';
import { editorRouter } from './static.ts';
import { attachmentHandlers } from './tasks/attachments.ts';
import { byHandHandlers } from './tasks/by-hand.ts';
import { taskHandlers } from './tasks/handlers.ts';

export interface AppDeps extends ApiDeps {
  /** What session cookies are signed with. */
  readonly sessionSecret: string;
  /** What programs send as `Authorization: Bearer …`. */
  readonly apiToken: string;
  /** It listens on this machine only, so a person finds it under a name of this machine. */
  readonly isLocal: boolean;
  /** The folder of the built editor. */
  readonly editorDir?: string | undefined;
  /** Aborted when the server shuts down: the event streams end. */
  readonly closing?: AbortSignal | undefined;
}

const SESSION_MS = 14 * 86_400_000;
const HEALTH_PATH = `${API_BASE}/healthz`;

/** The HTTP face of the engine: the API, and the editor's pages where they were built. */
export function createApp(deps: AppDeps): Express {
  const { models, log, sessionSecret, apiToken, isLocal, editorDir, closing } = deps;
  const streams = new EventStreams(deps.hub);
  closing?.addEventListener('abort', () => streams.closeAll(), { once: true });

  const app = express();
  app.disable('x-powered-by');
  // Where probes look for it, besides its place in the API.
  app.use((request, _response, next) => {
    if (request.path === '/healthz') request.url = HEALTH_PATH;
    next();
  });
  app.use((_request, response, next) => {
    response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' });
    next();
  });
  app.use(API_BASE, logRequests(log));
  app.use(
    API_BASE,
    cookieSession({ name: 'dacu', keys: [sessionSecret], maxAge: SESSION_MS, httpOnly: true, sameSite: 'lax' }),
  );
  if (isLocal) app.use(API_BASE, loopbackNamesOnly);
  app.use(API_BASE, sameOriginOnly);
  app.use(API_BASE, express.json({ limit: JSON_LIMIT }), express.raw({ type: 'text/csv', limit: CSV_LIMIT }));
  app.use(API_BASE, refuseUnsafeJson);
  const router = mountRoutes(
    {
      ...sessionHandlers(deps),
      ...shopHandlers(deps),
      ...metricHandlers(deps),
      ...datasetHandlers(deps),
      ...playbookHandlers(deps),
      ...campaignHandlers(deps),
      ...interventionHandlers(deps),
      ...warRoomHandlers(deps),
      ...shadowHandlers(deps),
      ...commentHandlers(deps),
      ...taskHandlers(deps),
      ...byHandHandlers(deps),
      ...attachmentHandlers(deps),
      ...engineHandlers(deps, streams),
    },
    {
      limit: limitSignIns,
      principalOf: (request) => principalOf(models, apiToken, request),
      async rolesOf(campaign) {
        const found = await models.campaigns.findById(campaign, { roles: 1 }).lean();
        return found ? decode(found.roles) : {};
      },
    },
  );
  app.use(API_BASE, router);
  app.use(API_BASE, (request, response) =>
    sendProblem(response, noSuchRoute(request.method, request.originalUrl.split('?')[0]!)),
  );
  const editor = editorRouter(editorDir);
  if (editor) app.use(editor);
  app.use((request, response) => sendProblem(response, noSuchRoute(request.method, request.path)));
  app.use(answerErrors(log));
  return app;
}

/** One line for each request: no bodies, no headers, no queries, as these may hold what nobody else should read. */
const logRequests = (logger: ApiDeps['log']) =>
  pinoHttp({
    logger,
    autoLogging: { ignore: (request) => request.url?.endsWith('/healthz') ?? false },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: () => undefined,
    },
  });
