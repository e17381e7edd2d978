import { setTimeout } from 'node:timers/promises';
import type { HttpAction } from '../../rules/api/shops.ts';
import { evaluateFeel } from '../../rules/feel/evaluate.ts';
import type { Reading } from '../../rules/effects/reading.ts';
import type { FeelScope } from '../../rules/feel/scope.ts';
import type { Json } from '../../rules/json.ts';
import { own } from '../../rules/own.ts';
import { closest } from '../../rules/problems/closest.ts';
import { formatInstant } from '../../rules/time/zone.ts';
import type { EffectRequest } from '../../workflows/ports.ts';
import { call } from './call.ts';
import { refused, unread, unreadable } from './connector.ts';
import type { ConfigOf, Connector } from './connector.ts';

const DEFAULT_IDEMPOTENCY_HEADER = 'Idempotency-Key';
const FROM_ENVIRONMENT = 'env:';
/** Methods whose calls have no body. */
const BODILESS = new Set(['GET', 'DELETE']);

export interface HttpConnectorOptions {
  readonly config: ConfigOf<'http'>;
  readonly timeZone: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Any platform with an HTTP API, as the shop's settings describe it. */
export function httpConnector({ config, timeZone, env }: HttpConnectorOptions): Connector {
  const limitOf = (timeoutMs: number): number => Math.min(timeoutMs, config.timeoutMs ?? timeoutMs);
  const actionOf = ({ do: name }: EffectRequest): HttpAction | undefined => own(config.actions, name);
  return {
    async perform(request, timeoutMs) {
      const limitMs = limitOf(timeoutMs);
      const action = actionOf(request);
      if (!action) return refused(unknownAction(request.do, Object.keys(config.actions)));
      const secrets = resolveHeaders(config.headers ?? {}, env);
      if (typeof secrets === 'string') return refused(secrets);
      const headers = { ...secrets, [config.idempotencyHeader ?? DEFAULT_IDEMPOTENCY_HEADER]: request.key };

      const scope = scopeOf(request, timeZone);
      const url = urlOf(config.baseUrl, action.path, scope);
      const body = bodyOf(action, request, scope);
      if (!url.ok) return refused(`“path” of the action “${request.do}”: ${url.error}`);
      if (!body.ok) return refused(`“body” of the action “${request.do}”: ${body.error}`);
      const called = await call({
        method: action.method,
        url: url.value,
        headers,
        body: body.value,
        timeoutMs: limitMs,
      });
      if (!called.ok) return called.answer;
      const answered = called.body ?? null;
      const after = action.readBack
        ? await changedTo(action.readBack, answered, scope, () =>
            readBack(action, config.baseUrl, secrets, scope, limitMs),
          )
        : answered;
      return { applied: true, result: answered, after };
    },

    async before(request, timeoutMs) {
      const action = actionOf(request);
      const secrets = resolveHeaders(config.headers ?? {}, env);
      if (!action?.readBack || typeof secrets === 'string') return undefined;
      const scope = scopeOf(request, timeZone);
      return readAtLength(() => readBack(action, config.baseUrl, secrets, scope, limitOf(timeoutMs)));
    },

    async read(request, timeoutMs) {
      const action = actionOf(request);
      if (!action) return unreadable(unknownAction(request.do, Object.keys(config.actions)));
      const secrets = resolveHeaders(config.headers ?? {}, env);
      if (typeof secrets === 'string') return unreadable(secrets);
      return readBack(action, config.baseUrl, secrets, scopeOf(request, timeZone), limitOf(timeoutMs));
    },
  };
}

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** How often, and how long after one another, a value is read that cannot be read right now. */
const READS = 3;
const READ_AGAIN_MS = 200;

/** A value that is read once for good: a platform that is busy for a moment is asked again. */
async function readAtLength(read: () => Promise<Reading>): Promise<Json | undefined> {
  for (let left = READS; ; left--) {
    const reading = await read();
    if (reading.readable) return reading.value;
    if (reading.never || left === 1) return undefined;
    await setTimeout(READ_AGAIN_MS);
  }
}

/** What the call has put there: what is expected of it, where the action says that, else what is there now. */
async function changedTo(
  { expected }: NonNullable<HttpAction['readBack']>,
  answer: Json,
  scope: FeelScope,
  read: () => Promise<Reading>,
): Promise<Json | undefined> {
  if (expected === undefined) return readAtLength(read);
  const value = evaluateFeel(expected, withAnswer(scope, answer));
  return value.ok ? value.value : undefined;
}

const withAnswer = (scope: FeelScope, answer: Json): FeelScope => ({
  ...scope,
  values: { ...scope.values, answer },
});

/** The value that the platform has now, by the action’s `readBack`. */
async function readBack(
  { readBack: reading }: HttpAction,
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  scope: FeelScope,
  timeoutMs: number,
): Promise<Reading> {
  if (!reading) return unreadable('the connector’s action has no “readBack”.');
  const url = urlOf(baseUrl, reading.path, scope);
  if (!url.ok) return unreadable(`“readBack.path”: ${url.error}`);
  const called = await call({
    method: reading.method,
    url: url.value,
    headers,
    timeoutMs,
  });
  if (!called.ok) return (called.answer.retryable ? unread : unreadable)(called.answer.error);
  const value = evaluateFeel(reading.value, withAnswer(scope, called.body ?? null));
  return value.ok
    ? { readable: true, value: value.value }
    : unreadable(`“readBack.value”: ${value.problems[0]!.message.en}`);
}

/** Names in scope: the inputs by name, all of them as `with`, `key`, `at`, `campaign`. */
function scopeOf({ with: inputs, key, atMs, campaign }: EffectRequest, timeZone: string): FeelScope {
  const about = { with: inputs, key, campaign, at: formatInstant(atMs, timeZone) };
  return { values: { ...inputs, ...about }, instants: {}, nowMs: atMs, timeZone };
}

function urlOf(baseUrl: string, path: string, scope: FeelScope): Found<string> {
  const value = evaluateFeel(path, scope);
  if (!value.ok) return { ok: false, error: value.problems[0]!.message.en };
  if (typeof value.value !== 'string')
    return { ok: false, error: `it must give a text; it gave ${JSON.stringify(value.value)}.` };
  const base = new URL(baseUrl);
  const root = `${base.pathname.replace(/\/+$/, '')}/`;
  const url = new URL(`${root}${value.value.replace(/^\/+/, '')}`, base);
  // An input is data: it may not send the call, and the secrets in its headers, elsewhere.
  if (url.origin !== base.origin || !url.pathname.startsWith(root))
    return { ok: false, error: 'it leads away from the shop’s base address.' };
  return { ok: true, value: url.href };
}

function bodyOf({ method, body }: HttpAction, request: EffectRequest, scope: FeelScope): Found<Json | undefined> {
  if (BODILESS.has(method)) return { ok: true, value: undefined };
  if (body === undefined) return { ok: true, value: request.with };
  const value = evaluateFeel(body, scope);
  return value.ok ? value : { ok: false, error: value.problems[0]!.message.en };
}

/** The headers with their secrets filled in, or the sentence that says which is missing. */
function resolveHeaders(
  headers: Readonly<Record<string, string>>,
  env: HttpConnectorOptions['env'],
): Record<string, string> | string {
  const resolved: Record<string, string> = {};
  for (const [name, text] of Object.entries(headers)) {
    if (!text.startsWith(FROM_ENVIRONMENT)) resolved[name] = text;
    else {
      const variable = text.slice(FROM_ENVIRONMENT.length);
      const value = env[variable];
      if (value === undefined)
        return `The header “${name}” needs the environment variable ${variable}, which is not set.`;
      resolved[name] = value;
    }
  }
  return resolved;
}

function unknownAction(name: string, known: readonly string[]): string {
  const near = closest(name, known);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  return `The shop’s connector has no action “${name}”. It has: ${known.join(', ') || 'none'}.${hint}`;
}
