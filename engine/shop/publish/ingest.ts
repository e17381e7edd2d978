import { setTimeout as sleep } from 'node:timers/promises';
import type { ShopLog } from '../start.ts';
import { DATASETS } from '../measure/rows.ts';
import { OPENING } from '../journal.ts';
import type { Publication } from '../shop.ts';

export interface IngestTarget {
  /** Base of the API, such as http://127.0.0.1:8080/api/v1. */
  readonly ingestUrl: string;
  readonly token: string;
  readonly shopId: string;
  /** Part of the batch ids, so that a shop of another configuration never passes for this one. */
  readonly fingerprint: string;
  readonly log: ShopLog;
  readonly signal: AbortSignal;
}

const ROWS_PER_BATCH = 500;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Posts a step: its rows first, then its metrics with the completeness mark, so that who waits for the mark finds the
 * rows in place. Every batch has an id of its own, the same at every try. Tries until it is taken or `signal` aborts.
 * @throws the signal's reason when aborted.
 */
export async function publish(target: IngestTarget, publication: Publication): Promise<void> {
  const name = publication.step === OPENING ? 'opening' : publication.step;
  const batch = `${target.shopId}/${target.fingerprint}/${name}`;
  for (const dataset of DATASETS) {
    const rows = publication.rows[dataset];
    for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) {
      await post(target, `datasets/${dataset}`, {
        batch: `${batch}/${dataset}/${from / ROWS_PER_BATCH}`,
        rows: rows.slice(from, from + ROWS_PER_BATCH),
        mode: 'merge',
      });
    }
  }
  if (publication.points.length === 0) return;
  await post(target, 'metrics', {
    batch: `${batch}/metrics`,
    points: publication.points,
    completeThrough: new Date(publication.throughMs).toISOString(),
  });
}

interface Batch {
  readonly batch: string;
  readonly [field: string]: unknown;
}

async function post(target: IngestTarget, path: string, body: Batch): Promise<void> {
  const url = `${target.ingestUrl.replace(/\/+$/, '')}/shops/${encodeURIComponent(target.shopId)}/${path}`;
  for (let attempt = 1; ; attempt++) {
    const problem = await tryPost(target, url, body);
    if (problem === undefined) return;
    target.signal.throwIfAborted();
    // A refused batch is kept and tried on: leaving it out would leave a hole in the figures that nobody sees.
    const report = attempt === 1 || problem.refused ? 'warn' : 'info';
    target.log[report](
      { batch: body.batch, attempt, problem: problem.text },
      'The shop’s data were not taken; trying again',
    );
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10));
    await sleep(pauseMs, undefined, { signal: target.signal });
  }
}

async function tryPost(
  target: IngestTarget,
  url: string,
  body: object,
): Promise<{ readonly text: string; readonly refused: boolean } | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${target.token}` },
      body: JSON.stringify(body),
      signal: AbortSignal.any([target.signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (response.ok) return undefined;
    return { text: `${response.status} ${text.slice(0, 500)}`, refused: response.status < 500 };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), refused: false };
  }
}
