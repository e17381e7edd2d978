import { NativeConnection, Worker } from '@temporalio/worker';
import type { ActivityInterceptors, NativeConnectionOptions } from '@temporalio/worker';
import type { Context } from '@temporalio/activity';
import type { WorkflowClient } from '@temporalio/client';
import { createActivities } from './activities/activities.ts';
import type { Activities } from './activities/activities.ts';
import { createLoader } from './activities/programs.ts';
import { campaignWorkflowId, TASK_QUEUE, WATCH_SIGNAL } from './messages.ts';
import type { Ports } from './ports.ts';
import { createWatchingActivities } from './watch/watching.ts';
import type { TellCampaign } from './watch/telling.ts';

export interface WorkerOptions {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly ports: Ports;
  readonly client: WorkflowClient;
  /** The prebuilt workflow bundle's file. */
  readonly bundlePath: string;
}

export interface RunningWorker {
  /** Rejects if the worker fails for good; resolves when it was stopped. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** A worker for campaigns and the watch, with the settings that were measured to be right for both. */
export async function startWorker({
  connection: options,
  namespace,
  ports,
  client,
  bundlePath,
}: WorkerOptions): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(options);
  const stopping = new AbortController();
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: bundlePath },
    activities: {
      ...createActivities(ports),
      ...createWatchingActivities(ports, createLoader(ports.campaigns), tellThrough(client), stopping.signal),
    },
    interceptors: { activity: [keepBeating] },
    // A run goes on within seconds after the worker that had it died, instead of tens of seconds.
    stickyQueueScheduleToStartTimeout: '1s',
    maxCachedWorkflows: 500,
    shutdownGraceTime: '5 seconds',
  });
  const run = async (): Promise<void> => {
    try {
      await worker.run();
    } finally {
      await connection.close();
    }
  };
  const done = run();
  return {
    done,
    stop: async () => {
      stopping.abort();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

const BEAT_EVERY_MS = 1_000;

const CALLS_PLATFORM: keyof Activities = 'performEffect';

/**
 * While a platform is being called, the worker says that it is alive: the call itself only waits. The watch is left
 * alone, which says by itself that it goes round and round.
 */
const keepBeating = (context: Context): ActivityInterceptors => ({
  inbound: {
    async execute(input, next) {
      if (context.info.activityType !== CALLS_PLATFORM) return next(input);
      const beating = setInterval(() => context.heartbeat(), BEAT_EVERY_MS);
      try {
        return await next(input);
      } finally {
        clearInterval(beating);
      }
    },
  },
});

const tellThrough =
  (client: WorkflowClient): TellCampaign =>
  async (campaign, atMs) => {
    try {
      await client.getHandle(campaignWorkflowId(campaign)).signal(WATCH_SIGNAL, atMs);
    } catch (error) {
      // A campaign that has just ended needs no news; its watch goes with it.
      if (!(error instanceof Error && error.name === 'WorkflowNotFoundError')) throw error;
    }
  };
