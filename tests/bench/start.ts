import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startProgram } from '../support/processes.ts';
import type { Bench } from './support/bench.ts';

const STARTS = 5;
/** Of the demo before the first of them: into the event day, when most is under way. */
const PLAY_MS = 80_000;
/** Between two of them, so that each finds a campaign that has gone on. */
const GO_ON_MS = 4_000;
const READY_LIMIT_MS = 120_000;

/** What someone waits for who starts the product again in the middle of its demo. */
export const bench: Bench = {
  name: 'start',
  title: '“npm start” where it ran before, in the middle of its demo, until it is ready',
  async run(measure) {
    const dataDir = await mkdtemp(join(tmpdir(), 'dacu-start-'));
    const seconds: number[] = [];
    try {
      await start(dataDir, PLAY_MS);
      for (let run = 0; run < STARTS; run++) seconds.push(await start(dataDir, GO_ON_MS));
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
    measure.record('start.warm_seconds', 's', seconds);
  },
};

/** Starts the product, lets it run and ends it; says after how many seconds it was ready. */
async function start(dataDir: string, runMs: number): Promise<number> {
  const startedMs = performance.now();
  const product = startProgram('npm', ['start'], { group: true, env: { DACU_DATA_DIR: dataDir, PORT: '0' } });
  try {
    await product.says(/Ready: /, READY_LIMIT_MS);
    const seconds = (performance.now() - startedMs) / 1000;
    await delay(runMs);
    return seconds;
  } finally {
    await product.stop();
  }
}
