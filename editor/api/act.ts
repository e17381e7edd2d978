import type { z } from 'zod';
import { ApiError } from './problem.ts';
import { request } from './request.ts';

const MOST_TRIES = 4;

/**
 * Does something to a running campaign. Its own id makes sure that it is done once: so it is sent again where the
 * engine did not answer in time, which mostly means that it was done.
 */
export async function act<S extends z.ZodType>(schema: S, path: string, body: object): Promise<z.output<S>> {
  const identified = { ...body, requestId: crypto.randomUUID() };
  for (let tries = 1; ; tries++) {
    try {
      return await request(schema, path, { method: 'POST', body: identified });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 503 || tries === MOST_TRIES) throw error;
    }
  }
}
