import { spawnSync } from 'node:child_process';
import { Context } from '@temporalio/activity';
import { pino } from 'pino';
import { z } from 'zod';
import { readSettings } from '../../engine/system/settings.ts';
import { compiled } from '../support/compiled.ts';
import type { Ports } from '../../workflows/ports.ts';

/**
 * The engine with its demo in a process of its own, which ends itself and all that it started, as a crash does, at the
 * moment that it was told. Prints one line of JSON when it is up.
 */
const planSchema = z.object({
  dataDir: z.string(),
  speed: z.number(),
  seed: z.number(),
  /** Where to die: at the so-manieth time that it gets there; or after some time. None: never. */
  dieAt: z
    .union([
      z.object({
        point: z.enum([
          'beforeCall',
          'afterCall',
          'afterLedger',
          'afterWatchWrite',
          'beforeProject',
          'afterProject',
          'afterActShown',
        ]),
        count: z.number(),
      }),
      z.object({ afterMs: z.number() }),
    ])
    .optional(),
});
const { dataDir, speed, seed, dieAt } = planSchema.parse(JSON.parse(process.argv[2]!));

/** Ends the whole process tree: what this process started, then itself. Blocks, so that nothing goes on meanwhile. */
function die(): void {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const tree = [process.pid];
  for (const parent of tree) {
    for (const [pid, ppid] of processes) if (ppid === parent && pid !== undefined) tree.push(pid);
  }
  for (const pid of tree.toReversed()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had ended by itself, as the one that listed the processes.
    }
  }
}

let passed = 0;
const reach = (point: string): void => {
  if (!dieAt || !('point' in dieAt) || dieAt.point !== point) return;
  passed += 1;
  if (passed >= dieAt.count) die();
};

/** What somebody did, and then sees done. */
const ACTS: ReadonlySet<string> = new Set(['taskDone', 'approvalDecided']);

const isWatchman = (): boolean => Context.current().info.activityType === 'watchShard';

const wrapPorts = (ports: Ports): Ports => ({
  ...ports,
  connectors: {
    ...ports.connectors,
    async perform(request, timeoutMs) {
      reach('beforeCall');
      const answer = await ports.connectors.perform(request, timeoutMs);
      if (answer.applied) reach('afterCall');
      return answer;
    },
  },
  ledger: {
    ...ports.ledger,
    async write(entry) {
      await ports.ledger.write(entry);
      if (entry.state === 'applied') reach('afterLedger');
    },
  },
  watches: {
    ...ports.watches,
    async write(campaign, shard, version, state, by) {
      const isWritten = await ports.watches.write(campaign, shard, version, state, by);
      // What the watch found by itself: the campaign has not been told.
      if (isWritten && state.outbox.length > 0 && isWatchman()) reach('afterWatchWrite');
      return isWritten;
    },
  },
  projection: {
    async project(campaign, entries, state) {
      if (entries.length > 0) reach('beforeProject');
      await ports.projection.project(campaign, entries, state);
      if (entries.length > 0) reach('afterProject');
      if (entries.some(({ type }) => ACTS.has(type))) reach('afterActShown');
    },
  },
});

const log = pino({ level: process.env['DACU_LOG_LEVEL'] ?? 'error' }, pino.destination({ dest: 2, sync: true }));
const settings = readSettings({ ...process.env, PORT: '0', DACU_DATA_DIR: dataDir });
const { startEngine } = await compiled<typeof import('../../engine/system/engine.ts')>('engine/system/engine');
const { startDemo } = await compiled<typeof import('../../engine/demo/demo.ts')>('engine/demo/demo');
const engine = await startEngine(settings, { parts: 'all', log, onProgress: () => undefined, wrapPorts });
const demo = await startDemo({ ...engine, dataDir, speed, seed, log, onProgress: () => undefined });
if (dieAt && 'afterMs' in dieAt) setTimeout(die, dieAt.afterMs);
process.stdout.write(`${JSON.stringify({ url: engine.url, token: engine.token, shopUrl: demo.shop.url })}\n`);
process.on('SIGTERM', () => {
  void demo
    .stop()
    .then(() => engine.stop())
    .then(() => process.exit(0));
});
