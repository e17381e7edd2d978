import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ApiClient } from '../../engine/demo/client.ts';
import { DEMO_CAMPAIGN } from '../../engine/demo/seed.ts';
import { replayActions } from '../../engine/shop/actions/replay.ts';
import type { AppliedCall } from '../../engine/shop/actions/replay.ts';
import type { Levers } from '../../engine/shop/levers.ts';
import { randomOf } from '../../rules/random/random.ts';
import { DONE } from '../../rules/effects/ledger-states.ts';
import { effectsSchema } from '../../rules/api/campaigns.ts';
import type { Effect, LogEntryWire } from '../../rules/api/campaigns.ts';
import { campaignOf, logOf } from '../support/engine.ts';

const SPEED = 10;
const SEED = Number(process.env['CHAOS_SEED'] ?? 11);
/** Playing the event day takes a busy machine minutes. */
const LIMIT_MS = 1_200_000;

type DieAt = { readonly point: string; readonly count: number } | { readonly afterMs: number };

/** Where the process tree is killed, one after the other; in between it is started again on the same folder. */
function instantsOf(seed: number): readonly DieAt[] {
  const random = randomOf(seed, 'kills');
  const at = (point: string, upTo = 1): DieAt => ({ point, count: 1 + random.index(upTo) });
  const later = (): DieAt => ({ afterMs: Math.round(random.between(200, 2_500)) });
  return [
    later(),
    at('beforeProject', 3),
    at('afterActShown'),
    at('afterCall'),
    at('afterProject', 3),
    at('afterLedger'),
    later(),
    at('beforeCall'),
    at('afterWatchWrite'),
    at('afterCall'),
    at('beforeProject', 3),
    at('afterWatchWrite'),
    at('afterCall'),
  ];
}

