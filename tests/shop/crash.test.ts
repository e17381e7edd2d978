import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { replayActions } from '../../engine/shop/actions/replay.ts';
import type { Levers } from '../../engine/shop/levers.ts';
import { randomOf } from '../../rules/random/random.ts';
import { startIngestDouble, type IngestDouble } from './ingest-double.ts';
import {
  callAction,
  callSchema,
  get,
  makeFolder,
  put,
  removeFolder,
  setClock,
  smallCalendar,
  standingAt,
  startSmallShop,
  untilQuiet,
} from './running-shop.ts';
import { smallDemand } from './small-shop.ts';

const KILLS = 6;
const leversSchema = z.looseObject({ levers: z.custom<Levers>((value) => typeof value === 'object') });

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

/** The shop as a process of its own. */
async function spawnShop(folder: string, ingestUrl: string, campaignMs?: number): Promise<Child> {
  const clock = campaignMs === undefined ? [] : ['--clock', JSON.stringify(standingAt(campaignMs))];
  const child = spawn(
    process.execPath,
    [
      'dist/engine/shop/main.js',
      '--data-dir',
      folder,
      '--ingest-url',
      ingestUrl,
      '--token',
      't',
      '--demand',
      JSON.stringify(smallDemand),
      ...clock,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DACU_LOG_LEVEL: 'silent' } },
  );
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return { process: child, url: z.object({ url: z.string() }).parse(JSON.parse(line)).url };
}

async function kill9(child: Child): Promise<void> {
  const gone = once(child.process, 'exit');
  child.process.kill('SIGKILL');
  await gone;
}

describe('A shop that is killed with kill -9', () => {
  let folder: string;
  let ingest: IngestDouble;
  let child: Child | undefined;
  beforeEach(async () => {
    folder = await makeFolder();
    ingest = await startIngestDouble();
  });
  afterEach(async () => {
    if (child && child.process.exitCode === null && child.process.signalCode === null) await kill9(child);
    await ingest.stop();
    await removeFolder(folder);
  });

  it('at seeded instants publishes the very same history as one that runs through', async () => {
    const endMs = smallCalendar.eventMs + 12 * 3_600_000;
    const random = randomOf(7, 'kills');
    for (let kills = 0; kills < KILLS; kills++) {
      child = await spawnShop(folder, ingest.url, endMs);
      const target = ingest.posts.length + 3 + random.index(40);
      const answered = random.chance(0.5);
      const running = child;
      // Killed either before the post is answered, or after it, while the next step is played.
      await new Promise<void>((resolve) => {
        ingest.before = async (post) => {
          if (post !== target) return undefined;
          if (answered) setTimeout(() => void kill9(running).then(resolve), random.index(12));
          else await kill9(running).then(resolve);
          return undefined;
        };
      });
    }
    ingest.before = () => undefined;
    child = await spawnShop(folder, ingest.url, endMs);
    await untilQuiet(child.url);

    const reference = await startIngestDouble();
    const untouched = await makeFolder();
    const through = await startSmallShop(untouched, { clock: standingAt(endMs), ingestUrl: reference.url, token: 't' });
    await untilQuiet(through.url);
    await through.stop();
    await reference.stop();
    await removeFolder(untouched);

    expect(ingest.changed).toEqual([]);
    expect([...ingest.taken.keys()]).toEqual([...reference.taken.keys()]);
    expect([...ingest.taken.values()]).toEqual([...reference.taken.values()]);
  }, 120_000);

  it('between applying and answering keeps every acknowledged action and applies none twice', async () => {
    const random = randomOf(8, 'kills');
    const acknowledged = new Set<string>();
    const requested: { key: string; amount: number }[] = [];
    for (let round = 0; round <= KILLS; round++) {
      child = await spawnShop(folder, ingest.url, smallCalendar.startMs + round * 5 * 3_600_000);
      const { url } = child;
      if (round < KILLS && random.chance(0.5)) await put(url, '/faults', { dropConnectionAfterApply: { times: 1 } });
      // Who was not answered asks again, under the same key.
      for (const { key, amount } of requested) {
        if (acknowledged.has(key)) continue;
        await callAction(url, 'ads.raiseBudget', key, { channel: 'search', amount }).then(
          (answer) => answer.status === 200 && acknowledged.add(key),
          () => undefined,
        );
      }
      if (round === KILLS) break;
      await untilQuiet(url);
      // Steps are played and published while the calls come in.
      await setClock(url, smallCalendar.startMs + (round + 1) * 5 * 3_600_000);
      const calls = Array.from({ length: 12 }, async (_, n) => {
        const request = { key: `c/r${round}/${n}`, amount: 100 + n };
        requested.push(request);
        const answer = await callAction(url, 'ads.raiseBudget', request.key, {
          channel: 'search',
          amount: request.amount,
        });
        if (answer.status === 200) acknowledged.add(request.key);
      });
      const killed = new Promise<void>((resolve, reject) => {
        setTimeout(() => void kill9(child!).then(resolve, reject), random.index(30));
      });
      await Promise.allSettled(calls);
      await killed;
    }

    const { url } = child!;
    const recorded = await get(url, '/calls', callSchema);
    const appliedKeys = recorded.filter((call) => call.applied && !call.duplicate).map((call) => call.key);
    expect(new Set(appliedKeys).size).toBe(appliedKeys.length);
    expect(new Set(appliedKeys)).toEqual(new Set(requested.map((request) => request.key)));
    expect([...acknowledged].every((key) => appliedKeys.includes(key))).toBe(true);
    const initial = (await get(url, '/initial', leversSchema)).levers;
    const now = (await get(url, '/state', leversSchema)).levers;
    expect(now).toEqual(replayActions(initial, recorded));
    expect(now.channels.search.budgetCents - initial.channels.search.budgetCents).toBe(
      requested.reduce((sum, request) => sum + request.amount, 0),
    );
    await setClock(url, smallCalendar.startMs + 40 * 3_600_000);
    await untilQuiet(url);
    // A step that was published again told the same as before: the actions stand where they stood among the steps.
    expect(ingest.changed).toEqual([]);
    expect([...ingest.taken.values()].filter((batch) => batch.path.endsWith('/metrics'))).toHaveLength(24 + 4 * 16);
  }, 120_000);
});
