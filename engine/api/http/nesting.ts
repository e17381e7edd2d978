import type { RequestHandler } from 'express';
import { MAX_NESTING } from '../../../rules/json-text.ts';
import { tooDeep } from './refusals.ts';

/** Stops JSON that is nested deeper than any stack: whatever walks through it may then do so step by step. */
export const refuseDeepNesting: RequestHandler = ({ body }: { body: unknown }, _response, next) => {
  let level: readonly unknown[] = Buffer.isBuffer(body) ? [] : [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) throw tooDeep(MAX_NESTING);
    level = level.flatMap((value) => (value !== null && typeof value === 'object' ? Object.values(value) : []));
  }
  next();
};