interface Running {
  readonly programs: ApiClient;
  readonly shopUrl: string;
  /** Resolves with the signal that ended it, or null if it ended by itself. */
  readonly ended: Promise<string | null>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./engine-child.ts', import.meta.url));
const upSchema = z.object({ url: z.string(), token: z.string(), shopUrl: z.string() });

const signalSchema = z.string().nullable();

/** Undefined if it was killed before it was up. @throws Error if it ended otherwise */
async function start(dataDir: string, dieAt: DieAt | undefined): Promise<Running | undefined> {
  const plan = JSON.stringify({ dataDir, speed: SPEED, seed: 1, dieAt });
  const child = spawn(process.execPath, ['--import', 'tsx', program, plan], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([, signal]) => signalSchema.parse(signal));
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text));
  const up = await Promise.race([line, ended.then(() => undefined)]);
  if (up === undefined) {
    if ((await ended) === 'SIGKILL') return undefined;
    throw new Error('The engine did not start');
  }
  const { url, token, shopUrl } = upSchema.parse(JSON.parse(up));
  return {
    programs: ApiClient.withToken(url, token),
    shopUrl,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks at the campaign until it has ended (true) or the process has (false). */
async function playedToEnd({ programs, ended }: Running): Promise<boolean> {
  const killed = ended.then((signal) => {
    if (signal !== 'SIGKILL') throw new Error('The engine ended by itself');
    return 'killed' as const;
  });
  for (;;) {
    const answer = campaignOf(programs, DEMO_CAMPAIGN).then(({ status }) => status);
    // Whoever is killed while asked gives no answer; whoever gives none was killed.
    const status = await Promise.race([answer.catch(() => killed), killed]);
    if (status === 'killed') return false;
    if (status === 'completed') return true;
    await pause(100);
  }
}

const readJson = async (url: string): Promise<unknown> => (await fetch(url)).json();
const callsSchema = z.array(
  z
    .object({ key: z.string(), do: z.string(), with: z.unknown(), applied: z.boolean(), duplicate: z.boolean() })
    .loose(),
);
const leversSchema = z.object({ levers: z.unknown() });

/** All that is left to look at when the campaign has ended. */
interface Aftermath {
  readonly kills: readonly string[];
  readonly log: readonly LogEntryWire[];
  /** Every raw call that the shop received, in order. */
  readonly calls: z.infer<typeof callsSchema>;
  readonly effects: readonly Effect[];
  readonly initial: Levers;
  readonly final: Levers;
}

let running: Running | undefined;

/** Plays the demo to its end through all the kills. */
async function playThroughKills(dataDir: string): Promise<Aftermath> {
  const kills: string[] = [];
  let completed = false;
  for (const dieAt of instantsOf(SEED)) {
    const startedMs = performance.now();
    running = await start(dataDir, dieAt);
    completed = running !== undefined && (await playedToEnd(running));
    if (completed) break;
    const kill = 'point' in dieAt ? dieAt.point : 'any';
    kills.push(kill);
    process.stderr.write(`killed (${kill}) after ${Math.round(performance.now() - startedMs)} ms\n`);
  }
  if (!completed) {
    running = await start(dataDir, undefined);
    if (!(await playedToEnd(running!))) throw new Error('Nobody was to kill it any more');
  }
  const { programs, shopUrl } = running!;
  const levers = async (path: string) => leversSchema.parse(await readJson(`${shopUrl}/${path}`)).levers as Levers;
  return {
    kills,
    log: await logOf(programs, DEMO_CAMPAIGN),
    calls: callsSchema.parse(await readJson(`${shopUrl}/calls`)),
    effects: (await programs.get(`/campaigns/${DEMO_CAMPAIGN}/effects`, effectsSchema)).effects,
    initial: await levers('initial'),
    final: await levers('state'),
  };
}

const keysOf = (entries: readonly LogEntryWire[]) => entries.map((entry) => z.string().parse(entry['key']));

interface Called {
  readonly key: string;
  readonly do: string;
  readonly with: unknown;
}
/** What was asked of the platform, by key. */
const asked = (called: readonly Called[]) =>
  Object.fromEntries(called.map(({ key, do: action, with: inputs }) => [key, { action, inputs }]));

describe(`a demo whose process tree is killed again and again (CHAOS_SEED=${SEED})`, () => {
  let dataDir: string;
  let aftermath: Aftermath;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dacu-chaos-'));
    aftermath = await playThroughKills(dataDir);
  }, LIMIT_MS);
  afterAll(async () => {
    await running?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, LIMIT_MS);

  it('was killed at least ten times, also between a call and our acknowledgement and a watch’s write and its signal', () => {
    const { kills } = aftermath;
    expect(kills.length).toBeGreaterThanOrEqual(10);
    expect(kills.filter((each) => each === 'afterCall').length).toBeGreaterThanOrEqual(2);
    expect(kills.filter((each) => each === 'afterWatchWrite').length).toBeGreaterThanOrEqual(1);
  });

  it('has a log without gaps, in which no stay at a node goes back in time', () => {
    const { log } = aftermath;
    expect(log.map((entry) => entry.seq)).toEqual(log.map((_, index) => index + 1));
    // Between nodes time may go back: an evaluation that waited for its data counts as of when it was due.
    const lastMs = new Map<string, number>();
    for (const { node = '', n, at, seq } of log) {
      const stay = JSON.stringify([node, n]);
      const atMs = Date.parse(at);
      expect([seq, atMs]).toEqual([seq, Math.max(atMs, lastMs.get(stay) ?? atMs)]);
      lastMs.set(stay, atMs);
    }
  });

  it('has requested each effect once, and brought each to one end', () => {
    const { log, effects } = aftermath;
    const requested = keysOf(log.filter((entry) => entry.type === 'effectRequested'));
    expect(requested.length).toBeGreaterThan(10);
    const ended = log.filter(
      ({ type, final }) => type === 'effectApplied' || (type === 'effectFailed' && final === true),
    );
    expect(new Set(requested).size).toBe(requested.length);
    expect(ended.length).toBe(requested.length);
    expect(new Set(keysOf(ended))).toEqual(new Set(requested));
    expect(effects.filter((effect) => effect.state === 'requested')).toEqual([]);
  });

  it('has done to the shop exactly what the ledger says, each thing once', () => {
    const { calls, effects } = aftermath;
    const applied = calls.filter((call) => call.applied && !call.duplicate);
    expect(new Set(applied.map((call) => call.key)).size).toBe(applied.length);
    // What was killed after the platform had applied it was asked for again, and recognised.
    expect(calls.filter((call) => call.duplicate).length).toBeGreaterThanOrEqual(1);
    const done: ReadonlySet<string> = new Set(DONE);
    expect(asked(effects.filter((effect) => done.has(effect.state)))).toEqual(asked(applied));
  });

  it('leaves the shop as it was at the beginning, plus the ledger', () => {
    const { calls, initial, final } = aftermath;
    expect(replayActions(initial, calls as readonly AppliedCall[])).toEqual(final);
  });
});
