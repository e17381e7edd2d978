import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import type { Environment } from '../../engine/local/environment.ts';
import { LocalServiceError } from '../../engine/local/localServiceError.ts';
import { processesWithArgument } from '../../engine/local/processIdentity.ts';
import { provideTemporal } from '../../engine/local/temporal/service.ts';
import type { TemporalService } from '../../engine/local/temporal/service.ts';

const LIMIT_MS = 60_000;

const log = pino({ level: 'silent' });
const env: Environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')),
);

let dataDir: string;
let running: TemporalService[] = [];
let holders: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dacu-temporal-'));
});

afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await Promise.all(running.map((service) => service.stop()));
  await until(async () => (await serverProcesses()).length === 0);
  [running, holders] = [[], []];
  await rm(dataDir, { recursive: true, force: true });
}, LIMIT_MS);

async function start(): Promise<TemporalService> {
  const service = await provideTemporal({ dataDir, env, log });
  running.push(service);
  return service;
}

/** Another process that runs the service on the same data folder; resolves once it is up. */
async function startInAnotherProcess(): Promise<{ engine: ChildProcess; address: string }> {
  const engine = spawn(process.execPath, ['--import', 'tsx', 'tests/local/temporalHolder.ts', dataDir], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(engine);
  const [address] = await once(createInterface({ input: engine.stdout }), 'line');
  return { engine, address: String(address) };
}

/** The keeper and the server on the test's database. */
const serverProcesses = (): Promise<number[]> => processesWithArgument(join(dataDir, 'temporal', 'temporal.db'));

/** The server alone. */
async function serverPid(): Promise<number> {
  for (const pid of await serverProcesses()) {
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (command[1] === 'server') return pid;
  }
  throw new Error('No server runs.');
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('It did not happen within 20 s.');
    await delay(25);
  }
}

