import { z } from 'zod';
import type { Json } from '../../rules/json.ts';
import { refused, unavailable } from './connector.ts';
import type { Failure } from './connector.ts';

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
  readonly timeoutMs: number;
}

export type Called =
  { readonly ok: true; readonly body: Json | undefined } | { readonly ok: false; readonly answer: Failure };

/** Refusals that pass by themselves; 409 also says that an earlier call of the key is still under way. */
const RETRYABLE_STATUS = new Set([408, 409, 425, 429]);
const QUOTED_LENGTH = 300;
/** An answer beyond this is not read on: it is not what an action answers. */
const MAX_ANSWER_BYTES = 256_000;
const MAX_DEPTH = 50;

/** One HTTP call. Headers and the address are left out of errors, as they may hold secrets. */
export async function call({ method, url, headers, body, timeoutMs }: Call): Promise<Called> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMs),
      // A key must not be sent to wherever the platform points.
      redirect: 'manual',
    });
    const text = await readText(response);
    if (response.ok) return parse(text);
    const error = `The platform answered ${response.status}${text === '' ? '' : `: ${text.slice(0, QUOTED_LENGTH)}`}`;
    const retryable = response.status >= 500 || RETRYABLE_STATUS.has(response.status);
    return { ok: false, answer: retryable ? unavailable(error) : refused(error) };
  } catch (error) {
    return { ok: false, answer: unavailable(describe(error, timeoutMs)) };
  }
}

async function readText(response: Response): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The answer as JSON, or a short text. Anything else, a page to sign in on or half an answer, does not say that the
 * action is done: asked again under the same key, the platform says it.
 */
function parse(text: string): Called {
  if (text === '') return { ok: true, body: undefined };
  if (Buffer.byteLength(text) > MAX_ANSWER_BYTES) return unusable(`it is longer than ${MAX_ANSWER_BYTES} bytes`, text);
  try {
    const body = JSON.parse(text) as Json;
    return isDeeper(body, MAX_DEPTH) ? unusable(`it is nested more than ${MAX_DEPTH} deep`, text) : { ok: true, body };
  } catch {
    if (text.trimStart().startsWith('<')) return { ok: false, answer: refused(`${UNUSABLE} it is a page, not JSON.`) };
    return /^\s*[{["]/.test(text) ? unusable('it is no JSON', text) : { ok: true, body: text.slice(0, QUOTED_LENGTH) };
  }
}

const UNUSABLE = 'The platform’s answer cannot be used:';

const unusable = (why: string, text: string): Called => ({
  ok: false,
  answer: unavailable(`${UNUSABLE} ${why}: ${text.slice(0, QUOTED_LENGTH)}`),
});

function isDeeper(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each as Json, levels - 1));
}

const failureSchema = z.object({ name: z.string(), cause: z.object({ code: z.string() }).optional().catch(undefined) });

function describe(error: unknown, timeoutMs: number): string {
  const { name, cause } = failureSchema.safeParse(error).data ?? {};
  if (name === 'TimeoutError') return `The platform did not answer within ${timeoutMs} ms.`;
  return `The platform could not be reached${cause ? ` (${cause.code})` : ''}.`;
}
