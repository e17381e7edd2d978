import { Client, Connection } from '@temporalio/client';
import type { WorkflowClient } from '@temporalio/client';
import { STATES } from 'mongoose';
import { templates } from '../../rules/templates/index.ts';
import { TASK_QUEUE, WATCH_WORKFLOW, watchWorkflowId } from '../../workflows/messages.ts';
import type { WatchInput } from '../../workflows/messages.ts';
import { startWorker } from '../../workflows/worker.ts';
import { markBroken } from '../api/campaigns/broken.ts';
import { launchPendingCampaigns } from '../api/campaigns/launching.ts';
import { addDemoPeople } from '../auth/people.ts';
import { API_TOKEN_FILE, provideSecret, SESSION_SECRET_FILE } from '../auth/secrets.ts';
import { Hub } from '../data/hub.ts';
import { createIngest } from '../data/ingest.ts';
import { retryingCalls } from '../local/temporal/retries.ts';
import type { TemporalService } from '../local/temporal/service.ts';
import { defineModels, initModels } from '../models/models.ts';
import { createCampaignClient } from '../ports/campaign-client.ts';
import { followStore } from '../ports/follower.ts';
import { createPorts } from '../ports/ports.ts';
import { connectStore } from '../store/connect.ts';
import type { Cleanup } from './cleanup.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { editorPath, workflowBundlePath } from './paths.ts';
import { repeat } from './repeat.ts';
import { serveApi } from './serve-api.ts';
import type { Settings } from './settings.ts';
import { openLiveness, resumeClocks } from './standstill.ts';
import { sendTemporalLogTo } from './temporal-log.ts';
import { VERSION } from './version.ts';

/** How often the campaigns in the store are compared with those of Temporal: some are to be started, some were broken off. */
const RECONCILE_EVERY_MS = 10_000;

/**
 * Opens the store, and starts on it and on Temporal what runs in this process: worker and API. What was started is in
 * `cleanup`, also when a later part fails.
 */
export async function startParts(
  settings: Settings,
  options: EngineOptions,
  temporalStarting: Promise<TemporalService>,
  cleanup: Cleanup,
): Promise<Engine> {
  const { parts, log } = options;
  sendTemporalLogTo(log);
  const store = await connectStore({ mongodbUri: settings.mongodbUri, dataDir: settings.dataDir, log });
  cleanup.add(() => store.close());
  const models = defineModels(store.connection);
  await initModels(models);
  await addDemoPeople(models);

  const temporal = await temporalStarting;
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

  // Of the time that a worker takes to start, much is spent in threads of its own: meanwhile all else is made ready.
  const working =
    parts === 'server'
      ? undefined
      : startWorker({
          connection: temporal.connectionOptions,
          namespace: temporal.namespace,
          ports,
          client: client.workflow,
          bundlePath: workflowBundlePath,
        });
  if (working) cleanup.addStarting(working, (worker) => worker.stop());
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
      apiToken: token,
      sessionSecret: await provideSecret(settings.dataDir, SESSION_SECRET_FILE, settings.sessionSecret),
      editorDir: editorPath,
    };
    url = await serveApi(deps, settings, cleanup);
    if (store.kind === 'mongodb') {
      const following = followStore(models, hub, log);
      cleanup.add(() => following.stop());
    }
    await launchPendingCampaigns(deps);
    const reconcile = async (stopping: AbortSignal): Promise<void> => {
      await launchPendingCampaigns(deps, stopping);
      await markBroken(deps);
    };
    const reconciling = repeat(RECONCILE_EVERY_MS, reconcile, log);
    cleanup.add(() => reconciling.stop());
  }
  const worker = await working;
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
