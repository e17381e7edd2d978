import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { ApiClient } from '../../engine/demo/client.ts';
import { DEMO_PASSWORD } from '../../engine/auth/people.ts';
import { startEngine } from '../../engine/system/engine.ts';
import type { EngineOptions } from '../../engine/system/engine.ts';
import { readSettings } from '../../engine/system/settings.ts';
import { campaignSchema, logPageSchema } from '../../rules/api/campaigns.ts';
import type { Campaign, LogEntryWire } from '../../rules/api/campaigns.ts';
import { draftSchema, versionSchema } from '../../rules/api/playbooks.ts';

export interface TestEngine {
  readonly url: string;
  readonly token: string;
  readonly dataDir: string;
  /** The API as a program with the engine's token. */
  readonly programs: ApiClient;
  /** The API as one of the demo people. */
  as(user: string): Promise<ApiClient>;
  stop(): Promise<void>;
}

/** The whole engine (store, Temporal, worker, API) in this process, on a free port and a folder of its own. */
export async function startTestEngine({
  wrapPorts,
  env: given = {},
}: Pick<EngineOptions, 'wrapPorts'> & { env?: NodeJS.ProcessEnv } = {}): Promise<TestEngine> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dacu-engine-'));
  const log = pino({ level: process.env['DACU_LOG_LEVEL'] ?? 'error' }, pino.destination({ dest: 2, sync: true }));
  const { MONGODB_URI: _, TEMPORAL_ADDRESS: __, ...env } = process.env;
  const settings = readSettings({ ...env, ...given, PORT: '0', HOST: '', DACU_DATA_DIR: dataDir });
  const engine = await startEngine(settings, {
    parts: 'all',
    log,
    onProgress: () => undefined,
    ...(wrapPorts && { wrapPorts }),
  });
  const { url, token } = engine;
  const signedIn = new Map<string, Promise<ApiClient>>();
  return {
    url,
    token,
    dataDir,
    programs: ApiClient.withToken(url, token),
    as(user) {
      const client = signedIn.get(user) ?? ApiClient.signedIn(url, user, DEMO_PASSWORD);
      signedIn.set(user, client);
      return client;
    },
    async stop() {
      await engine.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Has the planner submit the playbook and the manager approve it. */
export async function approve(engine: TestEngine, playbook: unknown): Promise<{ playbook: string; version: number }> {
  const [planner, manager] = [await engine.as('chenjie'), await engine.as('lihang')];
  const draft = await planner.post('/playbooks', { playbook }, draftSchema);
  const { id } = draft.playbook;
  const { number } = await planner.post(`/playbooks/${id}/versions`, {}, versionSchema);
  await manager.post(`/playbooks/${id}/versions/${number}/decision`, { decision: 'approve' }, versionSchema);
  return { playbook: id, version: number };
}

export const campaignOf = (programs: ApiClient, id: string): Promise<Campaign> =>
  programs.get(`/campaigns/${id}`, campaignSchema);

/** The log after an entry's number, to its end. */
export async function logOf(programs: ApiClient, id: string, after = 0): Promise<LogEntryWire[]> {
  const log: LogEntryWire[] = [];
  for (;;) {
    const from = log.at(-1)?.seq ?? after;
    const page = await programs.get(`/campaigns/${id}/log?after=${from}&limit=1000`, logPageSchema);
    log.push(...page.entries);
    if (!page.more) return log;
  }
}

/** Waits until it is so, looking again and again. @throws Error that says what was waited for */
export async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  { limitMs = 20_000, everyMs = 20 } = {},
): Promise<void> {
  const untilMs = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > untilMs) throw new Error(`Waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

export const anything = z.unknown();
