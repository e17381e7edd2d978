import type { WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Text } from '../../rules/problems/problem.ts';
import type { Ports } from '../../workflows/ports.ts';
import { provideTemporal } from '../local/temporal/service.ts';
import { Cleanup } from './cleanup.ts';
import { openDataDir } from './data-dir.ts';
import { partsNeedServices } from './problems.ts';
import type { Settings } from './settings.ts';

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
 * Starts the engine; what was started is stopped again if a later part fails. Campaigns go on where they were.
 * Temporal is started first: until it answers, the code that uses it is loaded.
 */
export async function startEngine(settings: Settings, options: EngineOptions): Promise<Engine> {
  const { parts, log, onProgress } = options;
  if (parts !== 'all' && !settings.mongodbUri) throw partsNeedServices(parts);
  await openDataDir(settings.dataDir);
  onProgress(STARTING);
  const cleanup = new Cleanup();
  const temporal = provideTemporal({ dataDir: settings.dataDir, env: settings.env, log, onProgress });
  cleanup.addStarting(temporal, (service) => service.stop());
  try {
    const { startParts } = await import('./parts.ts');
    return await startParts(settings, options, temporal, cleanup);
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}
