import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowClient } from '@temporalio/client';
import { STATES } from 'mongoose';
import type { Logger } from 'pino';
import type { Text } from '../../rules/problems/problem.ts';
import { templates } from '../../rules/templates/index.ts';
import { TASK_QUEUE, WATCH_WORKFLOW, watchWorkflowId } from '../../workflows/messages.ts';
import type { WatchInput } from '../../workflows/messages.ts';
import type { Ports } from '../../workflows/ports.ts';
import { startWorker } from '../../workflows/worker.ts';
import type { RunningWorker } from '../../workflows/worker.ts';
import { createApp } from '../api/app.ts';
import { launchPendingCampaigns } from '../api/campaigns/launching.ts';
import { addDemoPeople } from '../auth/people.ts';
import { API_TOKEN_FILE, provideSecret, SESSION_SECRET_FILE } from '../auth/secrets.ts';
import { Hub } from '../data/hub.ts';
import { createIngest } from '../data/ingest.ts';
import { retryingCalls } from '../local/temporal/retries.ts';
import { provideTemporal } from '../local/temporal/service.ts';
import { defineModels, initModels } from '../models/models.ts';
import { createCampaignClient } from '../ports/campaign-client.ts';
import { followStore } from '../ports/follower.ts';
import { createPorts } from '../ports/ports.ts';
import { connectStore } from '../store/connect.ts';
import { Cleanup } from './cleanup.ts';
import { listeningFailed, partsNeedServices } from './problems.ts';
import { editorPath, workflowBundlePath } from './paths.ts';
import type { Settings } from './settings.ts';
import { openLiveness, resumeClocks } from './standstill.ts';
import { sendTemporalLogTo } from './temporal-log.ts';
import { VERSION } from './version.ts';

/** Which parts run in this process. Apart from each other they need a shared store and a shared Temporal. */
export type EngineParts = 'all' | 'server' | 'worker';

export interface EngineOptions {
  readonly parts: EngineParts;
  readonly log: Logger;
  readonly onProgress: (text: Text) => void;
  /** Puts something around the ports, such as a fault that a test injects. */
  readonly wrapPorts?: (ports: Ports) => Ports;
}

export interface Engine {
  /** Of the API and the screens; empty for a worker alone. */
  readonly url: string;
  /** For programs that bring data in. */
  readonly token: string;
  readonly workflows: WorkflowClient;
  /** Resolves with the reason if a part fails for good. */
  readonly failed: Promise<unknown>;
  stop(): Promise<void>;
}

const STARTING: Text = { en: 'Starting the services…', 'zh-CN': '正在启动服务…' };

/**
 * Starts the engine: store, Temporal, worker, API, in this order; what was started is stopped again if a later part
 * fails. Campaigns go on where they were.
 */
export async function startEngine(settings: Settings, options: EngineOptions): Promise<Engine> {
  const cleanup = new Cleanup();
  try {
    return await start(settings, options, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function start(settings: Settings, options: EngineOptions, cleanup: Cleanup): Promise<Engine> {
  const { parts, log, onProgress } = options;
  if (parts !== 'all' && !settings.mongodbUri) throw partsNeedServices(parts);
  onProgress(STARTING);
  sendTemporalLogTo(log);
  const store = await connectStore({ mongodbUri: settings.mongodbUri, dataDir: settings.dataDir, log });
  cleanup.add(() => store.close());
  const models = defineModels(store.connection);
  await initModels(models);
  await addDemoPeople(models);

  const temporal = await provideTemporal({ dataDir: settings.dataDir, env: settings.env, log, onProgress });
  cleanup.add(() => temporal.stop());
  const connection = await Connection.connect({ ...temporal.connectionOptions, interceptors: retryingCalls });
  cleanup.add(() => connection.close());
  const client = new Client({ connection, namespace: temporal.namespace });
  const campaigns = createCampaignClient(client);

  const hub = new Hub();
  const now = Date.now;
  const bare = createPorts({
    models,
    hub,
    client: campaigns,
    env: settings.env,
    now,
    shared: store.kind === 'mongodb',
  });
  const ports = options.wrapPorts?.(bare) ?? bare;

  const liveness = await openLiveness(settings.dataDir);
  const resumed = parts === 'worker' ? [] : await resumeClocks(models, liveness.lastAliveMs, now());
  const marking = liveness.keepMarking();
  cleanup.add(() => marking.stop());

  let worker: RunningWorker | undefined;
  if (parts !== 'server') {
    worker = await startWorker({
      connection: temporal.connectionOptions,
      namespace: temporal.namespace,
      ports,
      client: client.workflow,
      bundlePath: workflowBundlePath,
    });
    cleanup.add(worker.stop);
  }
  await startWatching(client.workflow, settings.watchShards);
  for (const campaign of resumed) await campaigns.signalClock(campaign);

  const token = await provideSecret(settings.dataDir, API_TOKEN_FILE, settings.apiToken);
  let url = '';
  if (parts !== 'worker') {
    const deps = {
      models,
      hub,
      ingest: createIngest({ models, hub, now }),
      campaigns: ports.campaigns,
      data: ports.data,
      connectors: ports.connectors,
      client: campaigns,
      templates,
      now,
      watchShards: settings.watchShards,
      version: VERSION,
      storeHealth: async () => store.connection.readyState === STATES.connected,
      log,
    };
    const closing = new AbortController();
    const app = createApp({
      ...deps,
      apiToken: token,
      sessionSecret: await provideSecret(settings.dataDir, SESSION_SECRET_FILE, settings.sessionSecret),
      editorDir: editorPath,
      closing: closing.signal,
    });
    const server = await listen(createServer(app), settings.port, settings.host);
    if (store.kind === 'mongodb') {
      const following = followStore(models, hub, log);
      cleanup.add(() => following.stop());
    }
    cleanup.add(async () => {
      closing.abort();
      await close(server);
    });
    url = urlOf(server, settings.host);
    await launchPendingCampaigns(deps);
  }
  const failed = worker
    ? worker.done.then(
        () => new Error('The worker ended'),
        (error: unknown) => error,
      )
    : new Promise<never>(() => {});
  let stopping: Promise<void> | undefined;
  return { url, token, workflows: client.workflow, failed, stop: () => (stopping ??= cleanup.run()) };
}

/** Each shard of the watch is one workflow, which lives as long as the namespace; starting one that runs is no error. */
async function startWatching(client: WorkflowClient, shards: number): Promise<void> {
  for (let shard = 0; shard < shards; shard++) {
    const input: WatchInput = { version: 1, shard, shards };
    await client.start(WATCH_WORKFLOW, {
      workflowId: watchWorkflowId(shard),
      taskQueue: TASK_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  }
}

/** Longer than clients and proxies keep idle connections: a request never comes over one that we are just closing. */
const KEEP_ALIVE_MS = 75_000;

function listen(server: Server, port: number, host: string): Promise<Server> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listeningFailed(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
