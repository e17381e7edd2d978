import type { Json } from '../../rules/json.ts';
import { closest } from '../../rules/problems/closest.ts';
import { ACTION_NAMES, findShopAction } from './actions/registry.ts';
import { DROPPED, type Faults } from './journal.ts';
import { randomOf } from '../../rules/random/random.ts';
import type { Shop } from './shop.ts';

export interface Call {
  readonly do: string;
  readonly with: Record<string, Json>;
  readonly key: string;
  readonly atMs: number;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, Json>>;
  /** The connection is to be cut instead of answering. */
  readonly drop: boolean;
}

/**
 * Takes a call of an action: records it, and applies it if it is good and its key is new. The effect, the key and the
 * record are one transaction. A key that was applied before gets its first answer again; a key that failed may be tried
 * again.
 */
export function takeCall(shop: Shop, call: Call): Answer {
  const { journal } = shop;
  const faults = journal.faults;
  const n = journal.callCount + 1;
  const record = { n, at: new Date(call.atMs).toISOString(), key: call.key, do: call.do, with: call.with };
  const refuse = (status: number, error: string): Answer => {
    journal.recordCall({ ...record, status, applied: false, duplicate: false, error }, faults);
    return { status, body: { error }, drop: false };
  };

  if (!findShopAction(call.do)) {
    const guess = closest(call.do, ACTION_NAMES);
    return refuse(404, `Unknown action ${call.do}.${guess ? ` Did you mean ${guess}?` : ''}`);
  }
  if (takeOne(faults, 'failNext', call.do)) return refuse(500, 'Failed on demand.');
  if (faults.errorRate > 0 && randomOf(shop.model.seed, 'error', n).chance(faults.errorRate)) {
    return refuse(500, 'Failed on demand, by the error rate.');
  }

  const content = canonical({ do: call.do, with: call.with });
  const earlier = journal.key(call.key);
  if (earlier && earlier.content !== content) {
    return refuse(409, `The key ${call.key} was used for another call.`);
  }
  if (earlier) {
    const { before, after } = earlier;
    const drop = takeOne(faults, 'dropConnectionAfterApply', call.do);
    const status = drop ? DROPPED : 200;
    journal.recordCall({ ...record, status, applied: true, duplicate: true, before, after }, faults);
    return { status: 200, body: { applied: true, before, after, duplicate: true }, drop };
  }

  let dropped = false;
  const attempt = shop.attempt(call.do, call.with, call, ({ before, after }) => {
    dropped = takeOne(faults, 'dropConnectionAfterApply', call.do);
    const status = dropped ? DROPPED : 200;
    journal.recordCall({ ...record, status, applied: true, duplicate: false, before, after }, faults, {
      entry: { type: 'action', do: call.do, with: call.with, key: call.key, atMs: call.atMs },
      key: { content, before, after },
    });
  });
  if (!attempt.ok) return refuse(attempt.why === 'malformed' ? 400 : 422, attempt.error);
  return { status: 200, body: { applied: true, ...attempt.outcome }, drop: dropped };
}

/** Uses up one of the times that the fault was asked for, if it is meant for this action. */
function takeOne(faults: Faults, name: 'failNext' | 'dropConnectionAfterApply', action: string): boolean {
  const fault = faults[name];
  if (!fault || fault.times <= 0 || (fault.do !== undefined && fault.do !== action)) return false;
  faults[name] = fault.times > 1 ? { ...fault, times: fault.times - 1 } : null;
  return true;
}

/** JSON with the keys in order, so that equal contents give equal texts. */
function canonical(value: Json): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
