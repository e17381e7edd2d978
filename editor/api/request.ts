import type { z } from 'zod';
import { noteReachable } from '../app/reachability.ts';
import { toApiError, unexpectedAnswer, unreachableError } from './problem.ts';

export const API_BASE = '/api/v1';

type QueryValue = string | number | boolean | undefined;

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** Sent as it is, in the place of a JSON body. */
  readonly file?: Blob;
  readonly signal?: AbortSignal | undefined;
}

export function urlOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return `${API_BASE}${path}${text === '' ? '' : `?${text}`}`;
}

/**
 * Asks the API and parses the answer by its schema.
 * @throws {ApiError} for an unsuccessful status, an answer of another shape, or none at all; aborts are rethrown.
 */
export async function request<S extends z.ZodType>(
  schema: S,
  path: string,
  options: RequestOptions = {},
): Promise<z.output<S>> {
  const { method = 'GET', query, body, file, signal } = options;
  const type = file?.type ?? (body === undefined ? undefined : 'application/json');
  const content = file ?? (body === undefined ? undefined : JSON.stringify(body));
  let response: Response;
  try {
    response = await fetch(urlOf(path, query), {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(type !== undefined && { 'content-type': type }) },
      ...(content !== undefined && { body: content }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    noteReachable(false);
    throw unreachableError();
  }
  // A proxy before an engine that is down answers for it.
  const answered = ![502, 503, 504].includes(response.status);
  noteReachable(answered);
  const answer = await readJson(response);
  if (!response.ok) throw answered ? toApiError(response.status, answer) : unreachableError();
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  console.error(`Unexpected answer of ${method} ${path}`, parsed.error.issues);
  throw unexpectedAnswer(response.status);
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