async function withClient<T>(address: string, use: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await use(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const startCampaign = (address: string): Promise<unknown> =>
  withClient(address, (client) => client.workflow.start('campaign', { workflowId: 'c1', taskQueue: 'q' }));

const campaignStatus = (address: string): Promise<string> =>
  withClient(address, async (client) => (await client.workflow.getHandle('c1').describe()).status.name);

describe('the local Temporal service', () => {
  it(
    'comes up on a loopback port, keeps its runs, and comes back on the same port after a restart',
    async () => {
      const first = await start();
      expect(first).toMatchObject({ kind: 'local', namespace: 'default' });
      expect(first.address).toMatch(/^127\.0\.0\.1:\d+$/);
      await startCampaign(first.address);
      await first.stop();
      expect(await serverProcesses()).toEqual([]);

      const second = await start();
      expect(second.address).toBe(first.address);
      expect(await campaignStatus(second.address)).toBe('RUNNING');
    },
    LIMIT_MS,
  );

  it(
    'takes another port when the remembered one is taken',
    async () => {
      const first = await start();
      await first.stop();
      const squatter = createServer().listen(Number(first.address.split(':')[1]), '127.0.0.1');
      await once(squatter, 'listening');
      try {
        const second = await start();
        expect(second.address).not.toBe(first.address);
        await startCampaign(second.address);
      } finally {
        squatter.close();
      }
    },
    LIMIT_MS,
  );

  it(
    'starts a server that was killed again, at the same address, with its runs',
    async () => {
      const service = await start();
      await startCampaign(service.address);
      for (let round = 0; round < 2; round++) {
        const killed = await serverPid();
        process.kill(killed, 'SIGKILL');
        await until(async () => (await campaignStatus(service.address).catch(() => 'down')) !== 'down');
        expect(await campaignStatus(service.address)).toBe('RUNNING');
        expect(await serverPid()).not.toBe(killed);
      }
    },
    LIMIT_MS,
  );

  it(
    'ends with an engine that is killed, and the next start finds everything',
    async () => {
      const { engine, address } = await startInAnotherProcess();
      await startCampaign(address);
      engine.kill('SIGKILL');
      await until(async () => (await serverProcesses()).length === 0);
      const service = await start();
      expect(service.address).toBe(address);
      expect(await campaignStatus(service.address)).toBe('RUNNING');
    },
    LIMIT_MS,
  );

  it(
    'starts at once while the server of a killed engine is still on its way out',
    async () => {
      const { engine, address } = await startInAnotherProcess();
      await startCampaign(address);
      engine.kill('SIGKILL');
      await once(engine, 'exit');
      const service = await start();
      expect(await campaignStatus(service.address)).toBe('RUNNING');
    },
    LIMIT_MS,
  );

  it(
    'comes up after everything, server and keeper included, was killed at once',
    async () => {
      const { engine, address } = await startInAnotherProcess();
      await startCampaign(address);
      for (const pid of await serverProcesses()) process.kill(pid, 'SIGKILL');
      engine.kill('SIGKILL');
      await once(engine, 'exit');
      const service = await start();
      expect(await campaignStatus(service.address)).toBe('RUNNING');
    },
    LIMIT_MS,
  );

  it(
    'ends an orphaned server that outlived engine and keeper, and only that one',
    async () => {
      const { engine, address } = await startInAnotherProcess();
      await startCampaign(address);
      const orphan = await serverPid();
      engine.kill('SIGSTOP');
      for (const pid of await serverProcesses()) if (pid !== orphan) process.kill(pid, 'SIGKILL');
      engine.kill('SIGKILL');
      await once(engine, 'exit');
      await until(async () => (await serverProcesses()).join() === String(orphan));
      const bystander = spawn('sleep', ['60']);
      try {
        const service = await start();
        expect(await serverProcesses()).not.toContain(orphan);
        expect(await campaignStatus(service.address)).toBe('RUNNING');
        expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
      } finally {
        bystander.kill('SIGKILL');
      }
    },
    LIMIT_MS,
  );

  it(
    'refuses a data folder that another engine uses, names it, and leaves its server alone',
    async () => {
      const { engine, address } = await startInAnotherProcess();
      const refusal = await start().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(LocalServiceError);
      const { problem } = refusal as LocalServiceError;
      expect(problem.code).toBe('temporalInUse');
      expect(problem.message.en).toContain(`${dataDir} is in use by process ${engine.pid}`);
      expect(problem.message['zh-CN']).toContain(String(engine.pid));
      await startCampaign(address);
    },
    LIMIT_MS,
  );

  it(
    'says why with the end of the log when the database cannot be opened',
    async () => {
      const service = await start();
      await service.stop();
      const database = join(dataDir, 'temporal', 'temporal.db');
      await rm(`${database}-wal`, { force: true });
      await rm(`${database}-shm`, { force: true });
      await writeFile(database, 'this is no database, '.repeat(500));
      const failure = await start().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(LocalServiceError);
      const { problem } = failure as LocalServiceError;
      expect(problem.code).toBe('temporalNotStarting');
      expect(problem.message.en).toMatch(/file is not a database/);
      expect(problem.message.en).toContain(database);
    },
    LIMIT_MS,
  );
});

describe('an external Temporal service', () => {
  it(
    'is used as it is when TEMPORAL_ADDRESS names one, and is left running',
    async () => {
      const local = await start();
      const external = await provideTemporal({ dataDir, env: { ...env, TEMPORAL_ADDRESS: local.address }, log });
      expect(external).toMatchObject({ kind: 'external', address: local.address, namespace: 'default' });
      await external.stop();
      await startCampaign(local.address);
    },
    LIMIT_MS,
  );

  it(
    'that does not answer is reported with its address and the way out, in both languages',
    async () => {
      const failure = provideTemporal({
        dataDir,
        env: { ...env, TEMPORAL_ADDRESS: '127.0.0.1:1' },
        log,
        externalLimitMs: 300,
      });
      await expect(failure).rejects.toMatchObject({
        problem: {
          code: 'temporalUnreachable',
          message: {
            en: expect.stringMatching(/127\.0\.0\.1:1 did not answer.*unset TEMPORAL_ADDRESS/s),
            'zh-CN': expect.stringMatching(/127\.0\.0\.1:1.*没有应答.*TEMPORAL_ADDRESS/s),
          },
        },
      });
    },
    LIMIT_MS,
  );

  it(
    'without the namespace asked for is reported by that name',
    async () => {
      const local = await start();
      const failure = provideTemporal({
        dataDir,
        env: { ...env, TEMPORAL_ADDRESS: local.address, TEMPORAL_NAMESPACE: 'shop-eu' },
        log,
        externalLimitMs: 500,
      });
      await expect(failure).rejects.toThrow(/no namespace shop-eu/);
    },
    LIMIT_MS,
  );
});
