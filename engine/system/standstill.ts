import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isRealClock, withStandstill } from '../../rules/time/clock.ts';
import { decode, encode } from '../models/json-text.ts';
import type { Models } from '../models/models.ts';

/** How exactly it is known when an engine that was killed was last alive. */
const MARK_EVERY_MS = 200;
const ENDED = ['completed', 'stopped', 'failed'] as const;

export interface Liveness {
  /** Real instant (epoch ms) at which the engine was last alive; undefined before its first start. */
  readonly lastAliveMs: number | undefined;
  /** From now on marks that the engine is alive, until stopped. */
  keepMarking(): { stop(): Promise<void> };
}

/** A file whose modification time says when the engine was last alive. */
export async function openLiveness(dataDir: string): Promise<Liveness> {
  const file = join(dataDir, 'alive');
  await mkdir(dirname(file), { recursive: true });
  const lastAliveMs = await stat(file).then(
    (found) => found.mtimeMs,
    () => undefined,
  );
  return {
    lastAliveMs,
    keepMarking() {
      let marking: Promise<void> = writeFile(file, '');
      const mark = (): void => {
        const now = new Date();
        marking = utimes(file, now, now).catch(() => writeFile(file, ''));
      };
      const timer = setInterval(mark, MARK_EVERY_MS);
      return {
        async stop() {
          clearInterval(timer);
          await marking;
          mark();
          await marking;
        },
      };
    },
  };
}

/**
 * The clocks of campaigns that do not run on the real one stood still while the engine was down: each is set to go on
 * from where it was. Their ids come back, to tell their workflows.
 */
export async function resumeClocks(
  { campaigns }: Pick<Models, 'campaigns'>,
  lastAliveMs: number | undefined,
  nowMs: number,
): Promise<readonly string[]> {
  if (lastAliveMs === undefined) return [];
  const open = await campaigns.find({ status: { $nin: [...ENDED] } }, { clock: 1 }).lean();
  const resumed: string[] = [];
  for (const { _id, clock: stored } of open) {
    const clock = decode(stored);
    if (isRealClock(clock)) continue;
    await campaigns.updateOne({ _id }, { $set: { clock: encode(withStandstill(clock, lastAliveMs, nowMs)) } });
    resumed.push(_id);
  }
  return resumed;
}
