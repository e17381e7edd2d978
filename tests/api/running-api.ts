import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { createServer } from 'node:http';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { z } from 'zod';
import { createApp } from '../../engine/api/app.ts';
import type { Template } from '../../rules/templates/template.ts';
import { addDemoPeople, DEMO_PASSWORD } from '../../engine/auth/people.ts';
import { Hub } from '../../engine/data/hub.ts';
import { createIngest } from '../../engine/data/ingest.ts';
import { defineModels, initModels } from '../../engine/models/models.ts';
import type { Models } from '../../engine/models/models.ts';
import { createPorts } from '../../engine/ports/ports.ts';
import { connectStore } from '../../engine/store/connect.ts';
import { problemDocumentSchema } from '../../rules/api/common.ts';
import { openApiDocument } from '../../rules/api/openapi.ts';
import { routes } from '../../rules/api/routes.ts';
import type { RouteId } from '../../rules/api/routes.ts';
import type { Route } from '../../rules/api/route.ts';
import type { ActRequest, CampaignInput } from '../../workflows/messages.ts';
import type { Ports } from '../../workflows/ports.ts';
import { InProcessCampaigns } from './in-process-campaigns.ts';

export const TOKEN = 'a-token-of-the-tests';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface RunningApi {
  readonly url: string;
  readonly models: Models;
  readonly hub: Hub;
  readonly ports: Ports;
  readonly campaigns: InProcessCampaigns;
  readonly logged: string[];
  /** Real time as the engine sees it, epoch ms. */
  nowMs: number;
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  as(user: string): Promise<Person>;
  readonly program: Person;
  stop(): Promise<void>;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is, without a Content-Type of its own. */
  readonly raw?: string | Uint8Array;
}

/** The API as one asker: every successful answer is checked by the schema of its route. */
export class Person {
  readonly #api: Pick<RunningApi, 'send'>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(api: Pick<RunningApi, 'send'>, headers: Readonly<Record<string, string>>) {
    this.#api = api;
    this.headers = headers;
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.#api.send(method, path, { headers: this.headers, ...(body !== undefined && { body }) });
    checkAnswer(method, path, answer);
    return answer;
  }

  async csv(path: string, text: string | Uint8Array): Promise<Answer> {
    const answer = await this.#api.send('POST', path, {
      headers: { ...this.headers, 'content-type': 'text/csv' },
      raw: text,
    });
    checkAnswer('POST', path, answer);
    return answer;
  }
}

function checkAnswer(method: string, path: string, { status, json, headers }: Answer): void {
  if (status >= 400) {
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    problemDocumentSchema.parse(json);
    return;
  }
  const id = routeOf(method, path);
  const schema = id && (routes[id] as Route).answer;
  if (schema) z.any().parse(schema.parse(json));
}

/** What the OpenAPI document says that a request may be answered with; of what is no route, that it is none. */
function documentedStatuses(method: string, path: string): number[] {
  const id = routeOf(method, path);
  if (!id) return [404];
  const { responses } = documented.paths[routes[id].path.replaceAll(/:(\w+)/g, '{$1}')]![routes[id].method]!;
  return Object.keys(responses).map(Number);
}

const documented = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
  })
  .parse(openApiDocument('0.0.0-test'));

/** The route of the table that a path belongs to. */
function routeOf(method: string, path: string): RouteId | undefined {
  const plain = path.split('?')[0]!;
  return (Object.keys(routes) as RouteId[]).find((id) => {
    const route: Route = routes[id];
    const pattern = new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`);
    return route.method === method.toLowerCase() && pattern.test(plain);
  });
}

/** The whole API on a store of its own; campaigns run in this process on the production ports, without Temporal. */
export async function startApi(
  options: { templates?: readonly Template[]; editorDir?: string; isLocal?: boolean } = {},
): Promise<RunningApi> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dacu-api-'));
  const store = await connectStore({ dataDir });
  const models = defineModels(store.connection);
  await initModels(models);
  await addDemoPeople(models);
  const hub = new Hub();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const now = (): number => api.nowMs;
  const client = {
    launch: (input: CampaignInput) => campaigns.launch(input),
    act: (campaign: string, request: ActRequest) => campaigns.act(campaign, request),
  };
  const ports = createPorts({ models, hub, client, now, env: {} });
  const campaigns = new InProcessCampaigns(ports);
  const closing = new AbortController();
  const app = createApp({
    models,
    hub,
    ingest: createIngest({ models, hub, now }),
    campaigns: ports.campaigns,
    data: ports.data,
    connectors: ports.connectors,
    client: campaigns,
    templates: options.templates ?? [],
    now,
    watchShards: 1,
    version: '0.0.0-test',
    storeHealth: async () => store.connection.readyState === mongoose.ConnectionStates.connected,
    log,
    apiToken: TOKEN,
    sessionSecret: 'a-secret-of-the-tests',
    isLocal: options.isLocal ?? true,
    editorDir: options.editorDir,
    closing: closing.signal,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const send = async (method: string, path: string, { headers = {}, body, raw }: SendOptions = {}): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...((body !== undefined || raw !== undefined) && { body: raw ?? JSON.stringify(body) }),
    } as RequestInit);
    const text = await response.text();
    if (response.status !== 500) expect(documentedStatuses(method, path)).toContain(response.status);
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  const signedIn = new Map<string, Promise<Person>>();
  const signIn = async (user: string): Promise<Person> => {
    const { headers, status } = await send('POST', '/session', { body: { user, password: DEMO_PASSWORD } });
    expect(status).toBe(200);
    const cookie = headers.getSetCookie().map((each) => each.split(';')[0]!);
    return new Person({ send }, { cookie: cookie.join('; ') });
  };
  const api: RunningApi = {
    url,
    models,
    hub,
    ports,
    campaigns,
    logged,
    nowMs: Date.parse('2026-11-01T00:00:00Z'),
    send,
    as(user) {
      const known = signedIn.get(user) ?? signIn(user);
      signedIn.set(user, known);
      return known;
    },
    program: new Person({ send }, { authorization: `Bearer ${TOKEN}` }),
    async stop() {
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return api;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The codes of a refusal's problems, with their places. */
export function problemsIn({ json }: Answer): string[] {
  const { problems = [] } = problemDocumentSchema.parse(json);
  return problems.map((problem) => `${problem.code} ${problem.place.pointer}`);
}

export const codeOf = ({ json }: Answer): string => problemDocumentSchema.parse(json).code;
