import { recordedOf } from '../../../rules/backtest/backtest.ts';
import type { Row } from '../../../rules/feel/scope.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { ok, unreachable } from '../../../rules/problems/result.ts';
import type { Result } from '../../../rules/problems/result.ts';
import { figuresOf, onSameGround } from '../../../rules/rehearsal/figures.ts';
import { rehearse } from '../../../rules/rehearsal/rehearse.ts';
import { withRows } from '../../../rules/rehearsal/scenario-of.ts';
import type { Recorded } from '../../../rules/simulate/data.ts';
import { monteCarlo } from '../../../rules/simulate/monte-carlo.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import type { Answer, Ask, Numbered, RecordedData, Rehearsed, Stage, Version } from './messages.ts';
import { findIn, readOrders } from './readOrders.ts';

/** How often the page hears how far it has come. */
const TELL_EVERY_MS = 80;

type Tell = (stage: Stage, share: number) => void;

globalThis.addEventListener('message', ({ data }: MessageEvent<Numbered<Ask>>) => {
  const { id, content } = data;
  // To the page that the worker belongs to, without an origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const send = (answer: Answer): void => globalThis.postMessage({ id, content: answer } satisfies Numbered<Answer>);
  let toldMs = 0;
  const tell: Tell = (stage, share) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    send({ type: 'progress', stage, share });
  };
  carryOut(content, tell).then(send, (error: unknown) => send({ type: 'failed', message: String(error) }));
});

async function carryOut(ask: Ask, tell: Tell): Promise<Answer> {
  switch (ask.type) {
    case 'rehearse': {
      const read = await readyFor(ask, tell);
      if (!read.ok) return refused(read);
      const { scenario, record } = read.value;
      const played = await rehearse(ask.playbook, scenario, {
        ...(record && { recorded: record() }),
        playbooks: ask.playbooks,
        onProgress: (share) => tell('playing', share),
      });
      return played.ok ? { type: 'rehearsed', rehearsal: played.value } : refused(played);
    }
    case 'distribute':
      return await distribute(ask, tell);
    case 'compare':
      return await compare(ask, tell);
    case 'inspect': {
      const orders = await knownOrders(ask.file, ask, tell);
      const found = orders.ok ? findIn(orders.value, ask, ask.file.name) : orders;
      return found.ok ? { type: 'inspected', found: found.value } : refused(found);
    }
    default:
      return unreachable(ask);
  }
}

const refused = ({ problems }: Extract<Result<unknown>, { ok: false }>): Answer => ({
  type: 'refused',
  // What a problem was made from does not travel; its sentences do.
  problems: problems.map(({ code, severity, place, message }) => ({ code, severity, place, message })),
});

async function compare({ version, earlier }: Extract<Ask, { type: 'compare' }>, tell: Tell): Promise<Answer> {
  const share = earlier ? 0.5 : 1;
  const ground = withRows(version.playbook, version.scenario);
  const play = ({ playbook, playbooks }: Version, scenario: Scenario, from: number) =>
    rehearse(playbook, scenario, { playbooks, onProgress: (part) => tell('playing', from + part * share) });
  const played = await play(version, ground, 0);
  if (!played.ok) return refused(played);
  const figures = figuresOf(played.value);
  if (!earlier) return { type: 'compared', figures };
  const before = await play(earlier, withRows(earlier.playbook, onSameGround(earlier.scenario, ground)), share);
  return { type: 'compared', figures, ...(before.ok && { earlier: figuresOf(before.value) }) };
}

async function distribute(ask: Extract<Ask, { type: 'distribute' }>, tell: Tell): Promise<Answer> {
  const read = await readyFor(ask, tell);
  if (!read.ok) return refused(read);
  const { scenario, record } = read.value;
  const played = await monteCarlo(ask.playbook, scenario, {
    runs: ask.runs,
    playbooks: ask.playbooks,
    ...(record && { recorded: record() }),
    onRun(done) {
      tell('playing', done / ask.runs);
      return true;
    },
  });
  return played.ok ? { type: 'distributed', monteCarlo: played.value } : refused(played);
}

/** The scenario with all its rows, and what was recorded, anew for each run. */
async function readyFor({ playbook, scenario, recorded }: Rehearsed, tell: Tell) {
  const records = await recordsOf(recorded, playbook, tell);
  if (!records.ok) return records;
  // Orders tell of goods and customers themselves.
  return ok({ scenario: recorded.type === 'orders' ? scenario : withRows(playbook, scenario), record: records.value });
}

async function recordsOf(
  recorded: RecordedData,
  playbook: Playbook,
  tell: Tell,
): Promise<Result<(() => Recorded) | undefined>> {
  if (recorded.type === 'none') return ok(undefined);
  const orders = recorded.type === 'orders' ? await knownOrders(recorded.file, playbook, tell) : ok([]);
  if (!orders.ok) return orders;
  const recording = { orders: orders.value, points: recorded.type === 'points' ? recorded.points : [] };
  const first = recordedOf(recording, playbook.timezone);
  if (!first.ok) return first;
  return ok(() => {
    const again = recordedOf(recording, playbook.timezone);
    return again.ok ? again.value : first.value;
  });
}

let known: { readonly key: string; readonly orders: readonly Row[] } | undefined;

/** A file is parsed once for as many rehearsals as are played on it. */
async function knownOrders(
  file: File,
  { timezone, currency }: Pick<Playbook, 'timezone' | 'currency'>,
  tell: Tell,
): Promise<Result<readonly Row[]>> {
  const key = JSON.stringify([file.name, file.size, file.lastModified, timezone, currency]);
  if (known?.key === key) return ok(known.orders);
  tell('reading', 0);
  const read = await readOrders(file, { timezone, currency });
  if (read.ok) known = { key, orders: read.value };
  return read;
}
